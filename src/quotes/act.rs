//! What a cue reports, and sets of that.

/// What the cue of an attribution reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Act {
    /// Speech or writing, and the content tells what was said.
    #[default]
    Said,
    /// Speech, but the content is only what it was about: "condemned the attack".
    Topic,
    /// A state of mind: believes, wants, fears.
    Thought,
    /// Nothing that anybody said or thought: "seeks to counter", "the vote shows".
    None,
}

impl Act {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Act; 4] = [Act::Said, Act::Topic, Act::Thought, Act::None];

    /// The word for it on screen, in formats and in queries.
    pub fn name(self) -> &'static str {
        match self {
            Act::Said => "said",
            Act::Topic => "topic",
            Act::Thought => "thought",
            Act::None => "none",
        }
    }

    /// The act of that name.
    pub fn from_name(name: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// Which acts are wanted; what was said, where nobody chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Acts {
    wanted: [bool; Act::ALL.len()],
}

impl Acts {
    /// What was said.
    pub const SAID: Acts = Acts { wanted: [true, false, false, false] };

    /// All four.
    pub const ALL: Acts = Acts { wanted: [true; Act::ALL.len()] };

    /// The same with another act.
    #[must_use]
    pub const fn with(mut self, act: Act) -> Acts {
        self.wanted[act as usize] = true;
        self
    }

    /// Whether the act is among them.
    pub fn contain(self, act: Act) -> bool {
        self.wanted[act as usize]
    }

    /// Those among them, in the order in which they are shown.
    pub fn iter(self) -> impl Iterator<Item = Act> {
        Act::ALL.into_iter().filter(move |&act| self.contain(act))
    }
}

impl Default for Acts {
    fn default() -> Self {
        Acts::SAID
    }
}

impl FromIterator<Act> for Acts {
    fn from_iter<I: IntoIterator<Item = Act>>(acts: I) -> Self {
        let mut wanted = [false; Act::ALL.len()];
        for act in acts {
            wanted[act as usize] = true;
        }
        Acts { wanted }
    }
}

#[cfg(test)]
mod tests {
    use super::Act;
    use super::Acts;

    #[test]
    fn every_act_is_found_by_its_name() {
        for act in Act::ALL {
            assert_eq!(Act::from_name(act.name()), Some(act));
        }
        assert_eq!(Act::from_name("sung"), None);
    }

    #[test]
    fn a_set_holds_exactly_what_was_put_in() {
        let some: Acts = [Act::None, Act::Topic, Act::None].into_iter().collect();
        assert_eq!(some.iter().collect::<Vec<_>>(), [Act::Topic, Act::None]);
        assert!(!some.contain(Act::Said));
        assert_eq!(Acts::default().iter().collect::<Vec<_>>(), [Act::Said]);
        assert_eq!(Acts::ALL.iter().collect::<Acts>(), Acts::ALL);
        let more = some.with(Act::Said).with(Act::Topic);
        assert_eq!(more.iter().collect::<Vec<_>>(), [Act::Said, Act::Topic, Act::None]);
    }
}
