//! Says what narrows the list of articles, by filter or search, and which key ends that.

use crate::ui::commands::command::Command;
use crate::ui::commands::key::Strokes;
use crate::ui::commands::scope::Scope;
use crate::ui::state::model::Model;

/// The text where there are no articles.
const NO_ARTICLES: &str = "no articles";

/// What to do where words were searched for that are not said to be beginnings.
const NO_SUCH_WORD: &str = "with * behind it a word is the beginning of one";

impl Model {
    /// Returns the text for a list without articles: what narrows it, and how to widen it.
    pub(crate) fn said_of_empty_list(&self) -> String {
        let filtered = self.filtered_speakers();
        let Some(search) = &self.filter.search else {
            return match filtered {
                Some(names) => {
                    format!("no article quotes {names}{}", self.ends(Command::ClearFilter))
                }
                None => NO_ARTICLES.to_owned(),
            };
        };
        let mut parts = match filtered {
            Some(names) => vec![
                format!("nothing found in articles that quote {names}"),
                self.ends(Command::ClearFilter),
                self.ends(Command::Escape),
            ],
            None => vec!["nothing found; Esc shows all".to_owned()],
        };
        parts.extend(search.has_whole_words().then(|| format!("; {NO_SUCH_WORD}")));
        parts.concat()
    }

    /// Returns what narrows the list since the program was left, if anything does.
    pub(crate) fn said_of_kept_narrowing(&self) -> Option<String> {
        let searched = Some(self.searched_for()).filter(|typed| !typed.is_empty());
        let searching = searched.map(|typed| format!("searching for “{typed}”"));
        let filtered = self.filtered_speakers().map(|names| format!("filtered by {names}"));
        let (clear, escape) = (Command::ClearFilter, Command::Escape);
        Some(match (filtered, searching) {
            (None, None) => return None,
            (Some(filtered), None) => format!("still {filtered}{}", self.ends(clear)),
            (None, Some(searching)) => format!("still {searching}{}", self.ends(escape)),
            (Some(filtered), Some(searching)) => {
                let keys = self.key(clear).zip(self.key(escape));
                let ends = keys.map(|(clear, escape)| format!("; {clear} and {escape} end that"));
                format!("still {filtered} and {searching}{}", ends.unwrap_or_default())
            }
        })
    }

    /// Returns whom the filter admits, such as "Ted Cruz and 2 others".
    fn filtered_speakers(&self) -> Option<String> {
        let (first, others) = self.filter.speakers.split_first()?;
        let name = self.name_of(*first).unwrap_or("one speaker");
        Some(match others.len() {
            0 => name.to_owned(),
            1 => format!("{name} and another"),
            others => format!("{name} and {others} others"),
        })
    }

    /// Returns what the key of a command ends, such as "; F clears the filter".
    fn ends(&self, command: Command) -> String {
        let does = match command {
            Command::ClearFilter => "clears the filter",
            _ => "ends the search",
        };
        self.key(command).map_or_else(String::new, |key| format!("; {key} {does}"))
    }

    fn key(&self, command: Command) -> Option<&Strokes> {
        let mut bound = self.preferences.keymap.of(Scope::Anywhere);
        bound.find(|bound| bound.command == command)?.keys.first()
    }
}
