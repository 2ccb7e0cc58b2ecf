//! Keeps how the user left the screen, so that it is the same when the program starts again.

use std::sync::Arc;

use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Order;
use crate::library::SpeakerId;
use crate::library::file::seal;
use crate::quotes::Act;
use crate::quotes::Acts;

/// The names of the settings.
const ACTS: &str = "acts";
const ARTICLE: &str = "article";
const MEASURE: &str = "measure";
const JUSTIFIED: &str = "justified";
const ORDER: &str = "order";
const PROMPTS: &str = "prompts";
const SEARCH: &str = "search";
const SPEAKERS: &str = "speakers";

/// The state in which the user left the list of articles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LastView {
    /// The article that was open.
    pub article: Option<ArticleId>,
    /// The speakers of the filter.
    pub speakers: Vec<SpeakerId>,
    /// The search, as it was typed; empty where there was none.
    pub search: String,
    /// The order of the list.
    pub order: Order,
    /// The columns of a line of text, where the user chose them by keys.
    pub measure: Option<u16>,
    /// True if lines are filled to the measure, where the user chose so by a command.
    pub is_justified: Option<bool>,
    /// What was typed into prompts, each with the name of its prompt, the last of each last. It is
    /// shared, since it is compared and copied often.
    pub prompts: Arc<[(String, String)]>,
}

impl Library {
    /// Returns the acts that the user had shown last; what was said if they never chose, or if the
    /// setting is damaged.
    pub fn shown_acts(&self) -> Result<Acts, LibraryError> {
        let acts: Option<Acts> = self
            .view_setting(ACTS)?
            .and_then(|names| names.split(',').map(Act::from_name).collect());
        Ok(acts.unwrap_or_default())
    }

    /// Keeps the acts that the user has shown.
    pub fn set_shown_acts(&mut self, acts: Acts) -> Result<(), LibraryError> {
        let names: Vec<&str> = acts.iter().map(Act::name).collect();
        self.set_view_settings(&[(ACTS, names.join(","))])
    }

    /// Returns how the user left the list of articles: what of it there still is, and what can be
    /// understood.
    pub fn last_view(&self) -> Result<LastView, LibraryError> {
        let number = |kept: &str| kept.parse::<i64>().ok();
        let article = self.view_setting(ARTICLE)?.as_deref().and_then(number).map(ArticleId);
        let article = match article {
            Some(id) => self.place(id, &Filter::default(), IndexedOrder::Intake)?.map(|_| id),
            None => None,
        };
        let mut speakers = Vec::new();
        for id in self.view_setting(SPEAKERS)?.unwrap_or_default().split(',').filter_map(number) {
            if self.profile(SpeakerId(id))?.is_some() {
                speakers.push(SpeakerId(id));
            }
        }
        speakers.sort_unstable();
        speakers.dedup();
        let order = self.view_setting(ORDER)?.as_deref().and_then(Order::from_name);
        Ok(LastView {
            article,
            speakers,
            search: self.view_setting(SEARCH)?.unwrap_or_default(),
            order: order.unwrap_or_default(),
            measure: self.view_setting(MEASURE)?.and_then(|kept| kept.parse().ok()),
            is_justified: self.view_setting(JUSTIFIED)?.and_then(|kept| kept.parse().ok()),
            prompts: prompts(&self.view_setting(PROMPTS)?.unwrap_or_default()),
        })
    }

    /// Keeps how the user leaves the list of articles.
    pub fn set_last_view(&mut self, view: &LastView) -> Result<(), LibraryError> {
        let speakers: Vec<String> = view.speakers.iter().map(|id| id.0.to_string()).collect();
        self.set_view_settings(&[
            (ARTICLE, view.article.map_or_else(String::new, |id| id.0.to_string())),
            (SPEAKERS, speakers.join(",")),
            (SEARCH, view.search.clone()),
            (ORDER, view.order.name().to_owned()),
            (MEASURE, view.measure.map_or_else(String::new, |measure| measure.to_string())),
            (JUSTIFIED, view.is_justified.map_or_else(String::new, |choice| choice.to_string())),
            (PROMPTS, prompt_lines(&view.prompts)),
        ])
    }

    fn view_setting(&self, name: &str) -> Result<Option<String>, LibraryError> {
        let value = self
            .connection
            .prepare_cached("SELECT value FROM view_setting WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?;
        Ok(value)
    }

    fn set_view_settings(&mut self, settings: &[(&str, String)]) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        for (name, value) in settings {
            let id: i64 = transaction
                .prepare_cached(
                    "INSERT INTO view_setting (name, value) VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value RETURNING id",
                )?
                .query_row(params![name, value], |row| row.get(0))?;
            seal::VIEW.seal(&transaction, id)?;
        }
        transaction.commit()?;
        Ok(())
    }
}

/// Reads what was typed into prompts: a line each, with a tab after the name of the prompt.
fn prompts(lines: &str) -> Arc<[(String, String)]> {
    let typed = lines.lines().filter_map(|line| line.split_once('\t'));
    typed.map(|(prompt, typed)| (prompt.to_owned(), typed.to_owned())).collect()
}

fn prompt_lines(prompts: &[(String, String)]) -> String {
    let is_line = |(prompt, typed): &&(String, String)| {
        !prompt.contains(['\t', '\n', '\r']) && !typed.contains(['\n', '\r'])
    };
    let lines =
        prompts.iter().filter(is_line).map(|(prompt, typed)| format!("{prompt}\t{typed}\n"));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::LastView;
    use crate::library::ArticleId;
    use crate::library::Library;
    use crate::library::Order;
    use crate::library::SpeakerId;
    use crate::quotes::Act;
    use crate::quotes::Acts;

    #[test]
    fn what_was_shown_last_is_known() {
        let mut library = Library::in_memory().unwrap();
        assert_eq!(library.shown_acts().unwrap(), Acts::SAID);
        for acts in [Acts::SAID.with(Act::Topic), Acts::ALL, Acts::SAID] {
            library.set_shown_acts(acts).unwrap();
            assert_eq!(library.shown_acts().unwrap(), acts);
        }
        library.connection.execute("UPDATE view_setting SET value = 'said,sung'", []).unwrap();
        assert_eq!(library.shown_acts().unwrap(), Acts::SAID);
    }

    #[test]
    fn of_how_the_list_was_left_what_is_gone_is_forgotten() {
        let mut library = Library::in_memory().unwrap();
        assert_eq!(library.last_view().unwrap(), LastView::default());
        let view = LastView {
            article: Some(ArticleId(7)),
            speakers: vec![SpeakerId(3)],
            search: "ferry -kind:direct".to_owned(),
            order: Order::Title,
            measure: Some(60),
            is_justified: Some(true),
            prompts: [("find", "a\tb"), ("search", "é")]
                .map(|(prompt, typed)| (prompt.to_owned(), typed.to_owned()))
                .into(),
        };
        library.set_last_view(&view).unwrap();
        let known = LastView { article: None, speakers: Vec::new(), ..view };
        assert_eq!(library.last_view().unwrap(), known);
        library.connection.execute("UPDATE view_setting SET value = 'x,y'", []).unwrap();
        let known = LastView { search: "x,y".to_owned(), ..LastView::default() };
        assert_eq!(library.last_view().unwrap(), known);
    }
}
