//! Finds the inputs that the arguments name.

use std::path::Path;
use std::path::PathBuf;

use clap::CommandFactory;

use crate::app::Input;
use crate::cli::arguments::args::Args;
use crate::cli::arguments::nearest_name;

/// An error of usage that only shows when the arguments are looked at together.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UsageError {
    /// There is no such file, and a command is called almost like that.
    #[error("there is no file {typed}; did you mean `pullquote {meant}`?")]
    Misspelt {
        /// What was typed.
        typed: String,
        /// The name of the command.
        meant: String,
    },
    /// There is no such file, and no command is called like that.
    #[error("there is no file or command {typed}; the commands are {commands}")]
    NeitherFileNorCommand {
        /// What was typed.
        typed: String,
        /// The names of the commands.
        commands: String,
    },
    /// A command has no such option, but its search has a term for it.
    #[error("there is no option {option}; write it as a search: `pullquote {command} {term}`")]
    TermAsOption {
        /// What was typed.
        option: String,
        /// The command.
        command: String,
        /// The term of a search that stands for it.
        term: String,
    },
    /// The argument `-` stands there twice.
    #[error("standard input can be read only once; name - once")]
    StdinTwice,
    /// No input was named, and nothing is piped in.
    #[error(
        "nothing to extract from; name a file, a directory, an address, or - for standard input"
    )]
    NothingNamed,
    /// The format is one of bytes, which would only confuse a terminal.
    #[error("this format is not text for a terminal; send it to a file, or use --output")]
    Binary,
    /// Rows are one document, which a directory of a file for each article is not.
    #[error(
        "--output is for the formats that write a file for each article; send these rows to a file"
    )]
    RowsIntoDirectory,
    /// Standard output is not a terminal, which a screen needs.
    #[error(
        "standard output is not a terminal, so there is no screen; use `pullquote --plain` for text, \
         `pullquote extract` for data"
    )]
    NoTerminal,
    /// The terminal does not know where its cursor is, which a screen needs.
    #[error("this terminal (TERM=dumb) can show no screen; use `pullquote --plain` for text")]
    DumbTerminal,
}

/// Returns the inputs that the arguments name.
pub(crate) fn named(arguments: &[PathBuf]) -> Result<Vec<Input>, UsageError> {
    let is_stdin = |argument: &&PathBuf| argument.as_path() == Path::new("-");
    if arguments.iter().filter(is_stdin).count() > 1 {
        return Err(UsageError::StdinTwice);
    }
    Ok(arguments.iter().map(|argument| input(argument)).collect())
}

/// Returns the inputs likewise, where they stand in the place of a command: one that is no file may
/// be a command with a slip in it.
pub(crate) fn to_read(arguments: &[PathBuf]) -> Result<Vec<Input>, UsageError> {
    if let Some(error) = arguments.first().and_then(|first| no_command(first, &arguments[1..])) {
        return Err(error);
    }
    named(arguments)
}

/// Returns the inputs likewise, for keeping: a path is made one that will be found from anywhere.
pub(crate) fn to_keep(arguments: &[PathBuf]) -> Result<Vec<Input>, UsageError> {
    let everywhere = |input| match input {
        // A path that does not exist keeps its name, under which it is reported later.
        Input::Path(path) => Input::Path(path.canonicalize().unwrap_or(path)),
        other => other,
    };
    Ok(named(arguments)?.into_iter().map(everywhere).collect())
}

/// Says what is wrong with a first argument that is no file, if it can have been meant for a command:
/// what has no dot or slash in it hardly is the name of a file. One that is like no command is
/// reported as any other file that cannot be read, where others are to be read with it.
pub(crate) fn no_command(first: &Path, others: &[PathBuf]) -> Option<UsageError> {
    let is_word = |typed: &&str| typed.chars().all(|c| c.is_ascii_alphabetic());
    let typed = first.to_str().filter(|typed| !typed.is_empty() && is_word(typed))?.to_owned();
    if first.exists() {
        return None;
    }
    let command = Args::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    match nearest_name::nearest(&typed, &names) {
        Some(meant) => Some(UsageError::Misspelt { typed, meant: meant.to_owned() }),
        None if others.is_empty() => {
            Some(UsageError::NeitherFileNorCommand { typed, commands: names.join(", ") })
        }
        None => None,
    }
}

fn input(argument: &Path) -> Input {
    match argument.to_str() {
        Some("-") => Input::Stdin,
        Some(text) if is_address(text) && !argument.exists() => Input::Address(text.to_owned()),
        _ => Input::Path(argument.to_owned()),
    }
}

/// Returns true if the text begins as an address does: with a scheme.
fn is_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    !rest.is_empty()
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::named;
    use crate::app::Input;

    #[test]
    fn an_argument_with_a_scheme_is_an_address() {
        let address =
            |text: &str| matches!(&named(&[PathBuf::from(text)]).unwrap()[..], [Input::Address(_)]);
        assert!(address("https://a.example/x"));
        assert!(address("HTTP://a.example"));
        assert!(address("ftp://a.example"), "so that it is refused as an address");
        for path in ["story.txt", "a/b://c", "://", "1://x", "C:\\x"] {
            assert!(!address(path), "{path}");
        }
    }
}
