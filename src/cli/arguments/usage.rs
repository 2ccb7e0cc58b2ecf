//! Reads the arguments, and writes help or says what is wrong with them.

use std::env;
use std::ffi::OsString;
use std::io;
use std::io::Write;
use std::path::Path;

use clap::CommandFactory;
use clap::Error;
use clap::Parser;
use clap::builder::Styles;
use clap::error::ErrorKind;

use crate::cli::Exit;
use crate::cli::arguments::args::Args;
use crate::cli::arguments::inputs;
use crate::cli::arguments::inputs::UsageError;
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

/// Says what is wrong. Where an option is not known, its command may be what is misspelt.
///
/// The message can hold what was typed, so the arguments are read once more to say it without
/// styles: whatever a terminal could obey in it then was typed.
fn refuse(styled: &Error) -> Exit {
    if styled.kind() == ErrorKind::UnknownArgument
        && let Some(error) = misspelt_command(env::args_os().skip(1))
    {
        messages::report(&error);
        return Exit::Nothing;
    }
    let plain = Args::command().styles(Styles::plain()).try_get_matches();
    let said = plain.as_ref().err().unwrap_or(styled).render().ansi().to_string();
    messages::say_lines(&said);
    Exit::Nothing
}

/// Says what is wrong with the first argument that is no option and no value of one, where that
/// stands in the place of a command and is none. Behind an option that only a command knows,
/// nothing tells where that place is.
fn misspelt_command(mut arguments: impl Iterator<Item = OsString>) -> Option<UsageError> {
    let command = Args::command();
    let known = |typed: &str| {
        let long = typed.strip_prefix("--")?;
        command.get_arguments().find(|known| known.get_long() == Some(long))
    };
    loop {
        let argument = arguments.next()?;
        match argument.to_str() {
            Some(option) if option.starts_with('-') && option.len() > 1 => {
                if known(option)?.get_action().takes_values() {
                    arguments.next();
                }
            }
            Some(word) if command.find_subcommand(word).is_none() => {
                return inputs::no_command(Path::new(word), &[]);
            }
            _ => return None,
        }
    }
}
