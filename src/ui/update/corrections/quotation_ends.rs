//! Changes which words belong to the current quotation: by moving its end word by word, or to the
//! words that are selected.

use unicode_segmentation::UnicodeSegmentation;

use crate::app::Change;
use crate::app::Direction;
use crate::article::Article;
use crate::library::Correction;
use crate::library::QuotationId;
use crate::text::Span;
use crate::text::Spans;
use crate::ui::state::model::Model;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::update::corrections::pending_changes;
use crate::ui::update::reading::selection_motion::widen;

/// Moves the end of the current quotation so many words on or back.
pub(crate) fn move_end(model: &mut Model, way: Direction, times: usize) {
    let Some((quotation, content)) = current(model) else { return };
    let Some(open) = model.reading.open() else { return };
    let article = &open.article;
    let moved = (0..times).try_fold(content, |content, _| match way {
        Direction::Next => longer(article, &content),
        Direction::Previous => shorter(article, &content),
    });
    match (moved, way) {
        (Some(content), _) => delimit(model, quotation, content),
        (None, Direction::Next) => model.say("the quotation ends with its paragraph"),
        (None, Direction::Previous) => {
            model.say("no word would be left: x says that it is no quotation");
        }
    }
}

/// Makes the selected words those of the current quotation. What came between its pieces, such as
/// “she said”, belongs to it no more than before.
pub(crate) fn take_selected(model: &mut Model) {
    let Some((quotation, content)) = current(model) else { return };
    let Some(open) = model.reading.open() else { return };
    let Some(selection) = model.layers.get::<Selection>().copied() else { return };
    let article = &open.article;
    let pieces: Vec<Span> = content.iter().collect();
    let gaps = pieces.windows(2).map(|pair| Span::new(pair[0].end(), pair[1].start()));
    let gaps: Vec<Span> = gaps.collect();
    let mut selected: Vec<Span> =
        selection.content(article).iter().map(|piece| widen(article, piece)).collect();
    for gap in gaps {
        selected = selected.into_iter().flat_map(|piece| without(piece, gap)).collect();
    }
    let has_word = |piece: &Span| article.text[*piece].contains(char::is_alphanumeric);
    let selected = selected.into_iter().filter(has_word);
    let content: Spans = selected.map(|piece| trimmed(article, piece)).collect();
    if content.is_empty() {
        return model.say("no words are selected");
    }
    model.layers.close::<Selection>();
    delimit(model, quotation, content);
}

fn delimit(model: &mut Model, quotation: QuotationId, content: Spans) {
    pending_changes::change(model, Change::Make(Correction::Delimit { quotation, content }));
}

/// Returns the current quotation with its content; where there is none, the user hears of it.
fn current(model: &mut Model) -> Option<(QuotationId, Spans)> {
    let row = model.reading.current().and_then(|index| model.reading.quotation(index));
    let found = row.map(|row| (row.id, row.content.clone()));
    if found.is_none() {
        model.say("no quotation is chosen: n goes to the next");
    }
    found
}

/// Returns the content with one word more, as far as its paragraph goes.
fn longer(article: &Article, content: &Spans) -> Option<Spans> {
    let end = content.hull()?.end();
    // One that ends with its paragraph has no more of it.
    let block = article.blocks.iter().find(|block| block.span.contains(end))?.span;
    let rest = Span::new(end, block.end());
    let next = words(article, rest).next()?;
    with_end(content, next.end())
}

/// Returns the content without its last word.
fn shorter(article: &Article, content: &Spans) -> Option<Spans> {
    let last = content.iter().last()?;
    let words: Vec<Span> = words(article, last).collect();
    if let [.., kept, _] = words[..] {
        return with_end(content, kept.end());
    }
    let before: Spans = content.iter().filter(|piece| *piece != last).collect();
    (!before.is_empty()).then_some(before)
}

/// Returns the words of a span, each with the marks that close after it, so that both ways go by
/// the same words. Where a script has no white space, the rules of Unicode part them.
fn words(article: &Article, span: Span) -> impl Iterator<Item = Span> {
    let text = &article.text[span];
    text.unicode_word_indices().map(move |(at, word)| {
        let after = &text[at + word.len()..];
        let marks = after.find(|char| !is_closing(char)).unwrap_or(after.len());
        Span::new(span.start() + at, span.start() + at + word.len() + marks)
    })
}

/// Tells whether a character belongs to the word before it, though it is not of it.
fn is_closing(char: char) -> bool {
    let opens = "“‘„‚«‹「『（〈《【([{¿¡-‐‑–—―/@#&+=";
    !char.is_alphanumeric() && !char.is_whitespace() && !opens.contains(char)
}

/// Returns the content with its last piece up to this byte.
fn with_end(content: &Spans, end: usize) -> Option<Spans> {
    let last = content.iter().last()?;
    let before = content.iter().filter(|piece| *piece != last);
    Some(before.chain([Span::new(last.start(), end)]).collect())
}

/// Returns what is left of a piece without the gap.
fn without(piece: Span, gap: Span) -> impl Iterator<Item = Span> {
    let before = Span::new(piece.start(), piece.end().min(gap.start()).max(piece.start()));
    let after = Span::new(piece.start().max(gap.end()).min(piece.end()), piece.end());
    [before, after].into_iter().filter(|left| !left.is_empty())
}

fn trimmed(article: &Article, piece: Span) -> Span {
    let text = &article.text[piece];
    let start = piece.start() + text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}
