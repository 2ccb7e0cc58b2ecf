//! Remembers the places that the user has jumped from, over articles.
//!
//! It works as in a browser: who goes back can go forward again, until they jump elsewhere. The
//! place where the user stays is held beside both, since what they only pass in the list of
//! articles is not a place that they come back to.

use crate::app::Sayings;
use crate::library::ArticleId;
use crate::library::SpeakerId;
use crate::ui::state::text::open_article::bookmark::Bookmark;

/// The largest number of places to go back to.
const MOST: usize = 100;

/// A place in an article.
#[derive(Debug, Clone)]
pub(crate) struct JumpPlace {
    pub(crate) article: ArticleId,
    pub(crate) title: String,
    pub(crate) bookmark: Bookmark,
    /// The words that stood at the top of the text.
    pub(crate) words: String,
    /// The list of quotations that was open over it, with its name.
    pub(crate) dossier: Option<(Sayings, String)>,
    /// The speakers by whom the user filtered there.
    pub(crate) speakers: Vec<SpeakerId>,
    /// The search that narrowed the list there, as it was typed; empty where there was none.
    pub(crate) search: String,
}

impl JumpPlace {
    /// Tells whether the user sees the same at both.
    fn is_same(&self, other: &JumpPlace) -> bool {
        (self.article, self.bookmark) == (other.article, other.bookmark)
    }
}

/// The places behind the user, and, once they have gone back, those before them.
#[derive(Debug, Default)]
pub(crate) struct Jumps {
    back: Vec<JumpPlace>,
    /// The next place is the last.
    forward: Vec<JumpPlace>,
    /// The place where the user stays.
    here: Option<JumpPlace>,
    /// The article to which the user was brought by more than choosing it in the list.
    pub(crate) arrived: Option<ArticleId>,
    /// The article that is on its way because the user goes back or forward to it.
    pub(crate) returning: Option<ArticleId>,
    /// The article that the list is to have, since the user went back or forward to it.
    pub(crate) to_be_listed: Option<ArticleId>,
}

impl Jumps {
    /// Returns where the user stays.
    pub(crate) fn here(&self) -> Option<&JumpPlace> {
        self.here.as_ref()
    }

    /// Takes the place where the user stays, without a jump.
    pub(crate) fn stay(&mut self, place: JumpPlace) {
        self.here = Some(place);
    }

    /// Takes where in its article the user is now, by whom they filter, and what they search for, if
    /// that is known.
    pub(crate) fn move_to(
        &mut self,
        bookmark: Bookmark,
        speakers: &[SpeakerId],
        search: Option<&str>,
    ) {
        if let Some(here) = &mut self.here {
            here.bookmark = bookmark;
            if here.speakers != speakers {
                here.speakers = speakers.to_vec();
            }
            if let Some(search) = search.filter(|search| *search != here.search) {
                search.clone_into(&mut here.search);
            }
        }
    }

    /// Takes the words that stand there.
    pub(crate) fn note_words(&mut self, words: String) {
        if let Some(here) = &mut self.here {
            here.words = words;
        }
    }

    /// Adds a place to go back to.
    pub(crate) fn leave(&mut self, place: JumpPlace) {
        self.forward.clear();
        if let Some(last) = self.back.last_mut().filter(|last| last.is_same(&place)) {
            last.dossier = place.dossier.or(last.dossier.take());
            return;
        }
        if self.back.len() == MOST {
            self.back.remove(0);
        }
        self.back.push(place);
    }

    /// Comes to stay at another place; the one before is one to go back to.
    pub(crate) fn jump_to(&mut self, place: JumpPlace) {
        if let Some(here) = self.here.replace(place) {
            self.leave(here);
        }
    }

    /// Goes back from `now` to the last place that is another, or forward again; returns it.
    pub(crate) fn turn(&mut self, now: Option<JumpPlace>, is_back: bool) -> Option<&JumpPlace> {
        let (from, to) = if is_back {
            (&mut self.back, &mut self.forward)
        } else {
            (&mut self.forward, &mut self.back)
        };
        let is_here = |place: &JumpPlace| {
            place.dossier.is_none() && now.as_ref().is_some_and(|now| now.is_same(place))
        };
        while from.pop_if(|place| is_here(place)).is_some() {}
        let place = from.pop()?;
        to.extend(now);
        self.here = Some(place);
        self.here.as_ref()
    }

    /// Goes to the place with this index in [`Jumps::places`]; returns it.
    pub(crate) fn go(&mut self, index: usize) -> Option<&JumpPlace> {
        let mut places: Vec<JumpPlace> = self.places().cloned().collect();
        if index >= places.len() {
            return None;
        }
        self.forward = places.split_off(index + 1);
        self.forward.reverse();
        self.here = places.pop();
        self.back = places;
        self.here.as_ref()
    }

    /// Returns all places, the oldest first.
    pub(crate) fn places(&self) -> impl Iterator<Item = &JumpPlace> {
        self.back.iter().chain(&self.here).chain(self.forward.iter().rev())
    }

    /// Returns the index of the place where the user stays.
    pub(crate) fn at(&self) -> usize {
        self.back.len()
    }
}

#[cfg(test)]
mod tests {
    use super::JumpPlace;
    use super::Jumps;
    use super::MOST;
    use crate::library::ArticleId;
    use crate::ui::state::text::open_article::bookmark::Bookmark;

    fn place(article: i64, byte: usize) -> JumpPlace {
        JumpPlace {
            article: ArticleId(article),
            title: String::new(),
            bookmark: Bookmark::at(byte),
            words: String::new(),
            dossier: None,
            speakers: Vec::new(),
            search: String::new(),
        }
    }

    fn places(jumps: &Jumps) -> Vec<i64> {
        jumps.places().map(|place| place.article.0).collect()
    }

    #[test]
    fn who_went_back_can_go_forward_until_they_jump_elsewhere() {
        let mut jumps = Jumps::default();
        for article in 1..=3 {
            jumps.jump_to(place(article, 0));
        }
        let back = jumps.turn(Some(place(3, 9)), true).unwrap();
        assert_eq!(back.article, ArticleId(2));
        assert_eq!((places(&jumps), jumps.at()), (vec![1, 2, 3], 1));
        let forward = jumps.turn(Some(place(2, 0)), false).unwrap();
        assert_eq!(forward.bookmark.byte(), 9, "where the user was in it");
        jumps.turn(Some(place(3, 9)), true);
        jumps.jump_to(place(4, 0));
        assert_eq!(places(&jumps), [1, 2, 4]);
        assert!(jumps.turn(Some(place(4, 0)), false).is_none());
    }

    #[test]
    fn a_place_where_the_user_is_already_is_passed_over() {
        let mut jumps = Jumps::default();
        jumps.jump_to(place(1, 0));
        jumps.leave(place(1, 5));
        jumps.leave(place(1, 5));
        let back = jumps.turn(Some(place(1, 5)), true);
        assert!(back.is_none());
    }

    #[test]
    fn there_is_an_end_to_what_is_remembered() {
        let mut jumps = Jumps::default();
        for article in 0..500 {
            jumps.jump_to(place(article, 0));
        }
        assert_eq!(places(&jumps).len(), MOST + 1);
        assert_eq!(jumps.go(7).unwrap().article, ArticleId(499 - 100 + 7));
        assert_eq!(jumps.at(), 7);
    }
}
