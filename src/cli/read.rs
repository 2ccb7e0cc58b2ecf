//! Reading on the screen.

use std::io;
use std::io::IsTerminal;
use std::path::PathBuf;

use crate::app::Desk;
use crate::app::Input;
use crate::cli::Exit;
use crate::cli::inputs;
use crate::cli::inputs::UsageError;
use crate::cli::messages;
use crate::ui;

/// Shows the inputs, or the bundled articles where there are none.
pub(super) fn run(arguments: &[PathBuf]) -> Exit {
    let inputs = match to_read(arguments) {
        Ok(inputs) => inputs,
        Err(error) => {
            messages::report(&error);
            return Exit::Nothing;
        }
    };
    match ui::run(Desk::in_memory, inputs) {
        Ok(outcome) => {
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

fn to_read(arguments: &[PathBuf]) -> Result<Vec<Input>, UsageError> {
    if !io::stdout().is_terminal() {
        return Err(UsageError::NoTerminal);
    }
    let named = inputs::named(arguments)?;
    Ok(if named.is_empty() { vec![Input::Bundled] } else { named })
}
