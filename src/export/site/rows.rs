//! Writes what rows of different lists have in common: counts, citations and what is said of a
//! quotation.

use crate::export::markup::escape;
use crate::export::markup::is_web;
use crate::export::site::Site;
use crate::export::site::SiteArticle;
use crate::export::site::SiteQuotation;
use crate::export::site::article_file;
use crate::export::site::article_page::anchor;
use crate::export::site::page_frame::Place;
use crate::export::site::speaker_file;
use crate::quotes::Act;
use crate::quotes::Kind;

/// Returns the attributes by which the script filters a row: speakers, day and outlet.
pub(super) fn filtered_by(article: &SiteArticle, speakers: &str) -> String {
    let attribute = |name: &str, value: Option<&str>| {
        value.map(|value| format!(" data-{name}=\"{}\"", escape(value))).unwrap_or_default()
    };
    format!(
        "data-speakers=\"{speakers}\"{}{}",
        attribute("day", article.day.as_deref()),
        attribute("outlet", article.outlet.as_deref()),
    )
}

/// Returns outlet and day of an article, as far as they are known.
pub(super) fn outlet_and_day(article: &SiteArticle) -> impl Iterator<Item = String> {
    [article.outlet.as_deref(), article.day.as_deref()].into_iter().flatten().map(escape)
}

/// Returns where a quotation stands, in the form in which the reader cites: "in “Ferry”, The
/// Herald, 2031-02-03". Words that are no direct quotation are a report, which is said.
pub(super) fn cited(site: &Site, quotation: &SiteQuotation, from: Place) -> String {
    let article = &site.articles[quotation.article];
    let manner = if quotation.kind == Kind::Indirect { "as reported in" } else { "in" };
    let mut parts = vec![format!(
        "{manner} <a href=\"{}{}#{}\">“{}”</a>",
        from.to_folder(),
        article_file(article.number),
        anchor(quotation.place),
        escape(&article.title),
    )];
    parts.extend(outlet_and_day(article));
    if let Some(url) = article.url.as_deref().filter(|url| is_web(url)) {
        parts.push(format!("<a href=\"{}\" rel=\"noreferrer\">original</a>", escape(url)));
    }
    parts.join(", ")
}

/// Returns what is known of a quotation besides: kind, act, cue, relay, how sure it is, and what
/// the user said of it.
pub(super) fn known_of(quotation: &SiteQuotation) -> String {
    let mut known = vec![quotation.kind.name().to_owned()];
    known.extend((quotation.act != Act::Said).then(|| quotation.act.name().to_owned()));
    known.extend((!quotation.cue.is_empty()).then(|| format!("“{}”", escape(&quotation.cue))));
    if !quotation.relay.is_empty() {
        known.push(format!("passed on by {}", escape(&quotation.relay)));
    }
    known.push(match &quotation.by_hand {
        Some(said) => said.clone(),
        None => format!("words {:.0} %", quotation.confidence * 100.0),
    });
    known.extend(quotation.is_doubtful.then(|| "speaker in doubt".to_owned()));
    known.extend(quotation.check.as_deref().map(|check| format!("<b>{}</b>", escape(check))));
    known.join(" · ")
}

/// Returns the user's note as a paragraph; nothing where there is none.
pub(super) fn noted(quotation: &SiteQuotation) -> String {
    let paragraph = |note: &str| format!("<p class=\"note\" dir=\"auto\">{}</p>\n", escape(note));
    quotation.note.as_deref().map(paragraph).unwrap_or_default()
}

/// Returns the words of a quotation as a block.
pub(super) fn block(quotation: &SiteQuotation) -> String {
    format!("<blockquote dir=\"auto\">{}</blockquote>", escape(&quotation.words))
}

/// Returns the speaker of a quotation, as a link to their page; where there is none, the source.
pub(super) fn who(site: &Site, quotation: &SiteQuotation, from: Place) -> String {
    match quotation.speaker.and_then(|speaker| site.speakers.get(speaker)) {
        Some(speaker) => format!(
            "<a class=\"who\" href=\"{}{}\">{}</a>",
            from.to_folder(),
            speaker_file(&speaker.page),
            escape(&speaker.name)
        ),
        None if quotation.source.is_empty() => "nobody named".to_owned(),
        None => escape(&quotation.source),
    }
}
