//! Counts what could not be read of a document, which is reported where it is more than signs.

use std::collections::HashMap;

use crate::ingest::IngestError;

/// The fewest letters of a document that is more than pictures of pages.
pub(super) const FEWEST_LETTERS: usize = 12;

/// If of a hundred letters more cannot be read, it is not only signs and bullets.
const MOST_UNNAMED: usize = 5;

/// The most different letters without names that are told apart.
const MOST_CODES: usize = 1 << 16;

/// The part of a page that a picture covers at least, if it is one of the page.
const MOST_COVERED: f64 = 0.6;

/// What was read of the document and what was not.
#[derive(Default)]
pub(super) struct Losses {
    /// The number of letters of which the document says which they are, and of those of which it
    /// does not.
    pub(super) named: usize,
    pub(super) unnamed: usize,
    /// How often each letter without a name is drawn, by its font and code.
    codes: HashMap<(usize, u32), usize>,
    /// The number of pages of which something that may be text was not read.
    pages: usize,
    page: PageLosses,
}

/// What is known of the page that is read.
#[derive(Default)]
struct PageLosses {
    /// The area in points, and the part of it that pictures cover.
    area: f64,
    covered: f64,
    /// The letters that were named before.
    named: usize,
    is_damaged: bool,
}

impl Losses {
    /// Begins a page of this width and height.
    pub(super) fn start_page(&mut self, (width, height): (f32, f32)) {
        let area = f64::from(width) * f64::from(height);
        self.page = PageLosses { area, named: self.named, ..PageLosses::default() };
    }

    /// Notes that something that the page draws cannot be unpacked.
    pub(super) fn damage(&mut self) {
        self.page.is_damaged = true;
    }

    /// Notes a picture that covers so much of the page.
    pub(super) fn cover(&mut self, area: f64) {
        self.page.covered += area.abs();
    }

    /// Notes a letter without a name.
    pub(super) fn miss(&mut self, font: usize, code: u32) {
        self.unnamed += 1;
        if let Some(times) = self.codes.get_mut(&(font, code)) {
            *times += 1;
        } else if self.codes.len() < MOST_CODES {
            self.codes.insert((font, code), 1);
        }
    }

    /// Returns the number of letters without names, but for the one of each font that is drawn most:
    /// some programs name all letters but the space.
    fn missed(&self) -> usize {
        let mut most: HashMap<usize, usize> = HashMap::new();
        for (&(font, _), &times) in &self.codes {
            let most = most.entry(font).or_default();
            *most = times.max(*most);
        }
        self.unnamed - most.values().sum::<usize>()
    }

    pub(super) fn end_page(&mut self) {
        let page = &self.page;
        let is_picture =
            self.named - page.named < FEWEST_LETTERS && page.covered > MOST_COVERED * page.area;
        self.pages += usize::from(page.is_damaged || is_picture);
    }

    /// Returns what is to be said of it.
    pub(super) fn report(&self) -> Option<IngestError> {
        let (all, missed) = (self.named + self.unnamed, self.missed());
        let are_many = missed >= FEWEST_LETTERS && missed * 100 > all * MOST_UNNAMED;
        let pages = match self.pages {
            0 => None,
            1 => Some("1 page".to_owned()),
            pages => Some(format!("{pages} pages")),
        };
        let letters = are_many.then(|| format!("{missed} letters"));
        let lost: Vec<String> = pages.into_iter().chain(letters).collect();
        (!lost.is_empty()).then(|| IngestError::Unread { lost: lost.join(" and ") })
    }
}
