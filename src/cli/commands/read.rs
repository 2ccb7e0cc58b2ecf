//! Runs the reader on the screen.

use std::env;
use std::io;
use std::io::IsTerminal;
use std::path::Path;
use std::path::PathBuf;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Input;
use crate::cli::Exit;
use crate::cli::arguments::inputs;
use crate::cli::arguments::inputs::UsageError;
use crate::cli::arguments::library_location;
use crate::cli::config;
use crate::cli::output::messages;
use crate::library;
use crate::session::Opened;
use crate::ui;

/// Shows the inputs, or the library where there are none.
pub(crate) fn run(arguments: &[PathBuf], library: PathBuf, config: Option<PathBuf>) -> Exit {
    let inputs = match to_read(arguments) {
        Ok(inputs) => inputs,
        Err(error) => {
            messages::report(&error);
            return Exit::Nothing;
        }
    };
    if inputs.is_empty()
        && let Some(exit) = library_location::refuse_missing(&library)
    {
        return exit;
    }
    let open = move |inputs: Vec<Input>| {
        if inputs.is_empty() { open_library(&library) } else { Opened::in_memory(inputs) }
    };
    let (settings, problems) = config::load(config);
    match ui::run(inputs, settings, open) {
        Ok(outcome) => {
            for problem in &problems {
                messages::report(problem);
            }
            for failure in &outcome.failures {
                messages::report_input(&failure.name, &failure.error);
            }
            match (outcome.failures.is_empty(), outcome.articles) {
                (true, _) => Exit::Done,
                (false, 0) => Exit::Nothing,
                (false, _) => Exit::Partly,
            }
        }
        Err(error) => {
            messages::report(&error);
            Exit::Nothing
        }
    }
}

/// Opens the library, or the bundled articles while nothing is in it. A library is not created only
/// to be looked at.
fn open_library(path: &Path) -> Result<Opened, AppError> {
    if library::is_there(path)? {
        let desk = match Desk::on_disk(path) {
            Err(error) if error.is_unwritable() => Desk::reading(path)?,
            opened => opened?,
        };
        if desk.count()? > 0 {
            return Ok(Opened { desk, inputs: Vec::new(), stands_in: false });
        }
    }
    Ok(Opened { stands_in: true, ..Opened::in_memory(vec![Input::Bundled])? })
}

fn to_read(arguments: &[PathBuf]) -> Result<Vec<Input>, UsageError> {
    // A command with a slip in it, whose output is read by another, is no matter of a screen.
    let inputs = inputs::to_read(arguments)?;
    if !io::stdout().is_terminal() {
        return Err(UsageError::NoTerminal);
    }
    if env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return Err(UsageError::DumbTerminal);
    }
    Ok(inputs)
}
