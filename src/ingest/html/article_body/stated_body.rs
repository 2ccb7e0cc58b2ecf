//! Completes what was found of an article by the text that the page states in its linked data.
//!
//! Some pages state the whole text for search engines. It has no layout, so it is no text to show
//! where the page has the same; but it tells which paragraphs were missed, where the article ends,
//! and what the page holds back.

use std::ops::Range;

use crate::ingest::html::html_fragment;
use crate::ingest::html::piece;
use crate::ingest::html::piece::Piece;
use crate::ingest::html::title::key;

/// The fewest letters and digits of a stated text that is looked at.
const LEAST: usize = 300;

/// The most bytes of it.
const MOST: usize = 1 << 20;

/// The most letters that are looked through, for all pieces of a page together: no article has a
/// hundred thousand paragraphs, and as many letters in each.
const MOST_WORK: usize = 2_000_000_000;

/// The fewest letters and digits of a piece that shows where it stands in the stated text.
const TELLING: usize = 30;

/// The letters and digits of the stated text that the page may lack without anything being amiss.
const SLACK: usize = 200;

/// Returns the pieces completed by those of `page` that are in the `stated` text, without those
/// behind its end. Where the page has only the beginning, the rest is taken as it is stated.
pub(crate) fn complete(pieces: Vec<Piece>, page: Vec<Piece>, stated: &str) -> Vec<Piece> {
    let text = plain(stated);
    let stated = Stated::of(&text);
    let work = (pieces.len() + page.len()).saturating_mul(stated.key.len());
    if stated.key.len() < LEAST || work > MOST_WORK || !stated.is_of(&pieces) {
        return pieces;
    }
    let mut placed = stated.placed(pieces);
    let mut taken = vec![false; stated.key.len()];
    placed.iter().filter_map(|(_, place)| place.clone()).for_each(|place| taken[place].fill(true));
    for piece in page {
        if let Some(place) = stated.place(&piece)
            && !taken[place.clone()].contains(&true)
        {
            taken[place.clone()].fill(true);
            let at = placed.iter().rposition(|(_, other)| {
                other.as_ref().is_some_and(|other| other.start <= place.start)
            });
            placed.insert(at.map_or(0, |at| at + 1), (piece, Some(place)));
        }
    }
    let end = placed.iter().filter_map(|(_, place)| Some(place.as_ref()?.end)).max();
    let mut end = end.unwrap_or_default();
    let mut last = placed.iter().rposition(|(_, place)| place.is_some()).unwrap_or_default();
    // The items of a list are often too short to tell where they stand, but not that they go on.
    while let Some((next, _)) = placed.get(last + 1)
        && let Some(len) = stated.len_at(end, next)
    {
        end += len;
        last += 1;
    }
    let missing = stated.key.len() - end;
    if missing <= SLACK {
        // The text ends here; what follows is something else.
        placed.truncate(last + 1);
    }
    let mut pieces: Vec<Piece> = placed.into_iter().map(|(piece, _)| piece).collect();
    if missing > SLACK && missing * 4 > stated.key.len() {
        pieces.truncate(last + 1);
        pieces.extend(stated.rest(end));
    }
    pieces
}

/// Returns the stated text without markup and entities, a paragraph a line.
fn plain(stated: &str) -> String {
    let stated = &stated[..stated.floor_char_boundary(MOST)];
    let decoded = html_escape::decode_html_entities(stated);
    if decoded.contains("</") || decoded.contains("<br") {
        return html_fragment::fragment(&decoded, None).text;
    }
    decoded.into_owned()
}

/// The stated text, and its letters and digits alone, by which it is compared.
struct Stated<'a> {
    text: &'a str,
    key: String,
}

impl<'a> Stated<'a> {
    fn of(text: &'a str) -> Self {
        Stated { text, key: key(text) }
    }

    /// Returns where the piece stands in the key, if it is long enough to tell.
    fn place(&self, piece: &Piece) -> Option<Range<usize>> {
        let key = key(piece.words());
        if key.len() < TELLING {
            return None;
        }
        let at = memchr::memmem::find(self.key.as_bytes(), key.as_bytes())?;
        Some(at..at + key.len())
    }

    /// Returns the length of the piece in the key if it stands there just behind the first `known`
    /// bytes, with the number of its item or without.
    fn len_at(&self, known: usize, piece: &Piece) -> Option<usize> {
        let keys = [key(piece.words()), key(&piece.text)];
        let goes_on =
            |key: &&String| !key.is_empty() && self.key[known..].starts_with(key.as_str());
        keys.iter().find(goes_on).map(String::len)
    }

    /// Tells whether more than half of the text in the pieces is in the stated one, too.
    fn is_of(&self, pieces: &[Piece]) -> bool {
        let (mut inside, mut all) = (0, 0);
        for piece in pieces.iter().filter(|piece| piece.text.len() >= TELLING) {
            all += piece.text.len();
            inside += self.place(piece).map_or(0, |_| piece.text.len());
        }
        inside * 2 > all
    }

    fn placed(&self, pieces: Vec<Piece>) -> Vec<(Piece, Option<Range<usize>>)> {
        let place = |piece: Piece| {
            let place = self.place(&piece);
            (piece, place)
        };
        pieces.into_iter().map(place).collect()
    }

    /// Returns the paragraphs after the first `known` bytes of the key.
    fn rest(&self, known: usize) -> Vec<Piece> {
        let mut seen = 0;
        let mut start = self.text.len();
        for (at, c) in self.text.char_indices() {
            if seen >= known {
                start = at;
                break;
            }
            let lower = c.to_lowercase().map(char::len_utf8).sum::<usize>();
            seen += if c.is_alphanumeric() { lower } else { 0 };
        }
        // What closes the last known sentence is not the start of the next.
        let rest = self.text[start..].trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '.' | '!' | '?' | '…' | '”' | '’' | '"' | '»' | ')')
        });
        rest.lines().filter_map(piece::paragraph).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::MOST;
    use super::MOST_WORK;
    use super::complete;
    use crate::article::BlockKind;
    use crate::ingest::html::piece::Piece;
    use crate::ingest::html::piece::paragraph;

    const A: &str = "The dredger came back to the harbour on Monday, a week after it had left, and \
        the masters of the boats were told to move them by noon or to pay for it.";
    const B: &str = "Nobody had told the fishermen, said Ida Brook, who sells nets at the quay, and \
        nobody would pay them for the days on which they could not go out.";
    const C: &str = "The council wants to hear them in the first week of March, after the tides, and \
        will then decide on what is to be done about the silt before the summer.";

    fn completed(pieces: &[&str], page: &[&str], stated: &str) -> Vec<String> {
        let made = |texts: &[&str]| texts.iter().filter_map(|text| paragraph(text)).collect();
        let pieces = complete(made(pieces), made(page), stated);
        pieces.into_iter().map(|piece| piece.text).collect()
    }

    /// Makes the piece of an item in a list that has numbers.
    fn item(number: usize, text: &str) -> Piece {
        let text = format!("{number}. {text}");
        Piece { kind: BlockKind::ListItem, number: 2, ..paragraph(&text).unwrap() }
    }

    #[test]
    fn a_list_with_numbers_is_compared_without_them() {
        let items = || vec![item(1, A), item(2, B), item(3, C)];
        let without_second = vec![item(1, A), item(3, C)];
        assert_eq!(complete(without_second, items(), &format!("{A} {B} {C}")), items());
        let stated = format!("<p>{A}</p><ol><li>{B}</li><li>{C}</li></ol>");
        assert_eq!(complete(items(), items(), &stated), items());
    }

    #[test]
    fn short_items_at_the_end_stay_and_what_follows_them_goes() {
        let other = paragraph("Read on: what became of the ferry").unwrap();
        for stated in [
            format!("{A} {B} {C} Nets Boats"),
            format!("<p>{A}</p><p>{B}</p><p>{C}</p><ol><li>Nets</li><li>Boats</li></ol>"),
        ] {
            let mut pieces: Vec<Piece> = [A, B, C].into_iter().filter_map(paragraph).collect();
            pieces.extend([item(1, "Nets"), item(2, "Boats")]);
            let shown = [pieces.clone(), vec![other.clone()]].concat();
            assert_eq!(complete(shown, Vec::new(), &stated), pieces, "{stated}");
        }
    }

    #[test]
    fn a_paragraph_that_was_missed_comes_back_in_its_place() {
        let stated = format!("{A} {B} {C}");
        let other = "Read on: what became of the ferry that was lost in the storm of last year";
        assert_eq!(completed(&[A, C, other], &[other, A, B, C], &stated), [A, B, C]);
    }

    #[test]
    fn what_the_page_holds_back_is_taken_as_it_is_stated() {
        let stated = format!("{A}\n{B}\n{C}");
        let prompt = "Subscribe to read on";
        assert_eq!(completed(&[A, prompt], &[A, prompt], &stated), [A, B, C]);
        assert_eq!(completed(&[A], &[A], &format!("<p>{A}</p><p>{B}</p><p>{C}</p>")), [A, B, C]);
    }

    #[test]
    fn more_pieces_than_can_be_looked_for_stay_as_they_are() {
        let stated = format!("{}{A}", "x".repeat(MOST - 1000));
        let mut shown = vec![A; MOST_WORK / (MOST - 1000)];
        shown.push("Read on: what became of the ferry");
        assert_eq!(completed(&shown, &[], &stated), shown);
    }

    #[test]
    fn another_text_and_a_teaser_change_nothing() {
        assert_eq!(completed(&[A, C], &[A, B, C], &B.repeat(3)), [A, C]);
        assert_eq!(completed(&[A, B, C], &[A, B, C], A), [A, B, C]);
    }
}
