//! What the arguments name.

use std::path::Path;
use std::path::PathBuf;

use crate::app::Input;

/// Wrong usage that only shows when the arguments are looked at together.
#[derive(Debug, thiserror::Error)]
pub(super) enum UsageError {
    /// `-` twice.
    #[error("standard input can be read only once; name - once")]
    StdinTwice,
    /// Nothing was named, and nothing is piped in.
    #[error("nothing to extract from; name a file, a directory, or - for standard input")]
    NothingNamed,
    /// A screen needs a terminal.
    #[error(
        "standard output is not a terminal, so there is no screen; use `pullquote extract` for data"
    )]
    NoTerminal,
}

/// The inputs that the arguments name.
pub(super) fn named(arguments: &[PathBuf]) -> Result<Vec<Input>, UsageError> {
    let is_stdin = |argument: &&PathBuf| argument.as_path() == Path::new("-");
    if arguments.iter().filter(is_stdin).count() > 1 {
        return Err(UsageError::StdinTwice);
    }
    let input = |argument: &PathBuf| {
        if is_stdin(&argument) { Input::Stdin } else { Input::Path(argument.clone()) }
    };
    Ok(arguments.iter().map(input).collect())
}
