//! Loads the fonts of a document, which say which letter a code stands for, and how wide it is.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::CMapResolverFn;
use hayro_font::Font;
use hayro_font::FontCache;
use hayro_font::FontQuery;
use hayro_font::FontResolverFn;
use hayro_syntax::object::Array;
use hayro_syntax::object::Dict;
use hayro_syntax::object::Name;
use hayro_syntax::object::Stream;

use crate::ingest::office::pdf::streams;

/// The most codes that two bytes name, and the most of which a font may tell how wide they are, some
/// of them again.
const CODES: usize = 1 << 16;
const MOST_WIDTHS: usize = 4 * CODES;

/// A font of the document.
pub(super) struct LoadedFont<'a> {
    pub(super) font: Font<'a>,
    pub(super) is_bold: bool,
}

/// The fonts that were loaded.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
    known: HashMap<usize, Option<Rc<LoadedFont<'a>>>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Fonts {
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            maps: Arc::new(|_| None),
            known: HashMap::new(),
        }
    }

    /// Returns the font that the dictionary describes, if it can be read; adds what that costs to
    /// the steps.
    pub(super) fn font(
        &mut self,
        dict: &Dict<'a>,
        steps: &mut usize,
    ) -> Option<Rc<LoadedFont<'a>>> {
        // Where it stands tells a dictionary from all others of the document.
        let place = dict.data().as_ptr().addr();
        if let Some(known) = self.known.get(&place) {
            return known.clone();
        }
        let is_bounded = are_bounded(dict, steps);
        let font = is_bounded.then(|| self.cache.font(dict, &self.programs, &self.maps)).flatten();
        let font = font.map(|font| Rc::new(LoadedFont { font, is_bold: is_bold(dict) }));
        self.known.insert(place, font.clone());
        font
    }
}

/// Tells whether the streams of a font may be unpacked, and its widths be laid out.
fn are_bounded(font: &Dict<'_>, steps: &mut usize) -> bool {
    let inner = font.get::<Array<'_>>("DescendantFonts");
    let inner = inner.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let dicts = [Some(font.clone()), inner].into_iter().flatten();
    dicts.into_iter().all(|dict| {
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let own = ["ToUnicode", "Encoding", "CIDToGIDMap"];
        let files = ["FontFile", "FontFile2", "FontFile3"];
        let own = own.into_iter().filter_map(|key| dict.get::<Stream<'_>>(key));
        let files = files.into_iter().filter_map(|key| descriptor.get::<Stream<'_>>(key));
        let are_streams = own.chain(files).all(|stream| streams::is_bounded(&stream, steps));
        are_streams && ["W", "W2"].iter().all(|key| are_few_widths(&dict, key, steps))
    })
}

/// Tells whether the font tells no more widths than there are codes. The parser keeps each width of
/// a range, which takes a few bytes to write and may have four billion of them.
fn are_few_widths(font: &Dict<'_>, key: &str, steps: &mut usize) -> bool {
    let Some(widths) = font.get::<Array<'_>>(key) else { return true };
    let numbers = if key == "W" { 1 } else { 3 };
    let mut items = widths.flex_iter();
    let mut all = 0;
    loop {
        let len = if let Some((_, told)) = items.next::<(u32, Array<'_>)>() {
            told.iter::<f32>().take(MOST_WIDTHS).count() / numbers
        } else if let Some((first, last, _)) = items.next::<(u32, u32, f32)>() {
            // What is told of each code of the range has further numbers.
            for _ in 1..numbers {
                items.next::<f32>();
            }
            (last as usize).saturating_add(1).saturating_sub(first as usize)
        } else {
            return true;
        };
        all += len;
        if len > CODES || all > MOST_WIDTHS {
            return false;
        }
        *steps += len;
    }
}

fn is_bold(font: &Dict<'_>) -> bool {
    let name = font.get::<Name<'_>>("BaseFont");
    let name = name.map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
    ["bold", "black", "heavy", "-demi", "cmbx"].iter().any(|weight| name.contains(weight))
}
