//! Reads the arguments, and writes help or says what is wrong with them.

use std::io;
use std::io::Write;

use clap::CommandFactory;
use clap::Error;
use clap::Parser;
use clap::builder::Styles;

use crate::cli::Exit;
use crate::cli::arguments::args::Args;
use crate::cli::output::messages;

/// Returns the arguments; or how the program ends because of them, after saying why.
pub(crate) fn parse() -> Result<Args, Exit> {
    Args::try_parse()
        .map_err(|error| if error.use_stderr() { refuse(&error) } else { help(&error) })
}

/// Writes the help or the version, where it was asked for.
fn help(asked: &Error) -> Exit {
    match asked.print().and_then(|()| io::stdout().flush()) {
        Ok(()) => Exit::Done,
        Err(error) => messages::unwritable(&error),
    }
}

/// Says what is wrong. The message can hold what was typed, so the arguments are read once more to
/// say it without styles: whatever a terminal could obey in it then was typed.
fn refuse(styled: &Error) -> Exit {
    let plain = Args::command().styles(Styles::plain()).try_get_matches();
    let said = plain.as_ref().err().unwrap_or(styled).render().ansi().to_string();
    messages::say_lines(&said);
    Exit::Nothing
}
