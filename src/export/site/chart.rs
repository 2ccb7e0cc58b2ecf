//! Draws counts as bars: a table of which one column is a bar.

use std::fmt::Write;

use crate::export::markup::escape;
use crate::export::site::Site;
use crate::export::site::SiteVoice;
use crate::export::site::page_frame::Place;
use crate::export::site::speaker_file;
use crate::text::numbers::grouped;

/// The most rows of a chart; who is less quoted is in the index.
const MOST: usize = 50;

/// Returns a table of the voices, each with its bar; `what` heads the column of names, and
/// `nameless` stands for those without one.
pub(super) fn table(site: &Site, voices: &[SiteVoice], what: &str, nameless: &str) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_table(&mut out, site, voices, what, nameless);
    out
}

fn write_table(
    out: &mut String,
    site: &Site,
    voices: &[SiteVoice],
    what: &str,
    nameless: &str,
) -> std::fmt::Result {
    let most = voices.iter().map(|voice| voice.quotations).max().unwrap_or_default().max(1);
    out.push_str("<table>\n");
    if voices.len() > MOST {
        writeln!(out, "<caption>The first {MOST} of {}</caption>", grouped(voices.len()))?;
    }
    write!(
        out,
        "<thead><tr><th scope=\"col\">{what}</th><td class=\"bars\"></td><th scope=\"col\">Quotations</th>\
         <th scope=\"col\" class=\"more\">Words</th><th scope=\"col\" class=\"more\">Direct</th>\
         <th scope=\"col\" class=\"more\">Articles</th></tr></thead>\n<tbody>\n"
    )?;
    for voice in voices.iter().take(MOST) {
        let direct = voice.direct_words as f64 / voice.words.max(1) as f64 * 100.0;
        writeln!(
            out,
            "<tr><th scope=\"row\" dir=\"auto\">{}</th><td class=\"bars\">{}</td><td>{}</td>\
             <td class=\"more\">{}</td><td class=\"more\">{direct:.0} %</td><td class=\"more\">{}</td></tr>",
            name(site, voice, nameless),
            bar(voice.quotations, most),
            grouped(voice.quotations),
            grouped(voice.words),
            grouped(voice.articles),
        )?;
    }
    out.push_str("</tbody>\n</table>\n");
    Ok(())
}

fn name(site: &Site, voice: &SiteVoice, nameless: &str) -> String {
    let name = escape(voice.name.as_deref().unwrap_or(nameless));
    match voice.speaker.and_then(|speaker| site.speakers.get(speaker)) {
        Some(speaker) => format!(
            "<a href=\"{}{}\">{name}</a>",
            Place::Voices.to_folder(),
            speaker_file(&speaker.page)
        ),
        None => name,
    }
}

/// Draws so many of the most. The number stands beside it, so it says nothing to who cannot see.
fn bar(number: usize, most: usize) -> String {
    let share = number as f64 / most as f64 * 100.0;
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{share:.1}\" height=\"1\"/></svg>"
    )
}
