//! Writes the page that tells who is quoted how often.

use crate::export::site::Site;
use crate::export::site::SiteVoice;
use crate::export::site::SiteVoices;
use crate::export::site::chart::table;
use crate::export::site::page_frame::Place;
use crate::export::site::page_frame::framed;
use crate::export::site::timeline;

/// Returns the page.
pub(super) fn page(site: &Site, voices: &SiteVoices) -> String {
    let months =
        voices.months.iter().filter_map(|voice| Some((voice.name.as_deref()?, voice.quotations)));
    let months = timeline::figure(months);
    let months = if months.is_empty() { months } else { section("Months", &months) };
    let outlets = charted(site, "Outlets", &voices.outlets, "Outlet", "no outlet");
    let optional = |is_shown: bool, chart: String| if is_shown { chart } else { String::new() };
    let acts = charted(site, "Acts", &voices.acts, "Act", "none");
    let acts = optional(voices.acts.len() > 1, acts);
    let relays = charted(site, "Words passed on", &voices.relays, "By whom, and whose", "none");
    let relays = optional(!voices.relays.is_empty(), relays);
    let content = format!(
        "<div class=\"column\">\n<h1>Voices</h1>\n\
         <p class=\"about\">Who is quoted how often. The same words of the same speaker, five or more, count once, \
         in however many articles they stand; of outlets and months, each counts them once for itself. \
         “Direct” is the share of the words that stand in quotation marks as a whole.</p>\n\
         {}{months}{outlets}{relays}{}{}{acts}</div>\n",
        charted(site, "Speakers", &voices.speakers, "Speaker", "nobody named"),
        charted(site, "Types of speakers", &voices.types, "Type", "nobody named"),
        charted(site, "Kinds of quotations", &voices.kinds, "Kind", "none"),
    );
    framed("Voices", Place::Voices, &content)
}

fn charted(site: &Site, heading: &str, voices: &[SiteVoice], what: &str, nameless: &str) -> String {
    section(heading, &table(site, voices, what, nameless))
}

fn section(heading: &str, content: &str) -> String {
    format!("<h2>{heading}</h2>\n{content}")
}
