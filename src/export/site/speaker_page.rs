//! Writes the page of a speaker: who they are, when they were quoted, and all that they said, the
//! same words of several articles together.

use std::fmt::Write;

use crate::export::markup::escape;
use crate::export::site::Site;
use crate::export::site::SiteQuotation;
use crate::export::site::SiteSpeaker;
use crate::export::site::SiteVersions;
use crate::export::site::SpeakerDetails;
use crate::export::site::page_frame::Place;
use crate::export::site::page_frame::framed;
use crate::export::site::rows::block;
use crate::export::site::rows::cited;
use crate::export::site::rows::known_of;
use crate::export::site::rows::noted;
use crate::export::site::timeline;
use crate::text::numbers::counted;

/// Returns the page; `said` has all their quotations.
pub(super) fn page(
    site: &Site,
    speaker: &SiteSpeaker,
    details: &SpeakerDetails,
    said: &[SiteVersions],
) -> String {
    let mut content = format!(
        "<div class=\"column\">\n<h1 dir=\"auto\">{}</h1>\n<p class=\"about\">{}</p>\n",
        escape(&speaker.name),
        about(speaker, said.len()),
    );
    // Writing to a string cannot fail.
    let _ = names(&mut content, details);
    if !speaker.kind.is_named() {
        content.push_str(
            "<p class=\"about\">This is a description, not a name: others may be meant by it in other articles.</p>\n",
        );
    }
    let all =
        said.iter().flat_map(|one| one.others.iter().map(|(other, _)| *other).chain([one.first]));
    let days = all.filter_map(|index| site.articles[site.quotations[index].article].day.as_deref());
    content.push_str(&timeline::figure(days.map(|day| (day, 1))));
    content.push_str("<h2>What they said</h2>\n<ol class=\"rows said\" role=\"list\">\n");
    for versions in said {
        content.push_str(&row(site, versions));
    }
    content.push_str("</ol>\n</div>\n");
    framed(&speaker.name, Place::Speaker, &content)
}

/// Returns the type and the counts; `different` is the number of quotations of different words.
fn about(speaker: &SiteSpeaker, different: usize) -> String {
    let quotations = counted(speaker.quotations, "quotation");
    let articles = counted(speaker.articles, "article");
    let different = if different == speaker.quotations {
        String::new()
    } else {
        format!(", {} of them the same words again", speaker.quotations.saturating_sub(different))
    };
    format!("{} · {quotations} in {articles}{different}", speaker.kind.name())
}

/// Writes roles, other names and the place in Wikidata.
fn names(out: &mut String, details: &SpeakerDetails) -> std::fmt::Result {
    let listed = |names: &[String], before: &str, after: &str| {
        let names = names.iter().map(|name| format!("<bdi>{before}{}{after}</bdi>", escape(name)));
        names.collect::<Vec<_>>().join(", ")
    };
    if !details.roles.is_empty() {
        writeln!(out, "<p class=\"about\">Called {}</p>", listed(&details.roles, "", ""))?;
    }
    if !details.aliases.is_empty() {
        // “Cruz, Ted” would be one name.
        let names = listed(&details.aliases, "“", "”");
        writeln!(out, "<p class=\"about\">Also as {names}</p>")?;
    }
    if let Some(id) = details.wikidata.as_deref().filter(|id| is_wikidata_id(id)) {
        writeln!(
            out,
            "<p class=\"about\"><a href=\"https://www.wikidata.org/wiki/{id}\" rel=\"noreferrer\">Wikidata {id}</a></p>"
        )?;
    }
    Ok(())
}

/// Tells whether this is an item of Wikidata: `Q42`.
fn is_wikidata_id(id: &str) -> bool {
    let number = id.strip_prefix('Q').unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn row(site: &Site, versions: &SiteVersions) -> String {
    let first = &site.quotations[versions.first];
    format!(
        "<li>{}<p class=\"cite\">{} · {}</p>{}{}</li>\n",
        block(first),
        cited(site, first, Place::Speaker),
        known_of(first),
        noted(first),
        others(site, &versions.others),
    )
}

/// Returns the other versions, folded away.
fn others(site: &Site, others: &[(usize, bool)]) -> String {
    if others.is_empty() {
        return String::new();
    }
    let version =
        |(other, is_same): &(usize, bool)| version(site, &site.quotations[*other], *is_same);
    let versions: String = others.iter().map(version).collect();
    let articles = counted(others.len(), "other article");
    format!(
        "<details class=\"cite\"><summary>The same words in {articles}</summary>\n<ul>\n{versions}</ul>\n</details>"
    )
}

/// Returns another version, with its words where they differ.
fn version(site: &Site, quotation: &SiteQuotation, is_same: bool) -> String {
    let words = if is_same { String::new() } else { block(quotation) };
    let cited = cited(site, quotation, Place::Speaker);
    format!("<li>{words}{cited} · {}{}</li>\n", known_of(quotation), noted(quotation))
}
