//! Writes a quotation with where it stands, for somebody else's text.
//!
//! Only what was said in quotation marks is passed off as said: of other words the
//! citation tells that they are a report. What is copied is one line or a few of our own
//! making, without controls: pasted into a shell, it must run nothing.

pub(crate) mod citation_pattern;

use crate::article;
use crate::article::Article;
use crate::library::ListedQuotation;
use crate::library::QuotationRow;
use crate::quotes::Kind;
use crate::text::Spans;
use crate::text::display;
use crate::ui::commands::copy_form::Form;
use crate::ui::state::citation::citation_pattern::Field;
use crate::ui::state::citation::citation_pattern::Pattern;

/// “We sail at dawn,” – Mira Okafor, in “Ferry”, The Herald, 2031-02-03, https://…
const TEXT: &str = "{quotation} – {speaker}, {in} {link}, {outlet}, {date}, {url}";

/// The pattern as a block quotation, with the title as a link where there is an address.
const MARKDOWN: &str = "> {quotation}\n>\n> – {speaker}, {in} {link}, *{outlet}*, {date}\n";

/// The patterns of citations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Citations {
    pub(crate) text: Pattern,
    pub(crate) markdown: Pattern,
}

impl Default for Citations {
    fn default() -> Self {
        let [text, markdown] =
            [TEXT, MARKDOWN].map(|pattern| Pattern::parse(pattern).unwrap_or_default());
        Citations { text, markdown }
    }
}

/// The facts about a quotation that a citation needs, wherever it is listed.
#[derive(Debug)]
pub(crate) struct Cited<'a> {
    /// The words that were said, in one line.
    pub(crate) words: String,
    speaker: Option<&'a str>,
    /// The one who passed them on, in one line.
    relay: String,
    kind: Kind,
    title: &'a str,
    outlet: Option<&'a str>,
    published: Option<&'a str>,
    url: Option<&'a str>,
    /// The address that the article gives as its own, which nobody has checked.
    claimed_url: Option<&'a str>,
}

impl<'a> Cited<'a> {
    /// Cites a quotation of an article that is open.
    pub(crate) fn quotation(
        article: &'a Article,
        quotation: &QuotationRow,
        speaker: Option<&'a str>,
    ) -> Self {
        Cited {
            words: words(article, &quotation.content),
            speaker,
            relay: words(article, &quotation.relay),
            kind: quotation.kind,
            title: &article.title,
            outlet: article.outlet.as_deref(),
            published: article.published.as_deref(),
            url: article.url.as_deref(),
            claimed_url: article.claimed_url.as_deref(),
        }
    }

    /// Cites a quotation of a dossier.
    pub(crate) fn saying(saying: &'a ListedQuotation, speaker: &'a str) -> Self {
        Cited {
            words: clean(&saying.words),
            speaker: Some(speaker),
            relay: clean(&saying.relay),
            kind: saying.kind,
            title: &saying.title,
            outlet: saying.outlet.as_deref(),
            published: saying.published.as_deref(),
            url: saying.url.as_deref(),
            claimed_url: None,
        }
    }
}

impl Citations {
    /// Returns the quotation with its citation, in this form.
    pub(crate) fn write(&self, form: Form, cited: &Cited<'_>) -> String {
        let value = |field| value(field, cited);
        let url = || cited.url.map(clean);
        match form {
            Form::Text => self.text.fill(|field| match field {
                Field::Link => value(Field::Title).map(|title| format!("“{title}”")),
                Field::Url => url().or_else(|| claim(cited)),
                _ => value(field),
            }),
            Form::Markdown => self.markdown.fill(|field| match field {
                Field::Link => Some(link(&escape(&value(Field::Title)?), url())),
                Field::Url => url().filter(|url| is_plain(url)),
                // A day has nothing to escape, and "in" is ours.
                Field::Date | Field::In => value(field),
                _ => value(field).map(|value| escape(&value)),
            }),
        }
    }
}

fn value(field: Field, cited: &Cited<'_>) -> Option<String> {
    match field {
        Field::Quotation => Some(cited.words.clone()),
        Field::Speaker => Some(said_by(cited)),
        Field::In => Some(manner(cited.kind).to_owned()),
        Field::Title | Field::Link => Some(clean(cited.title)),
        Field::Outlet => cited.outlet.map(clean),
        Field::Date => cited.published.map(day),
        Field::Url => cited.url.map(clean),
    }
}

/// Returns words such as "claims to be from https://…": never a link, and never given as the
/// article's place.
fn claim(cited: &Cited<'_>) -> Option<String> {
    Some(format!("claims to be from {}", clean(cited.claimed_url?)))
}

/// Returns a title in Markdown, a link where there is an address.
fn link(title: &str, url: Option<String>) -> String {
    match url {
        Some(url) if is_plain(&url) => format!("[{title}](<{url}>)"),
        _ => format!("“{title}”"),
    }
}

/// Tells whether an address can stand in Markdown as it is.
fn is_plain(url: &str) -> bool {
    !url.contains(['<', '>', ' '])
}

/// Returns what was said, in one line; "…" stands where the cue interrupts it.
pub(crate) fn words(article: &Article, content: &Spans) -> String {
    let pieces: Vec<String> = content.iter().map(|span| clean(&article.text[span])).collect();
    pieces.join(" … ")
}

fn manner(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "in",
        Kind::Mixed | Kind::Indirect => "as reported in",
    }
}

fn said_by(cited: &Cited<'_>) -> String {
    let name = cited.speaker.map_or_else(|| "not attributed".to_owned(), clean);
    if cited.relay.is_empty() {
        return name;
    }
    format!("{name} (passed on by {})", cited.relay)
}

fn day(moment: &str) -> String {
    clean(article::day(moment))
}

/// Returns one line without what steers a terminal or cannot be seen for what it is.
pub(crate) fn clean(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| is_harmless(c))
        .collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_harmless(c: char) -> bool {
    c == ' ' || display::stand_in(c).is_none()
}

/// So that nothing in it has a meaning in Markdown.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_special =
            matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&');
        if is_special || at == 0 && matches!(c, '-' | '+') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::Citations;
    use super::Cited;
    use crate::article::Article;
    use crate::library::OpenArticle;
    use crate::library::QuotationRow;
    use crate::quotes::Kind;
    use crate::text::Spans;
    use crate::ui::commands::copy_form::Form;
    use crate::ui::fixture;
    use crate::ui::state::citation::citation_pattern::Pattern;

    fn text(article: &Article, quotation: &QuotationRow, speaker: Option<&str>) -> String {
        Citations::default().write(Form::Text, &Cited::quotation(article, quotation, speaker))
    }

    fn markdown(article: &Article, quotation: &QuotationRow, speaker: Option<&str>) -> String {
        Citations::default().write(Form::Markdown, &Cited::quotation(article, quotation, speaker))
    }

    fn ferry() -> OpenArticle {
        let mut open = fixture::open(1, "Ferry\n[Mira|“We *sail*\nat dawn,”] she said.");
        open.article.outlet = Some("The Herald".to_owned());
        open.article.published = Some("2031-02-03T10:00:00Z".to_owned());
        open.article.url = Some("https://example.org/ferry_1".to_owned());
        open
    }

    #[test]
    fn a_citation_names_speaker_title_outlet_day_and_address() {
        let open = ferry();
        assert_eq!(
            text(&open.article, &open.quotations[0], Some("Mira Okafor")),
            "“We *sail* at dawn,” – Mira Okafor, in “Ferry”, The Herald, 2031-02-03, \
             https://example.org/ferry_1"
        );
        assert_eq!(
            markdown(&open.article, &open.quotations[0], Some("Mira Okafor")),
            "> “We \\*sail\\* at dawn,”\n>\n> – Mira Okafor, in \
             [Ferry](<https://example.org/ferry_1>), *The Herald*, 2031-02-03\n"
        );
    }

    #[test]
    fn an_address_that_is_only_claimed_is_cited_as_a_claim() {
        let mut open = ferry();
        open.article.claimed_url = open.article.url.take();
        assert_eq!(
            text(&open.article, &open.quotations[0], Some("Mira Okafor")),
            "“We *sail* at dawn,” – Mira Okafor, in “Ferry”, The Herald, 2031-02-03, \
             claims to be from https://example.org/ferry_1"
        );
        let cited = markdown(&open.article, &open.quotations[0], Some("Mira Okafor"));
        assert!(cited.contains("“Ferry”") && !cited.contains("example.org"), "{cited}");
    }

    #[test]
    fn what_is_not_known_is_left_out_and_reports_are_called_so() {
        let mut open = fixture::open(1, "Ferry\n[Mira|it would sail,] she said.");
        open.quotations[0].kind = Kind::Indirect;
        assert_eq!(
            text(&open.article, &open.quotations[0], None),
            "it would sail, – not attributed, as reported in “Ferry”"
        );
    }

    #[test]
    fn a_pattern_of_the_reader_is_filled_in() {
        let mut open = ferry();
        open.article.title = "Ferry [late]".to_owned();
        let pattern = |text| Pattern::parse(text).unwrap();
        let citations = Citations {
            text: pattern("{title} ({outlet}, {date}): {speaker}: {quotation}"),
            markdown: pattern("*{title}* <{url}>"),
        };
        let written = |open: &OpenArticle, form| {
            citations.write(form, &Cited::quotation(&open.article, &open.quotations[0], None))
        };
        assert_eq!(
            written(&open, Form::Text),
            "Ferry [late] (The Herald, 2031-02-03): not attributed: “We *sail* at dawn,”"
        );
        assert_eq!(
            written(&open, Form::Markdown),
            "*Ferry \\[late\\]* <https://example.org/ferry_1>"
        );
        (open.article.outlet, open.article.url) = (None, None);
        assert!(written(&open, Form::Text).starts_with("Ferry [late] (2031-02-03): "));
        assert_eq!(written(&open, Form::Markdown), "*Ferry \\[late\\]*");
    }

    #[test]
    fn pieces_and_relays_are_told() {
        let mut open = fixture::open(1, "Ferry\n[Mira|“Aye,”] she said, [Mira|“we go,”] it told.");
        let more = open.quotations[1].content.first();
        open.quotations[0].content =
            open.quotations[0].content.iter().chain(more).collect::<Spans>();
        open.quotations[0].relay = open.quotations[1].source.clone();
        assert_eq!(
            text(&open.article, &open.quotations[0], Some("Mira")),
            "“Aye,” … “we go,” – Mira (passed on by it), in “Ferry”"
        );
    }

    #[test]
    fn nothing_that_steers_a_terminal_or_a_shell_is_copied() {
        let mut open = fixture::open(1, "Ferry\n[Mira|“Aye\x1b[2J\r\n\u{202e}rm,”] she said.");
        open.article.title = "A\x07\ntitle".to_owned();
        let copied = text(&open.article, &open.quotations[0], Some("Mi\nra"));
        assert_eq!(copied, "“Aye[2J rm,” – Mi ra, in “A title”");
    }
}
