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
use clap::error::ContextKind;
use clap::error::ContextValue;
use clap::error::ErrorKind;

use crate::cli::Exit;
use crate::cli::arguments::args::Args;
use crate::cli::arguments::inputs;
use crate::cli::arguments::inputs::UsageError;
use crate::cli::arguments::nearest_name;
use crate::cli::output::messages;
use crate::library::query_language;

/// The commands that take a search.
const SEARCHING: [&str; 4] = ["articles", "quotes", "voices", "export"];

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
    if styled.kind() == ErrorKind::UnknownArgument
        && let Some(ContextValue::String(option)) = styled.get(ContextKind::InvalidArg)
        && let Some(error) = term_of_search(option, env::args_os().skip(1))
    {
        messages::report(&error);
        return Exit::Nothing;
    }
    let plain = Args::command().styles(Styles::plain()).try_get_matches();
    let said = match plain {
        Ok(_) => styled.render().ansi().to_string(),
        Err(plain) => without_far_suggestion(plain).render().ansi().to_string(),
    };
    messages::say_lines(&said);
    Exit::Nothing
}

/// Leaves out the value that is suggested where nobody mistypes it as what was typed: `html` for
/// `xml`. The error lists all values in any case.
fn without_far_suggestion(mut error: Error) -> Error {
    let told = |kind| match error.get(kind) {
        Some(ContextValue::String(value)) => Some(value.as_str()),
        _ => None,
    };
    let typed_and_suggested =
        told(ContextKind::InvalidValue).zip(told(ContextKind::SuggestedValue));
    let is_far = typed_and_suggested
        .is_some_and(|(typed, suggested)| nearest_name::nearest(typed, &[suggested]).is_none());
    if is_far {
        error.remove(ContextKind::SuggestedValue);
    }
    error
}

/// Says how an option is written that a command does not have, but its search has a term for.
fn term_of_search(option: &str, arguments: impl Iterator<Item = OsString>) -> Option<UsageError> {
    let name = option.strip_prefix("--")?;
    let term = if query_language::MARKS.contains(&name) {
        format!("is:{name}")
    } else if query_language::FIELDS.contains(&name) {
        format!("{name}:…")
    } else {
        return None;
    };
    let mut words = arguments.filter_map(|argument| argument.into_string().ok());
    let command = words.find(|word| SEARCHING.contains(&word.as_str()))?;
    Some(UsageError::TermAsOption { option: option.to_owned(), command, term })
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
