//! Searches the open text, a slice at a time.
//!
//! The text is looked through from where the user is to its end, and then from its start
//! to there, a slice at a time. So the first match is on the screen with the
//! keystroke that asks for it, however long the text is, the count follows,
//! and any key interrupts.

use crate::app::Direction;
use crate::article::Article;
use crate::text::Span;
use crate::text::search::Pattern;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::text::open_article::bookmark::Bookmark;
use crate::ui::state::text::text_matches::Stage;
use crate::ui::state::text::text_matches::TextMatches;

/// A search, from the key that begins it until Esc.
#[derive(Debug)]
pub(crate) struct TextSearch {
    entry: LineInput,
    is_expression: bool,
    is_kept: bool,
    pattern: Option<Pattern>,
    error: Option<String>,
    /// The user's place when the search began.
    began: Bookmark,
    found: TextMatches,
    current: Option<Span>,
    /// True if the user is to be brought to the first match.
    seeks: bool,
}

impl TextSearch {
    /// Returns a search that begins at `began`, of which the first byte in sight is `origin`.
    pub(crate) fn new(began: Bookmark, origin: usize) -> Self {
        TextSearch {
            entry: LineInput::default(),
            is_expression: false,
            is_kept: false,
            pattern: None,
            error: None,
            began,
            found: TextMatches::from(origin),
            current: None,
            seeks: false,
        }
    }

    /// Returns what the user types.
    pub(crate) fn entry(&self) -> &LineInput {
        &self.entry
    }

    /// Tells whether it is typed as a regular expression.
    pub(crate) fn is_expression(&self) -> bool {
        self.is_expression
    }

    /// Tells whether the user has typed all of it.
    pub(crate) fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// Returns what is wrong with the expression.
    pub(crate) fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// Returns where the user was when it began.
    pub(crate) fn began(&self) -> Bookmark {
        self.began
    }

    /// Takes what is typed as it is.
    pub(crate) fn keep(&mut self) {
        self.is_kept = true;
    }

    /// Takes words for an expression, or the other way round.
    pub(crate) fn switch(&mut self) {
        self.is_expression = !self.is_expression;
    }

    /// Changes what is typed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut LineInput)) {
        change(&mut self.entry);
    }

    /// Looks for what is typed now, from where it began.
    pub(crate) fn begin(&mut self) {
        let typed = self.entry.typed();
        let pattern =
            if self.is_expression { Pattern::expression(typed) } else { Ok(Pattern::words(typed)) };
        (self.pattern, self.error) = match pattern {
            Ok(pattern) => (pattern, None),
            Err(error) => (None, Some(error.to_string())),
        };
        self.begin_in_text(self.found.origin);
        self.seeks = self.pattern.is_some();
    }

    /// Looks for the same in another text, of which `origin` is the first byte in sight.
    pub(crate) fn begin_in_text(&mut self, origin: usize) {
        self.found = TextMatches::from(origin);
        self.current = None;
        self.seeks = false;
    }

    /// Tells whether there is more to look through.
    pub(crate) fn has_work(&self) -> bool {
        self.pattern.is_some() && self.found.stage != Stage::Done
    }

    /// Looks through another slice.
    pub(crate) fn look(&mut self, article: &Article) {
        if let Some(pattern) = &self.pattern {
            self.found.look(article, pattern);
        }
    }

    /// Returns the match to bring the user to, once it is known.
    pub(crate) fn arrive(&mut self) -> Option<Span> {
        if !self.seeks {
            return None;
        }
        let first = self.found.after.first().or(self.found.before.first()).copied()?;
        self.seeks = false;
        self.current = Some(first);
        Some(first)
    }

    /// Returns the match that the user is at.
    pub(crate) fn current(&self) -> Option<Span> {
        self.current
    }

    /// Moves to the match after or before `from`, round the end of the text if need be, and returns
    /// true if it went round; `None` where no match is known.
    pub(crate) fn walk(&mut self, direction: Direction, from: usize) -> Option<(Span, bool)> {
        let count = self.count();
        let last = count.checked_sub(1)?;
        let here = self.current.filter(|current| current.start() == from);
        let (index, went_round) = match direction {
            Direction::Next => {
                let next = self.found.partition_point(|found| {
                    found.start() < from || here.is_some() && found.start() == from
                });
                if next < count { (next, false) } else { (0, true) }
            }
            Direction::Previous => {
                let next = self.found.partition_point(|found| found.start() < from);
                next.checked_sub(1).map_or((last, true), |index| (index, false))
            }
        };
        let found = self.found.get(index)?;
        self.current = Some(found);
        Some((found, went_round))
    }

    /// Returns how many matches are known.
    pub(crate) fn count(&self) -> usize {
        self.found.before.len() + self.found.after.len()
    }

    /// Returns the number of the current match, from 1, where that is known already.
    pub(crate) fn rank(&self) -> Option<usize> {
        let current = self.current?;
        let index = self.found.partition_point(|found| found.start() < current.start());
        let is_known = self.found.stage == Stage::Done || index < self.found.before.len();
        is_known.then_some(index + 1)
    }

    /// Tells whether a match begins in `span`.
    pub(crate) fn has_match_in(&self, span: Span) -> bool {
        let next = self.found.partition_point(|found| found.start() < span.start());
        self.found.get(next).is_some_and(|found| found.start() < span.end())
    }

    /// Returns the matches that share a byte with `span`, sorted.
    pub(crate) fn overlapping(&self, span: Span) -> impl Iterator<Item = Span> {
        let in_list = move |list: &[Span]| {
            let from = list.partition_point(|found| found.end() <= span.start());
            let len = list[from..].partition_point(|found| found.start() < span.end());
            from..from + len
        };
        let (before, after) = (in_list(&self.found.before), in_list(&self.found.after));
        self.found.before[before].iter().chain(&self.found.after[after]).copied()
    }
}

impl LayerState for TextSearch {
    fn scope(&self) -> Option<Scope> {
        (!self.is_kept).then_some(Scope::Search)
    }

    fn line_input(&mut self) -> Option<&mut LineInput> {
        Some(&mut self.entry)
    }
}

#[cfg(test)]
mod tests {
    use super::TextSearch;
    use crate::app::Direction;
    use crate::article::Article;
    use crate::text::Span;
    use crate::ui::fixture;
    use crate::ui::state::text::open_article::bookmark::Bookmark;
    use crate::ui::state::text::text_matches::SLICE;

    fn search(typed: &str, origin: usize) -> TextSearch {
        let mut search = TextSearch::new(Bookmark::default(), origin);
        search.change(|entry| entry.replace(typed));
        search.begin();
        search
    }

    fn starts(search: &TextSearch, article: &Article) -> Vec<usize> {
        search.overlapping(Span::new(0, article.text.len())).map(Span::start).collect()
    }

    #[test]
    fn the_first_match_from_where_the_reader_is_comes_first() {
        let article = fixture::article("one two\none two\none");
        let mut search = search("one", 5);
        search.look(&article);
        assert_eq!(search.arrive(), Some(Span::new(8, 11)));
        assert_eq!(search.arrive(), None);
        assert_eq!(starts(&search, &article), [0, 8, 16]);
        assert_eq!((search.rank(), search.count()), (Some(2), 3));
    }

    #[test]
    fn a_match_before_the_reader_is_found_where_none_follows() {
        let article = fixture::article("one two\nthree");
        let mut search = search("two", 8);
        search.look(&article);
        assert_eq!(search.arrive(), Some(Span::new(4, 7)));
        assert_eq!(search.rank(), Some(1));
    }

    #[test]
    fn walking_goes_round_the_ends() {
        let article = fixture::article("a b a b a");
        let mut search = search("a", 0);
        search.look(&article);
        search.arrive();
        let mut walk = |direction| {
            let from = search.current().unwrap().start();
            let (found, went_round) = search.walk(direction, from).unwrap();
            (found.start(), went_round)
        };
        assert_eq!(walk(Direction::Next), (4, false));
        assert_eq!(walk(Direction::Next), (8, false));
        assert_eq!(walk(Direction::Next), (0, true));
        assert_eq!(walk(Direction::Previous), (8, true));
        assert_eq!(walk(Direction::Previous), (4, false));
    }

    #[test]
    fn a_long_text_is_looked_through_in_slices_wherever_they_end() {
        let paragraph = "é needle ".repeat(SLICE / 16);
        let article = fixture::article(&[paragraph.as_str(); 3].join("\n"));
        let mut whole = search("needle", 0);
        let mut slices = 0;
        while whole.has_work() {
            whole.look(&article);
            slices += 1;
        }
        assert!(slices > 1);
        assert_eq!(whole.count(), 3 * (SLICE / 16));
        let mut around = search("needle", article.text.ceil_char_boundary(SLICE + 4));
        while around.has_work() {
            around.look(&article);
        }
        assert_eq!(starts(&around, &article), starts(&whole, &article));
    }

    #[test]
    fn a_large_expression_is_looked_for_in_small_slices() {
        let article = fixture::article(&"the ferry sails at noon\n".repeat(SLICE / 24));
        let slices = |typed: &str| {
            let mut search = search(typed, 0);
            search.switch();
            search.begin();
            let mut slices = 0;
            while search.has_work() {
                search.look(&article);
                slices += 1;
            }
            (slices, search.count())
        };
        let (few, matches) = slices("noon");
        let (many, same_matches) = slices("(?:noon|[a-z]{999}q)");
        assert!(many > 4 * few, "{few} {many}");
        assert_eq!(matches, same_matches);
    }

    #[test]
    fn a_wrong_expression_finds_nothing_and_says_why() {
        let mut search = search("(", 0);
        search.switch();
        search.begin();
        assert!(search.error().is_some());
        assert!(!search.has_work());
        search.change(|entry| entry.replace("o."));
        search.begin();
        search.look(&fixture::article("one"));
        assert_eq!((search.error(), search.count()), (None, 1));
    }
}
