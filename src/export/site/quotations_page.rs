//! Writes the page of all quotations, which the script searches and filters.

use crate::export::site::Site;
use crate::export::site::SiteQuotation;
use crate::export::site::page_frame::Place;
use crate::export::site::page_frame::framed;
use crate::export::site::rows::block;
use crate::export::site::rows::cited;
use crate::export::site::rows::filtered_by;
use crate::export::site::rows::known_of;
use crate::export::site::rows::noted;
use crate::export::site::rows::who;
use crate::export::site::search_form;
use crate::text::numbers::counted;

/// Returns the page.
pub(super) fn page(site: &Site) -> String {
    let form = search_form::form(site, "words that were said, names, titles", "quotations");
    let mut content = format!(
        "<div class=\"column\">\n<h1>Quotations</h1>\n<p class=\"about\">{}, those of the newest articles first</p>\n{form}\
         <ol class=\"rows said\" id=\"items\" role=\"list\">\n",
        counted(site.quotations.len(), "quotation"),
    );
    for quotation in &site.quotations {
        content.push_str(&row(site, quotation));
    }
    content.push_str("</ol>\n</div>\n");
    framed("Quotations", Place::Quotations, &content)
}

fn row(site: &Site, quotation: &SiteQuotation) -> String {
    let speaker = quotation.speaker.and_then(|speaker| site.speakers.get(speaker));
    let speaker = speaker.map_or("", |speaker| speaker.page.as_str());
    format!(
        "<li {}>{}<p class=\"cite\">– {}, {} · {}</p>{}</li>\n",
        filtered_by(&site.articles[quotation.article], speaker),
        block(quotation),
        who(site, quotation, Place::Quotations),
        cited(site, quotation, Place::Quotations),
        known_of(quotation),
        noted(quotation),
    )
}
