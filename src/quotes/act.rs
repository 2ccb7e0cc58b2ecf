//! Defines the acts that a cue can report, and sets of them.

/// The act that the cue of an attribution reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Act {
    /// Speech or writing of which the content tells what was said.
    #[default]
    Said,
    /// Speech of which the content gives only the topic: "condemned the attack".
    Topic,
    /// A state of mind: somebody believes, wants or fears.
    Thought,
    /// Nothing that anybody said or thought: "seeks to counter", "the vote shows".
    None,
}

impl Act {
    /// All acts, in the order in which they are shown.
    pub const ALL: [Act; 4] = [Act::Said, Act::Topic, Act::Thought, Act::None];

    /// Returns the word for the act on screen, in formats and in queries.
    pub fn name(self) -> &'static str {
        match self {
            Act::Said => "said",
            Act::Topic => "topic",
            Act::Thought => "thought",
            Act::None => "none",
        }
    }

    /// Returns the act of that name.
    pub fn from_name(name: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// The acts that are wanted; by default, only what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Acts {
    wanted: [bool; Act::ALL.len()],
}

impl Acts {
    /// The set of only what was said.
    pub const SAID: Acts = Acts { wanted: [true, false, false, false] };

    /// The set of all four acts.
    pub const ALL: Acts = Acts { wanted: [true; Act::ALL.len()] };

    /// Returns the set with another act added.
    #[must_use]
    pub const fn with(mut self, act: Act) -> Acts {
        self.wanted[act as usize] = true;
        self
    }

    /// Returns true if the act is in the set.
    pub fn contain(self, act: Act) -> bool {
        self.wanted[act as usize]
    }

    /// Returns the acts of the set, in the order in which they are shown.
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
