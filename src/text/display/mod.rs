//! Makes any text safe and legible in a terminal.
//!
//! A terminal obeys what it is sent: control characters move its cursor, change its title or make
//! it answer, and bidirectional controls reorder the text beside them, so that a user sees words
//! nobody wrote. So text reaches a terminal only by way of [`glyph`] or [`line()`]:
//!
//! - Characters that control terminals or reorder text are shown by a [`stand_in`] of one column,
//!   because the user should see that they are there.
//! - Characters that are merely invisible (zero-width spaces, soft hyphens, byte order marks) are
//!   not drawn: publishing systems put many of them into real articles, and a mark in each long
//!   word would hide the words.
//! - Joiners and variation selectors are kept where they shape an emoji or belong to a script that
//!   joins its letters, and are left out elsewhere.
//!
//! The unit is the grapheme cluster, as it is for [`crate::text::wrap`], which counts the columns
//! of exactly what is drawn.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The character that stands for characters without a picture of their own.
const REPLACEMENT: char = '\u{FFFD}';

/// The number of characters after which a cluster is cut: the longest emoji in use has ten, and
/// stacks of a thousand accents are made to break programs.
const LONGEST_CLUSTER: usize = 24;

/// Returns the character that is shown, in one column, for one that must not reach a terminal, or
/// `None` for a character that may.
///
/// A tab or line break becomes a space; the other C0 controls and DEL become their control pictures
/// (U+2400 and up). C1 controls, bidirectional controls, tag characters and noncharacters become
/// U+FFFD; NEL and the line and paragraph separators become the picture of a line break.
pub fn stand_in(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' => Some(' '),
        '\0'..='\x1F' => char::from_u32(0x2400 + c as u32),
        '\x7F' => Some('␡'),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some('␤'),
        _ if is_forbidden(c) => Some(REPLACEMENT),
        _ => None,
    }
}

/// A grapheme cluster as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// The string that is sent to the terminal; empty where `columns` is 0.
    pub symbol: Cow<'a, str>,
    /// The columns of the terminal that it fills.
    pub columns: usize,
}

/// Returns `cluster` as it is drawn: unchanged, wherever that is safe and visible.
///
/// Any string yields a glyph, but a terminal draws it as one only if the string is a single
/// grapheme cluster.
///
/// ```
/// use pullquote::text::display::glyph;
///
/// assert_eq!(glyph("é").symbol, "é");
/// assert_eq!(glyph("\x1b").symbol, "␛");
/// assert_eq!(glyph("\u{200B}").columns, 0);
/// assert_eq!(glyph("👩‍🚒").columns, 2);
/// ```
pub fn glyph(cluster: &str) -> Glyph<'_> {
    let symbol = symbol(cluster);
    let columns = columns_of(&symbol);
    if columns > 0 || symbol.is_empty() {
        return Glyph { symbol, columns };
    }
    // An accent without a letter would combine with the character drawn before it.
    let symbol = format!("◌{symbol}");
    if symbol.graphemes(true).nth(1).is_some() {
        // The half of a Korean syllable combines with nothing but its other half.
        return Glyph { symbol: Cow::Owned(REPLACEMENT.to_string()), columns: 1 };
    }
    let columns = columns_of(&symbol);
    Glyph { symbol: Cow::Owned(symbol), columns }
}

/// Returns `text` as one line that is safe to send to a terminal.
///
/// ```
/// use pullquote::text::display::line;
///
/// assert_eq!(line("Trump\u{200B}’s call\nwith\x1b[2J Putin"), "Trump’s call with␛[2J Putin");
/// ```
pub fn line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_suspect) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.graphemes(true).map(|cluster| glyph(cluster).symbol).collect())
}

/// Returns the number of columns that [`line()`] of `text` fills.
pub fn columns(text: &str) -> usize {
    let (mut columns, mut at) = (0, 0);
    while at < text.len() {
        let cluster = first_cluster(&text[at..]);
        columns += cluster.columns;
        at += cluster.len;
    }
    columns
}

/// Returns [`line()`] of `text`, cut to at most `most` columns; it ends in "…" where something was
/// cut.
///
/// ```
/// use pullquote::text::display::fit;
///
/// assert_eq!(fit("Bilawal Bhutto Zardari", 12), "Bilawal Bhu…");
/// ```
pub fn fit(text: &str, most: usize) -> Cow<'_, str> {
    match kept_before_cut(text, most) {
        Some(kept) => Cow::Owned(cut(&text[..kept], most)),
        None => line(text),
    }
}

/// Returns how many bytes of `text` are kept, with room for "…", if it has more than `most` columns.
fn kept_before_cut(text: &str, most: usize) -> Option<usize> {
    // The loop stops soon after the last column, however long the text is.
    let (mut used, mut kept) = (0, 0);
    for (at, cluster) in text.grapheme_indices(true) {
        let columns = glyph(cluster).columns;
        if used + columns > most {
            return Some(kept);
        }
        used += columns;
        if used < most {
            kept = at + cluster.len();
        }
    }
    None
}

/// Returns [`line()`] of `text` in at most `most` columns; where it is longer, it is cut after a whole
/// word, if a word has room.
///
/// ```
/// use pullquote::text::display::fit_words;
///
/// assert_eq!(fit_words("Bilawal Bhutto Zardari", 12), "Bilawal…");
/// assert_eq!(fit_words("Bilawal", 4), "Bil…");
/// assert_eq!(fit_words(" · Dawn", 6), "…");
/// ```
pub fn fit_words(text: &str, most: usize) -> Cow<'_, str> {
    let Some(kept) = kept_before_cut(text, most) else { return line(text) };
    let end = if text[kept..].starts_with(' ') { Some(kept) } else { text[..kept].rfind(' ') };
    let before = &text[..end.unwrap_or(0)];
    let words = before.trim_end_matches(BEFORE_CUT);
    // Without a whole word, part of it says more than nothing, but not behind a dot.
    let is_part = words.is_empty() && !before.contains('·');
    Cow::Owned(cut(if is_part { &text[..kept] } else { words }, most))
}

/// Tells whether there is a letter or a digit: a mere mark, such as the colon that a transcript has for
/// "said", tells nobody anything outside of its text.
pub fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Marks that do not stand before "…".
const BEFORE_CUT: [char; 6] = [' ', ',', ';', '–', '-', '·'];

/// Returns [`line()`] of `text` in at most `most` columns; where it is longer, with "…" in its middle:
/// paths and addresses differ at their ends.
///
/// ```
/// use pullquote::text::display::fit_ends;
///
/// assert_eq!(fit_ends("/home/ann/feeds/news.xml", 16), "/home…s/news.xml");
/// ```
pub fn fit_ends(text: &str, most: usize) -> Cow<'_, str> {
    if most == 0 || columns(text) <= most {
        return fit(text, most);
    }
    let (mut at, mut left) = (text.len(), most - 1 - (most - 1) / 3);
    for (start, cluster) in text.grapheme_indices(true).rev() {
        let columns = glyph(cluster).columns;
        if columns > left {
            break;
        }
        left -= columns;
        at = start;
    }
    let head = fit(text, (most - 1) / 3 + 1).into_owned();
    let head = head.strip_suffix('…').unwrap_or(&head);
    Cow::Owned(format!("{head}…{}", line(&text[at..])))
}

fn cut(kept: &str, most: usize) -> String {
    if most == 0 {
        return String::new();
    }
    let mut shown = line(kept.trim_end()).into_owned();
    shown.push('…');
    shown
}

/// The size of a grapheme cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cluster {
    /// Length in bytes; 0 for an empty text only.
    pub(crate) len: usize,
    /// Columns, as [`glyph`] draws it.
    pub(crate) columns: usize,
}

/// Returns the size of the first grapheme cluster of `text`.
///
/// To go through a text this way takes a fifth of the time of iterating over its clusters: between
/// two [simple](is_simple) characters there is always a boundary, and a text is made of little
/// else.
pub(crate) fn first_cluster(text: &str) -> Cluster {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return Cluster { len: 0, columns: 0 } };
    let next = chars.next();
    if next.is_none_or(|c| is_simple(c) || c.is_ascii()) && (first, next) != ('\r', Some('\n')) {
        if let Some(columns) = simple_columns(first) {
            return Cluster { len: first.len_utf8(), columns };
        }
        if first.is_ascii() {
            return Cluster { len: 1, columns: 1 };
        }
    }
    let cluster = text.graphemes(true).next().unwrap_or_default();
    Cluster { len: cluster.len(), columns: glyph(cluster).columns }
}

/// Returns the columns of `text` if each of its characters is [simple](is_simple).
pub(crate) fn columns_if_simple(text: &str) -> Option<usize> {
    let mut columns = 0;
    for c in text.chars() {
        columns += simple_columns(c)?;
    }
    Some(columns)
}

/// Tells whether `c` is drawn unchanged and forms no cluster with a simple character beside it.
pub(crate) fn is_simple(c: char) -> bool {
    simple_columns(c).is_some()
}

/// Returns the columns of a character if it is one of those that nearly all news is made of,
/// whatever the language.
fn simple_columns(c: char) -> Option<usize> {
    let is_narrow = matches!(
        c,
        ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}'
        // Cyrillic, Hebrew and Arabic letters.
        | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{52F}'
        | '\u{5D0}'..='\u{5EA}' | '\u{621}'..='\u{64A}'
        // Quotation marks, dashes, ellipsis.
        | '\u{2010}'..='\u{2027}'
    );
    // Punctuation, kana and ideographs of East Asia, full-width forms.
    let is_wide = || {
        matches!(
            c,
            '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FF}'
            | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}'
        )
    };
    if is_narrow { Some(1) } else { is_wide().then_some(2) }
}

/// Returns the cluster without the characters that must not be sent; borrowed where it has none.
fn symbol(cluster: &str) -> Cow<'_, str> {
    if cluster == "\r\n" {
        return Cow::Borrowed(" ");
    }
    if !cluster.chars().any(is_suspect) && cluster.len() <= LONGEST_CLUSTER {
        return Cow::Borrowed(cluster);
    }
    let joins = cluster.chars().next().is_some_and(takes_joiners);
    let mut shown = String::new();
    let mut hides_tags = false;
    for c in cluster.chars().take(LONGEST_CLUSTER) {
        match stand_in(c) {
            // However many tags hang on a letter, one mark stands for them.
            Some(_) if !shown.is_empty() => hides_tags = true,
            Some(seen) => shown.push(seen),
            None if is_joiner(c) && joins => shown.push(c),
            None if is_suspect(c) => (),
            None => shown.push(c),
        }
    }
    if hides_tags {
        shown.push(REPLACEMENT);
    }
    Cow::Owned(shown)
}

fn columns_of(symbol: &str) -> usize {
    // Half-width Japanese sound marks combine by their Unicode property but fill a column in
    // terminals. The screen library counts them so, and both counts must agree.
    let sound_marks = symbol.chars().filter(|&c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count();
    symbol.width() + sound_marks
}

/// Tells whether `c` is ever drawn otherwise than unchanged.
fn is_suspect(c: char) -> bool {
    c > '~' && (is_invisible(c) || is_joiner(c)) || stand_in(c).is_some()
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            // Hangul fillers stand in the place of a missing letter.
            | '\u{115F}'
            | '\u{1160}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{2060}'..='\u{2065}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
    )
}

/// Tells whether `c` is a joiner or variation selector, which shapes the character before it.
fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '\u{34F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Tells whether joiners after `base` shape it: in the scripts from Hebrew on, in emoji, and in the
/// few emoji that begin with a character of Latin-1.
fn takes_joiners(base: char) -> bool {
    (base >= '\u{590}' && !is_joiner(base)) || matches!(base, '0'..='9' | '#' | '*' | '©' | '®')
}

/// Tells whether `c` must not be sent and has no picture.
fn is_forbidden(c: char) -> bool {
    let is_control = matches!(c, '\u{80}'..='\u{9F}');
    let reorders = matches!(
        c,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
    );
    let annotates = matches!(c, '\u{FFF9}'..='\u{FFFB}');
    let is_tag = matches!(c, '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}');
    let is_noncharacter = matches!(c, '\u{FDD0}'..='\u{FDEF}') || c as u32 & 0xFFFE == 0xFFFE;
    is_control || reorders || annotates || is_tag || is_noncharacter
}
