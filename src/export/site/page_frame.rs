//! Puts what is in a page between its head and its end, which all pages of a site have alike.

use crate::export::html;
use crate::export::markup::escape;
use crate::export::markup::policy;
use crate::quotes::MODEL_VERSION;

const STYLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/export/site.css"));

/// The script that searches and filters the lists. It changes nothing but which rows are shown,
/// and makes no markup of any text.
const SCRIPT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/export/site.js"));

/// The hash of [`SCRIPT`] by which a page's policy admits it:
/// `openssl dgst -sha256 -binary assets/export/site.js | base64`.
const SCRIPT_HASH: &str = "sha256-9KMrsdIJDJfKcx0fqYcoi+P523LnAVdCVy8CxCvUrZ0=";

/// A page's place in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Index,
    Quotations,
    Voices,
    Article,
    Speaker,
}

/// The pages that each page leads to, with their files.
const MAIN_PAGES: [(Place, &str, &str); 3] = [
    (Place::Index, super::INDEX, "Articles and speakers"),
    (Place::Quotations, super::QUOTATIONS, "Quotations"),
    (Place::Voices, super::VOICES, "Voices"),
];

impl Place {
    /// Returns the way from the page to the folder of the site.
    pub(super) fn to_folder(self) -> &'static str {
        match self {
            Place::Index | Place::Quotations | Place::Voices => "",
            Place::Article | Place::Speaker => "../",
        }
    }

    fn has_script(self) -> bool {
        matches!(self, Place::Index | Place::Quotations)
    }
}

/// Returns a whole page.
pub(super) fn framed(title: &str, place: Place, content: &str) -> String {
    let policy = policy(place.has_script().then_some(SCRIPT_HASH));
    let text_style = if place == Place::Article { html::STYLE } else { "" };
    let title = escape(title);
    let pages: Vec<String> =
        MAIN_PAGES.map(|(page, file, name)| link(place, page, file, name)).into();
    let pages = pages.join("\n");
    let script =
        if place.has_script() { format!("<script>{SCRIPT}</script>\n") } else { String::new() };
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n{policy}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{text_style}{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#content\">Skip to the content</a>\n\
         <header class=\"site\"><nav aria-label=\"Pages\">\n{pages}\n</nav></header>\n\
         <main id=\"content\">\n{content}</main>\n\
         <footer class=\"made\">Who said what was found by a program, pullquote {version} ({MODEL_VERSION}), and may be wrong. \
         A percentage says how sure it is.</footer>\n{script}</body>\n</html>\n"
    )
}

fn link(here: Place, page: Place, file: &str, name: &str) -> String {
    let current = if here == page { " aria-current=\"page\"" } else { "" };
    format!("<a href=\"{}{file}\"{current}>{name}</a>", here.to_folder())
}
