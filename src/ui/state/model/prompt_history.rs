//! Remembers what was typed into each kind of prompt since the program began.

use std::collections::HashMap;

use crate::app::Direction;
use crate::ui::commands::scope::Scope;

/// The largest number of inputs that are remembered of a prompt.
const MOST: usize = 50;

/// The inputs of each prompt, the last one last, each once.
#[derive(Debug, Default)]
pub(crate) struct PromptHistory {
    inputs: HashMap<Scope, Vec<String>>,
}

impl PromptHistory {
    /// Adds what was typed and taken.
    pub(crate) fn note(&mut self, scope: Scope, typed: &str) {
        let inputs = self.inputs.entry(scope).or_default();
        inputs.retain(|input| input != typed);
        if !typed.trim().is_empty() {
            inputs.push(typed.to_owned());
        }
        if inputs.len() > MOST {
            inputs.remove(0);
        }
    }

    /// Returns the input before or after what is typed now; after the last comes nothing typed.
    /// `None`: what is typed is none of them.
    pub(crate) fn beside(&self, scope: Scope, typed: &str, way: Direction) -> Option<&str> {
        let inputs = self.inputs.get(&scope)?;
        let at = inputs.iter().rposition(|input| input == typed);
        match (way, at) {
            (Direction::Previous, None) if typed.is_empty() => inputs.last().map(String::as_str),
            (Direction::Previous, Some(at)) => Some(&inputs[at.saturating_sub(1)]),
            (Direction::Next, Some(at)) => Some(inputs.get(at + 1).map_or("", String::as_str)),
            (_, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PromptHistory;
    use crate::app::Direction::Next;
    use crate::app::Direction::Previous;
    use crate::ui::commands::scope::Scope;

    #[test]
    fn each_prompt_has_its_own_history_the_last_first() {
        let mut history = PromptHistory::default();
        for typed in ["a", "b", "a", " "] {
            history.note(Scope::Find, typed);
        }
        let beside = |typed, way| history.beside(Scope::Find, typed, way);
        assert_eq!(beside("", Previous), Some("a"));
        assert_eq!(beside("a", Previous), Some("b"));
        assert_eq!(beside("b", Previous), Some("b"), "there is none before");
        assert_eq!(beside("b", Next), Some("a"));
        assert_eq!(beside("a", Next), Some(""));
        assert_eq!([beside("", Next), beside("x", Previous)], [None, None]);
        assert_eq!(history.beside(Scope::Search, "", Previous), None);
    }
}
