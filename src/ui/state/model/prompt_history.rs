//! Remembers what was typed into each kind of prompt, now and when the program ran before.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::Direction;
use crate::ui::commands::scope::Scope;

/// The largest number of inputs that are remembered of a prompt.
const MOST: usize = 50;

/// The inputs of each prompt, the last one last, each once.
#[derive(Debug, Default)]
pub(crate) struct PromptHistory {
    inputs: HashMap<Scope, Vec<String>>,
    /// The same as the library keeps it.
    kept: Arc<[(String, String)]>,
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
        let mut scopes: Vec<Scope> = self.inputs.keys().copied().collect();
        scopes.sort_by_key(|scope| scope.name());
        let named = |scope: Scope| self.inputs[&scope].iter().map(move |input| (scope, input));
        let kept = scopes.into_iter().flat_map(named);
        self.kept = kept.map(|(scope, input)| (scope.name(), input.clone())).collect();
    }

    /// Returns all inputs, each with the name of its prompt.
    pub(crate) fn kept(&self) -> &Arc<[(String, String)]> {
        &self.kept
    }

    /// Takes up what was typed when the program ran before; what was typed since comes after it.
    pub(crate) fn take_up(&mut self, kept: &[(String, String)]) {
        let since = std::mem::take(&mut self.inputs);
        for (name, input) in kept {
            if let Some(scope) = Scope::named(name) {
                self.note(scope, input);
            }
        }
        for (scope, inputs) in since {
            for input in &inputs {
                self.note(scope, input);
            }
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

    #[test]
    fn what_was_typed_before_comes_before_what_is_typed_now() {
        let mut before = PromptHistory::default();
        for (scope, typed) in [(Scope::Find, "a"), (Scope::Find, "b"), (Scope::Search, "x")] {
            before.note(scope, typed);
        }
        let mut now = PromptHistory::default();
        now.note(Scope::Find, "c");
        now.take_up(before.kept());
        assert_eq!(now.beside(Scope::Find, "c", Previous), Some("b"));
        assert_eq!(now.beside(Scope::Search, "", Previous), Some("x"));
        now.take_up(&[("no such prompt".to_owned(), "y".to_owned())]);
        assert_eq!(now.kept().len(), 4);
    }
}
