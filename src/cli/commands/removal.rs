//! Runs `remove` and `undo`: takes articles out of the library, and takes the last change back.

use std::path::Path;

use crate::app::AppError;
use crate::app::Change;
use crate::app::Desk;
use crate::app::change_words;
use crate::cli::Exit;
use crate::cli::commands::show;
use crate::cli::output::messages;
use crate::library::ArticleId;
use crate::library::Correction;
use crate::text::numbers;

/// Takes these articles out. Those that are not there are reported, and the others are still
/// removed.
pub(crate) fn remove(names: &[String], library: &Path) -> Exit {
    show::with_own_desk(library, |desk| {
        let (mut articles, mut missing) = (Vec::new(), false);
        for name in names {
            match find(desk, name)? {
                Some(article) if articles.contains(&article) => (),
                Some(article) => articles.push(article),
                None => {
                    missing = true;
                    messages::say(&format!(
                        "no article is {name}; `pullquote articles` lists them with their numbers"
                    ));
                }
            }
        }
        if articles.is_empty() {
            return Ok(Exit::Nothing);
        }
        let count = articles.len();
        desk.change(&Change::Make(Correction::Remove { articles }))?;
        let removed = numbers::counted(count, "article");
        messages::say_plainly(&format!("{removed} removed; `pullquote undo` brings back what was"));
        Ok(if missing { Exit::Partly } else { Exit::Done })
    })
}

/// Finds an article by its number, its address or its file.
fn find(desk: &Desk, name: &str) -> Result<Option<ArticleId>, AppError> {
    if let Some(article) = desk.named(name)? {
        return Ok(Some(article));
    }
    match std::path::absolute(name) {
        Ok(path) => desk.named(&path.to_string_lossy()),
        Err(_) => Ok(None),
    }
}

/// Takes back the last correction, check or removal.
pub(crate) fn undo(library: &Path) -> Exit {
    show::with_own_desk(library, |desk| {
        let Some(undone) = desk.change_logged(&Change::Undo)? else {
            messages::say("there is nothing to undo");
            return Ok(Exit::Partly);
        };
        let deed = change_words::deed(&undone);
        let title = undone.done.title.map(|title| format!(", in “{title}”"));
        messages::say_plainly(&format!("undone: {deed}{}", title.unwrap_or_default()));
        Ok(Exit::Done)
    })
}
