//! Writes text into pages of HTML so that none of it can act.

use crate::text::display;

/// Returns the page's own policy, which forbids the browser to fetch anything and to run anything
/// but the script with this hash, if there is one.
pub(super) fn policy(script: Option<&str>) -> String {
    let script = script.map(|hash| format!(" script-src '{hash}';")).unwrap_or_default();
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';{script} base-uri 'none'; form-action 'none'\">\n"
    )
}

/// Tells whether a browser can follow an address without running anything of it.
pub(super) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Escapes a text for HTML, in elements and in attributes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c => out.push(display::stand_in(c).unwrap_or(c)),
        }
    }
    out
}
