//! Reading on the screen.

use std::io::IsTerminal;
use std::path::Path;
use std::path::PathBuf;

use crate::app::Desk;
use crate::app::Input;
use crate::cli::Exit;
use crate::cli::messages;
use crate::ui;

/// Shows the inputs, or the bundled articles where there are none.
pub(super) fn run(inputs: &[PathBuf]) -> Exit {
    if !std::io::stdout().is_terminal() {
        messages::say("standard output is not a terminal; use `pullquote extract` for data");
        return Exit::Nothing;
    }
    let inputs = match inputs {
        [] => vec![Input::Bundled],
        named => named.iter().map(|path| input(path)).collect(),
    };
    match ui::run(Desk::in_memory, inputs) {
        Ok(outcome) => {
            for failure in &outcome.failures {
                messages::report(failure);
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

/// What an argument names.
pub(super) fn input(argument: &Path) -> Input {
    if argument == Path::new("-") { Input::Stdin } else { Input::Path(argument.to_owned()) }
}
