//! Writes the form with which lists are searched and filtered. Without a script it could do
//! nothing, so it is hidden until the script shows it.

use crate::export::site::Site;

const OUTLETS: &str = "<label>Outlet<select name=\"outlet\"><option value=\"\">every outlet</option></select></label>\n";

const DAYS: &str = "<label>From<input type=\"date\" name=\"after\"></label>\n\
                    <label>To<input type=\"date\" name=\"until\"></label>\n";

/// Returns the form over a list of `items`; `what` says what its words are looked for in. There are
/// fields only for what is known of the articles.
pub(super) fn form(site: &Site, what: &str, items: &str) -> String {
    let has_outlets = site.articles.iter().any(|article| article.outlet.is_some());
    let has_days = site.articles.iter().any(|article| article.day.is_some());
    format!(
        "<form id=\"search\" role=\"search\" data-items=\"{items}\" hidden>\n\
         <label>Search in {what}<input type=\"search\" name=\"words\"></label>\n\
         <label>Speaker<input type=\"search\" name=\"speaker\" list=\"names\"></label>\n\
         {}{}<button type=\"reset\">Show everything</button>\n\
         <datalist id=\"names\"></datalist>\n</form>\n\
         <p class=\"about\" role=\"status\" id=\"found\"></p>\n",
        if has_outlets { OUTLETS } else { "" },
        if has_days { DAYS } else { "" },
    )
}
