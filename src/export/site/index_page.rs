//! Writes the index: every article and every speaker, to be searched and filtered.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::export::markup::escape;
use crate::export::site::Site;
use crate::export::site::SiteArticle;
use crate::export::site::SiteQuotation;
use crate::export::site::SiteSpeaker;
use crate::export::site::article_file;
use crate::export::site::page_frame::Place;
use crate::export::site::page_frame::framed;
use crate::export::site::rows::filtered_by;
use crate::export::site::rows::outlet_and_day;
use crate::export::site::search_form;
use crate::export::site::speaker_file;
use crate::text::numbers::counted;

/// Returns the page.
pub(super) fn page(site: &Site) -> String {
    let title = escape(&site.title);
    let form = search_form::form(site, "titles, outlets and names", "articles");
    let articles = articles(site);
    let speakers = speakers(site);
    let content = format!(
        "<div class=\"wide\">\n<h1 dir=\"auto\">{title}</h1>\n<p class=\"about\">{}</p>\n{form}\
         <div class=\"columns\">\n\
         <section aria-labelledby=\"of-articles\">\n<h2 id=\"of-articles\">Articles</h2>\n\
         <ol class=\"rows\" id=\"items\" role=\"list\">\n{articles}</ol>\n</section>\n\
         <section aria-labelledby=\"of-speakers\">\n<h2 id=\"of-speakers\">Speakers</h2>\n\
         <ol class=\"rows\" id=\"speakers\" role=\"list\">\n{speakers}</ol>\n</section>\n</div>\n</div>\n",
        about(site),
    );
    framed(&site.title, Place::Index, &content)
}

/// Returns how much there is, and from when.
fn about(site: &Site) -> String {
    let counts = [
        counted(site.articles.len(), "article"),
        counted(site.quotations.len(), "quotation"),
        // On a narrow screen the speakers stand below all articles.
        format!("<a href=\"#of-speakers\">{}</a>", counted(site.speakers.len(), "speaker")),
    ];
    let days = site.articles.iter().filter_map(|article| article.day.as_deref());
    let span = match (days.clone().min(), days.max()) {
        (Some(first), Some(last)) if first == last => format!(", of {}", escape(first)),
        (Some(first), Some(last)) => format!(", {} to {}", escape(first), escape(last)),
        _ => String::new(),
    };
    format!("{}{span}", counts.join(", "))
}

fn articles(site: &Site) -> String {
    let mut of_article = site.quotations.chunk_by(|a, b| a.article == b.article).peekable();
    let row = |(index, article): (usize, &SiteArticle)| {
        let quotations = of_article.next_if(|quotations| quotations[0].article == index);
        article_row(site, article, quotations.unwrap_or_default())
    };
    site.articles.iter().enumerate().map(row).collect()
}

fn article_row(site: &Site, article: &SiteArticle, quotations: &[SiteQuotation]) -> String {
    let speakers: BTreeSet<usize> = quotations.iter().filter_map(|said| said.speaker).collect();
    let speakers: Vec<&str> =
        speakers.iter().map(|&speaker| site.speakers[speaker].page.as_str()).collect();
    let about: Vec<String> =
        outlet_and_day(article).chain([counted(quotations.len(), "quotation")]).collect();
    format!(
        "<li {}><a href=\"{}\" dir=\"auto\">{}</a><span class=\"about\">{}</span></li>\n",
        filtered_by(article, &speakers.join(" ")),
        article_file(article.number),
        escape(&article.title),
        about.join(" · "),
    )
}

fn speakers(site: &Site) -> String {
    let mut speakers: Vec<&SiteSpeaker> = site.speakers.iter().collect();
    speakers.sort_by_key(|speaker| (Reverse(speaker.quotations), &speaker.name, &speaker.page));
    let row = |speaker: &SiteSpeaker| {
        format!(
            "<li data-speakers=\"{}\"><a class=\"who\" href=\"{}\" dir=\"auto\">{}</a><span class=\"about\">{} · {} in {}</span></li>\n",
            speaker.page,
            speaker_file(&speaker.page),
            escape(&speaker.name),
            speaker.kind.name(),
            counted(speaker.quotations, "quotation"),
            counted(speaker.articles, "article"),
        )
    };
    speakers.into_iter().map(row).collect()
}
