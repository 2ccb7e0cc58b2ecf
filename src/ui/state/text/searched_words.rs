//! Finds the words of a search of the library in an open text, to highlight them.
//!
//! Found anew for each line that is drawn: a text may be long, a screen is not.

use crate::library::OpenArticle;
use crate::library::Search;
use crate::library::query_language::Term;
use crate::text::Span;
use crate::text::fold;
use crate::text::fold::Folded;
use crate::text::search;

/// The words, folded.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct SearchedWords {
    anywhere: Words,
    /// The words that have to be said.
    said: Words,
}

/// Words as the library finds them: with an asterisk at its end, one is the beginning of a word.
#[derive(Debug, Default, PartialEq, Eq)]
struct Words {
    alone: Vec<String>,
    /// Words that follow one another.
    phrases: Vec<Vec<String>>,
}

impl SearchedWords {
    /// Returns the words that `search` wants.
    pub(crate) fn new(search: &Search) -> Self {
        let mut sought = SearchedWords::default();
        for term in search.wanted() {
            match term {
                Term::Word(word) => sought.anywhere.add_word(word),
                Term::Phrase(phrase) => sought.anywhere.add_phrase(phrase),
                Term::Said(word) => sought.said.add_word(word),
                Term::SaidPhrase(phrase) => sought.said.add_phrase(phrase),
                _ => (),
            }
        }
        sought
    }

    /// Returns where they stand in `line` of the article, sorted.
    pub(crate) fn in_line(&self, open: &OpenArticle, line: Span) -> Vec<Span> {
        let folded = Folded::new(&open.article.text[line]);
        let is_said = |at| open.quotations.iter().any(|row| row.content.contain(at));
        words(folded.as_str())
            .filter_map(|(at, word)| {
                let own = folded.original(at..at + word.len());
                let span = Span::new(line.start() + own.start(), line.start() + own.end());
                let is_sought =
                    self.anywhere.has(word) || self.said.has(word) && is_said(span.start());
                is_sought.then_some(span)
            })
            .collect()
    }
}

impl SearchedWords {
    /// Returns where the words stand that are wanted anywhere, the first that begin at this byte
    /// of the text or later. Block by block is looked through, and no further than needed.
    pub(crate) fn next(&self, open: &OpenArticle, from: usize) -> Option<Span> {
        let blocks = &open.article.blocks;
        let first = blocks.partition_point(|block| block.span.end() <= from);
        blocks[first..].iter().find_map(|block| {
            self.in_block(open, block.span).into_iter().find(|span| span.start() >= from)
        })
    }

    /// Returns the last that end at this byte of the text or earlier.
    pub(crate) fn previous(&self, open: &OpenArticle, until: usize) -> Option<Span> {
        let blocks = &open.article.blocks;
        let end = blocks.partition_point(|block| block.span.start() < until);
        blocks[..end].iter().rev().find_map(|block| {
            self.in_block(open, block.span).into_iter().rev().find(|span| span.end() <= until)
        })
    }

    /// Returns where the words that are wanted anywhere stand in a block; of a phrase, where all of
    /// it does.
    fn in_block(&self, open: &OpenArticle, block: Span) -> Vec<Span> {
        let folded = Folded::new(&open.article.text[block]);
        let words: Vec<(usize, &str)> = words(folded.as_str()).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let Some(count) = beginning_of(&self.anywhere, &words[at..]) else {
                at += 1;
                continue;
            };
            let (last, word) = words[at + count - 1];
            let own = folded.original(words[at].0..last + word.len());
            found.push(Span::new(block.start() + own.start(), block.start() + own.end()));
            at += count;
        }
        found
    }
}

/// Returns a regular expression for the words that `search` wants; `None`: it wants none.
pub(crate) fn expression(search: &Search) -> Option<String> {
    let words = search.wanted().filter_map(|term| match term {
        Term::Word(words) | Term::Phrase(words) | Term::Said(words) | Term::SaidPhrase(words) => {
            Some(words.as_str())
        }
        _ => None,
    });
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| search::any_of(&words))
}

impl Words {
    fn add_word(&mut self, typed: &str) {
        self.alone.extend(folded_words(typed));
    }

    fn add_phrase(&mut self, typed: &str) {
        self.phrases.push(folded_words(typed));
    }

    fn has(&self, word: &str) -> bool {
        self.has_alone(word) || self.phrases.iter().flatten().any(|wanted| fits(wanted, word))
    }

    /// Tells whether the word is wanted without others beside it.
    fn has_alone(&self, word: &str) -> bool {
        self.alone.iter().any(|wanted| fits(wanted, word))
    }
}

/// Returns the words of a term, folded; the last keeps the asterisk of the term.
fn folded_words(typed: &str) -> Vec<String> {
    let mut folded: Vec<String> =
        words(&fold::key(typed)).map(|(_, word)| word.to_owned()).collect();
    if let Some(last) = folded.last_mut().filter(|_| typed.ends_with('*')) {
        last.push('*');
    }
    folded
}

/// Tells whether a word of a text is the wanted one, or begins as that does.
fn fits(wanted: &str, word: &str) -> bool {
    wanted.strip_suffix('*').map_or(wanted == word, |begun| word.starts_with(begun))
}

/// Returns how many words at the start of these are wanted together.
fn beginning_of(sought: &Words, here: &[(usize, &str)]) -> Option<usize> {
    let is_here = |phrase: &&Vec<String>| {
        !phrase.is_empty()
            && phrase.len() <= here.len()
            && phrase.iter().zip(here).all(|(wanted, (_, word))| fits(wanted, word))
    };
    let phrase = sought.phrases.iter().filter(is_here).map(Vec::len).max();
    phrase.or_else(|| here.first().is_some_and(|(_, word)| sought.has_alone(word)).then_some(1))
}

/// Returns the words of a folded text and where they stand.
fn words(folded: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    folded.split_inclusive(|char: char| !char.is_alphanumeric()).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|char: char| !char.is_alphanumeric());
        (!word.is_empty()).then_some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::SearchedWords;
    use crate::library::query_language;
    use crate::text::Span;
    use crate::ui::fixture;

    fn marked(typed: &str) -> Vec<String> {
        let open = fixture::open(1, "Café talks [Mira|“We talk at the café,”] she said. Talkers.");
        let sought = SearchedWords::new(&query_language::parse(typed).unwrap().unwrap());
        let text = &open.article.text;
        let line = Span::new(0, text.len());
        sought.in_line(&open, line).into_iter().map(|span| text[span].to_owned()).collect()
    }

    #[test]
    fn a_word_is_whole_or_the_beginning_that_it_says_it_is_and_accents_are_no_matter() {
        assert_eq!(marked("cafe talk*"), ["Café", "talks", "talk", "café", "Talkers"]);
        assert_eq!(marked("talk cafe"), ["Café", "talk", "café"]);
        assert_eq!(marked("\"we talk\""), ["We", "talk"]);
        assert_eq!(marked("\"the cafe\""), ["Café", "the", "café"]);
    }

    #[test]
    fn what_is_sought_is_gone_through_word_by_word_and_phrase_by_phrase() {
        let open = fixture::open(1, "Café talks.\nThey talk at the café, the cafe.\nThe café.");
        let text: &str = &open.article.text;
        let stops = |typed: &str| {
            let sought = SearchedWords::new(&query_language::parse(typed).unwrap().unwrap());
            let next = |from: Option<Span>| sought.next(&open, from.map_or(0, Span::end));
            let forth: Vec<Span> =
                std::iter::successors(next(None), |&last| next(Some(last))).collect();
            let previous = |from: usize| sought.previous(&open, from);
            let last = previous(text.len());
            let mut back: Vec<Span> =
                std::iter::successors(last, |last| previous(last.start())).collect();
            back.reverse();
            assert_eq!(forth, back, "the way back is the way forth");
            forth.into_iter().map(|span| text[span.range()].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(stops("cafe talk*"), ["Café", "talks", "talk", "café", "cafe", "café"]);
        assert_eq!(stops("\"the cafe\""), ["the café", "the cafe", "The café"]);
        assert_eq!(stops("outlet:herald"), [""; 0]);
    }

    #[test]
    fn what_has_to_be_said_is_marked_where_it_is_said() {
        assert_eq!(marked("said:talk"), ["talk"]);
        assert_eq!(marked("-talks kind:direct"), [""; 0]);
    }
}
