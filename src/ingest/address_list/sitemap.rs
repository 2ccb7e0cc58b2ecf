//! Reads maps of a site: the addresses of its pages, or of more such maps.

use quick_xml::events::Event;

use crate::ingest::IngestError;
use crate::ingest::address_list::List;
use crate::ingest::address_list::ListEntry;
use crate::ingest::detection::xml;
use crate::ingest::detection::xml::Walk;

pub(super) fn read(text: &str, list: &mut List<'_>) -> Result<&'static str, IngestError> {
    let text = xml::without_declaration(text);
    let mut walk = Walk::through(text);
    let mut entry = ListEntry::default();
    let mut start = 0;
    let is_index = xml::root(text) == Some("sitemapindex");
    loop {
        let before = walk.position();
        match walk.next() {
            Ok(Event::Start(_)) => start = walk.position(),
            Ok(Event::End(tag)) => {
                let name = tag.local_name().as_ref().to_ascii_lowercase();
                let said = text.get(start..before).unwrap_or_default().trim();
                let said = said.trim_start_matches("<![CDATA[").trim_end_matches("]]>");
                let said = html_escape::decode_html_entities(said).into_owned();
                match name.as_str() {
                    "loc" if is_index => list.add_feed(&said),
                    "loc" => entry.url = entry.url.or(Some(said)),
                    "title" => entry.title = Some(said),
                    "name" => entry.outlet = Some(said),
                    "publication_date" => entry.published = Some(said),
                    "language" => entry.language = Some(said),
                    "url" if !list.add(std::mem::take(&mut entry)) => return Ok("sitemap"),
                    _ => (),
                }
                start = walk.position();
            }
            Ok(Event::Eof) => return Ok("sitemap"),
            Ok(_) => (),
            Err(fault) if list.count == 0 => return Err(IngestError::broken("sitemap", fault)),
            Err(fault) => {
                list.parts.lose_rest(IngestError::damaged("sitemap", fault));
                return Ok("sitemap");
            }
        }
    }
}
