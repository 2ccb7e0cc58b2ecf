//! Writes a page of its own: the text with its quotations in their speakers' colours, the speakers
//! beside it.
//!
//! The page works from a file, without a network and without a script: choosing a speaker is a
//! radio button and a rule of CSS, jumping is a link. So nothing can run, whatever an article
//! holds; the page's own policy says so to the browser as well.

use std::fmt::Write;

use crate::article::BlockKind;
use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::export::WithText;
use crate::export::format_writer::FormatWriter;
use crate::export::markup::escape;
use crate::export::markup::is_web;
use crate::export::markup::policy;
use crate::text::Span;
use crate::text::display;

/// Writes a page that works without a network and without a script.
pub(super) struct Html;

impl FormatWriter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn summary(&self) -> &'static str {
        "A page that works without a network"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn piece(&self, sheet: &Sheet, _with_text: WithText) -> String {
        article(sheet)
    }

    fn head(&self, _is_empty: bool) -> String {
        head()
    }

    fn tail(&self, _is_empty: bool) -> &'static str {
        TAIL
    }
}

/// Hues that the colour-blind tell apart: Okabe and Ito, "Color Universal
/// Design" (2008), without black and yellow, which text on paper needs.
const HUES: [&str; 6] = ["#e69f00", "#56b4e9", "#009e73", "#cc79a7", "#d55e00", "#0072b2"];

pub(super) const STYLE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/export/page.css"));

const TAIL: &str = "</main>\n</body>\n</html>\n";

/// Returns the page before the first article.
fn head() -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         {}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>Who said what</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        policy(None)
    )
}

/// Returns one article with its speakers.
fn article(sheet: &Sheet) -> String {
    let prefix = format!("a{:016x}", fnv(sheet.place(), &sheet.article.id));
    written(&Page::new(sheet, prefix, 2, &[]))
}

/// Returns the only article of a page. Its quotations have the identifiers `t-q0`, `t-q1` and so
/// on, and beside each name is a link to the page of the speaker, given for each quotation.
pub(super) fn only_article(sheet: &Sheet, speaker_pages: &[Option<String>]) -> String {
    written(&Page::new(sheet, "t".to_owned(), 1, speaker_pages))
}

fn written(page: &Page) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = page.write(&mut out);
    out
}

struct Page<'a> {
    sheet: &'a Sheet<'a>,
    /// The prefix of every identifier, for many articles share a page.
    prefix: String,
    /// The level of the article's heading.
    level: usize,
    /// The address of the page of each quotation's speaker; empty where there are no such pages.
    speaker_pages: &'a [Option<String>],
    /// The speakers who are quoted, in order of their first quotation.
    speakers: Vec<&'a str>,
    /// The index of each quotation's speaker.
    whose: Vec<Option<usize>>,
}

impl<'a> Page<'a> {
    fn new(
        sheet: &'a Sheet<'a>,
        prefix: String,
        level: usize,
        speaker_pages: &'a [Option<String>],
    ) -> Self {
        let mut speakers: Vec<&str> = Vec::new();
        let whose = sheet.said.iter().map(|said| {
            let name = said.speaker?;
            let known = speakers.iter().position(|other| *other == name);
            Some(known.unwrap_or_else(|| {
                speakers.push(name);
                speakers.len() - 1
            }))
        });
        let whose = whose.collect();
        Page { sheet, prefix, level, speaker_pages, speakers, whose }
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let article = self.sheet.article;
        let language = article.language.as_deref().unwrap_or("");
        write!(out, "<section id=\"{}\" lang=\"{}\">\n<style>\n", self.prefix, escape(language))?;
        self.rules(out)?;
        let level = self.level;
        write!(out, "</style>\n<article dir=\"auto\">\n<h{level}>")?;
        self.title(out)?;
        writeln!(out, "</h{level}>")?;
        self.about(out)?;
        for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Title) {
            let (element, class) = match block.kind {
                BlockKind::Title | BlockKind::Paragraph => ("p", ""),
                BlockKind::Heading if level == 1 => ("h2", ""),
                BlockKind::Heading => ("h3", ""),
                BlockKind::ListItem => ("p", " class=\"item\""),
                BlockKind::BlockQuotation => ("blockquote", ""),
            };
            write!(out, "<{element}{class} dir=\"auto\">")?;
            self.text(out, block.span)?;
            writeln!(out, "</{element}>")?;
        }
        out.push_str("</article>\n");
        self.list(out)?;
        out.push_str("</section>\n");
        Ok(())
    }

    /// Writes the title; it is taken from the text where words of it are somebody's, so that the
    /// list of speakers leads to them.
    fn title(&self, out: &mut String) -> std::fmt::Result {
        let article = self.sheet.article;
        let is_said = |span: Span| {
            let mut contents = self.sheet.said.iter().flat_map(|said| said.content.iter());
            contents.any(|content| content.intersection(span).is_some())
        };
        let titles = article.blocks.iter().filter(|block| block.kind == BlockKind::Title);
        if let Some(span) = titles.map(|block| block.span).find(|span| is_said(*span)) {
            return self.text(out, span);
        }
        out.push_str(&escape(&article.title));
        Ok(())
    }

    /// Writes a colour for each speaker, and the rules that fade the others' quotations while one
    /// is chosen: so far that they can still be read, at a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3).
    fn rules(&self, out: &mut String) -> std::fmt::Result {
        let id = &self.prefix;
        for speaker in 0..self.speakers.len() {
            let hue = HUES[speaker % HUES.len()];
            writeln!(out, "#{id} .s{speaker} {{ --hue: {hue}; }}")?;
            writeln!(
                out,
                "#{id}:has(#{id}-s{speaker}:checked) :is(mark, li.said):not(.s{speaker}) {{ --hue: transparent; opacity: 0.65; }}"
            )?;
        }
        Ok(())
    }

    fn about(&self, out: &mut String) -> std::fmt::Result {
        let article = self.sheet.article;
        let (byline, outlet) = (article.byline.as_deref(), article.outlet.as_deref());
        let mut about: Vec<String> =
            [byline, outlet, article.day()].into_iter().flatten().map(escape).collect();
        if let Some(url) = article.url.as_deref().filter(|url| is_web(url)) {
            let url = escape(url);
            about.push(format!("<a href=\"{url}\" rel=\"noreferrer\">{url}</a>"));
        }
        about.extend(self.sheet.claim().as_deref().map(escape));
        if about.is_empty() {
            Ok(())
        } else {
            writeln!(out, "<p class=\"about\">{}</p>", about.join(" · "))
        }
    }

    /// Writes the words of a block, and marks each run of a quotation's content. Where contents
    /// overlap, which only corrections by the reader can cause, the earlier one shows.
    fn text(&self, out: &mut String, block: Span) -> std::fmt::Result {
        let text = &self.sheet.article.text;
        let mut pieces: Vec<(Span, usize, bool)> = Vec::new();
        for (idx, said) in self.sheet.said.iter().enumerate() {
            for (at, span) in said.content.iter().enumerate() {
                pieces.extend(span.intersection(block).map(|part| (part, idx, at == 0)));
            }
        }
        pieces.sort_by_key(|(span, idx, _)| (span.start(), *idx));
        let mut at = block.start();
        for (span, idx, is_first) in pieces {
            if span.is_empty() || span.start() < at {
                continue;
            }
            out.push_str(&escape(&text[Span::new(at, span.start())]));
            self.mark(out, span, idx, is_first)?;
            at = span.end();
        }
        out.push_str(&escape(&text[Span::new(at, block.end())]));
        Ok(())
    }

    fn mark(&self, out: &mut String, span: Span, idx: usize, is_first: bool) -> std::fmt::Result {
        let said = &self.sheet.said[idx];
        let class = self.whose[idx].map_or("nobody".to_owned(), |whose| format!("s{whose}"));
        let who = said.speaker.unwrap_or("nobody named");
        write!(
            out,
            "<mark class=\"{class}\" title=\"{} · {} · {} · {}{}\"",
            escape(who),
            said.kind.name(),
            said.act.name(),
            sure(said),
            said.check.map(|check| format!(" · {check}")).unwrap_or_default(),
        )?;
        if is_first {
            write!(out, " id=\"{}-q{idx}\"", self.prefix)?;
        }
        let words = escape(&self.sheet.article.text[span]);
        let number = self.whose[idx].map_or("–".to_owned(), |whose| (whose + 1).to_string());
        // The number tells speakers apart where colours do not.
        let sign = if is_first { format!("<sup>{number}</sup>") } else { String::new() };
        write!(out, ">{sign}{words}</mark>")
    }

    fn list(&self, out: &mut String) -> std::fmt::Result {
        let id = &self.prefix;
        out.push_str("<nav aria-label=\"Speakers\">\n");
        writeln!(
            out,
            "<label><input type=\"radio\" name=\"{id}\" id=\"{id}-all\" checked> Everybody</label>"
        )?;
        for (number, name) in self.speakers.iter().enumerate() {
            let quotations: Vec<usize> =
                (0..self.whose.len()).filter(|&idx| self.whose[idx] == Some(number)).collect();
            writeln!(
                out,
                "<label class=\"s{number}\"><input type=\"radio\" name=\"{id}\" id=\"{id}-s{number}\"> <b>{}</b> {} ({})</label>",
                number + 1,
                escape(name),
                quotations.len()
            )?;
            let pages = quotations.iter().filter_map(|&idx| self.speaker_pages.get(idx)?.as_ref());
            for page in pages.take(1) {
                let name = escape(name);
                writeln!(
                    out,
                    "<p class=\"all\"><a href=\"{page}\">all quotations of {name}</a></p>"
                )?;
            }
            out.push_str("<ol>\n");
            for idx in quotations {
                let words =
                    SheetQuotation::words(&self.sheet.article.text, self.sheet.said[idx].content);
                let words = display::fit(&words, 80);
                writeln!(
                    out,
                    "<li class=\"said s{number}\"><a href=\"#{id}-q{idx}\">{}</a>{}</li>",
                    escape(&words),
                    said_by_user(&self.sheet.said[idx])
                )?;
            }
            out.push_str("</ol>\n");
        }
        out.push_str("</nav>\n");
        Ok(())
    }
}

/// Returns the user's verdict and note, after the words that they are about.
fn said_by_user(said: &SheetQuotation) -> String {
    let note = said.note.map(|note| format!(" <q>{}</q>", escape(note)));
    let check = said.check.map(|check| format!(" <b>{check}</b>"));
    check.into_iter().chain(note).collect()
}

/// Hashes both by FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>): the result is the same
/// each time, and short.
fn fnv(place: &str, id: &str) -> u64 {
    place.bytes().chain([0]).chain(id.bytes()).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Returns how sure the words and the name are, such as "words 96 %, name 61 %"; or that the user
/// corrected them.
fn sure(said: &SheetQuotation) -> String {
    if let Some(by_hand) = said.by_hand {
        return by_hand.to_owned();
    }
    let name = said.speaker_confidence.map(|sure| format!(", name {:.0} %", sure * 100.0));
    format!("words {:.0} %{}", said.confidence * 100.0, name.unwrap_or_default())
}
