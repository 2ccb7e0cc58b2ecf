//! Reading the arguments, and what is said of them: help, or what is wrong with them.

use std::io;
use std::io::Write;

use clap::CommandFactory;
use clap::Error;
use clap::Parser;
use clap::builder::Styles;

use crate::cli::Exit;
use crate::cli::args::Args;
use crate::cli::messages;

/// What was typed; or how the program ends because of it, after saying why.
pub(super) fn parse() -> Result<Args, Exit> {
    Args::try_parse()
        .map_err(|error| if error.use_stderr() { refuse(&error) } else { help(&error) })
}

/// Writes what was asked for: the help, the version.
fn help(asked: &Error) -> Exit {
    match asked.print().and_then(|()| io::stdout().flush()) {
        Ok(()) => Exit::Done,
        Err(error) => messages::unwritable(&error),
    }
}

/// Says what is wrong. It can hold what was typed, so it is read once more to be said in plain
/// words: then whatever a terminal could obey was typed.
fn refuse(styled: &Error) -> Exit {
    let plain = Args::command().styles(Styles::plain()).try_get_matches();
    let said = plain.as_ref().err().unwrap_or(styled).render().ansi().to_string();
    messages::say_lines(&said);
    Exit::Nothing
}
