//! Runs the program from the command line: arguments, settings and subcommands.
//!
//! Data goes to standard output, everything else to standard error. No file
//! name or text reaches a terminal with control characters in it.

mod arguments;
mod commands;
mod config;
mod interrupt;
mod output;
#[cfg(feature = "pdf")]
mod pdf_reader;

use std::panic;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::arguments::args::AliasesCommand;
use crate::cli::arguments::args::Args;
use crate::cli::arguments::args::Command;
use crate::cli::arguments::args::SourcesCommand;
use crate::cli::arguments::library_location;
use crate::cli::arguments::usage;
use crate::cli::commands::aliases;
use crate::cli::commands::doctor;
use crate::cli::commands::export;
use crate::cli::commands::extract;
use crate::cli::commands::import;
use crate::cli::commands::manual;
use crate::cli::commands::plain;
use crate::cli::commands::quotes;
use crate::cli::commands::read;
use crate::cli::commands::removal;
use crate::cli::commands::show;
use crate::cli::commands::sources;
use crate::cli::commands::voices;
use crate::cli::output::messages;
use crate::ingest;

/// The end of a run, as other programs see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Everything was done.
    Done = 0,
    /// The work was done, but some inputs failed or nothing was found.
    Partly = 1,
    /// The usage was wrong, or nothing could be done.
    Nothing = 2,
}

/// Runs the program and returns how it went.
pub fn main() -> ExitCode {
    tell_of_panics();
    #[cfg(feature = "pdf")]
    if let Some(exit) = pdf_reader::run() {
        return exit;
    }
    #[cfg(feature = "pdf")]
    pdf_reader::set();
    interrupt::outlive_full_files();
    let exit = match usage::parse() {
        Ok(args) => run(args),
        Err(exit) => exit,
    };
    ExitCode::from(exit as u8)
}

fn run(args: Args) -> Exit {
    match args.command {
        // These commands need no library.
        Some(Command::Extract(args)) => extract::run(&args),
        Some(Command::Completions { shell }) => manual::completions(shell),
        Some(Command::Man) => manual::page(),
        command => match library_location::library(args.library) {
            Ok(library) if command.is_none() && args.plain => plain::run(&args.inputs, &library),
            Ok(library) => in_library(command, &args.inputs, library, args.config),
            Err(error) => {
                messages::report(&error);
                Exit::Nothing
            }
        },
    }
}

/// Makes panics report themselves in words that a terminal does not obey: the words can be those of
/// an article. A panic in the parser of another crate costs only its input, which is reported by
/// name; its own message would only alarm, and is not shown.
fn tell_of_panics() {
    panic::set_hook(Box::new(|info| {
        if !ingest::is_guarded() {
            messages::tell_of_panic(info);
        }
    }));
}

fn in_library(
    command: Option<Command>,
    inputs: &[PathBuf],
    library: PathBuf,
    config: Option<PathBuf>,
) -> Exit {
    match command {
        Some(Command::Add { inputs, patience }) => {
            import::add(&inputs, patience.allowance(), &library)
        }
        Some(Command::Refresh { patience }) => import::refresh(patience.allowance(), &library),
        Some(Command::Articles(args)) => show::articles(&args, &library),
        Some(Command::Speakers(args)) if args.aliases => aliases::list(&args.list, &library),
        Some(Command::Speakers(args)) => show::speakers(&args, &library),
        Some(Command::Aliases { command: AliasesCommand::Import { file } }) => {
            aliases::import(&file, &library)
        }
        Some(Command::Quotes(args)) => quotes::run(&args, &library),
        Some(Command::Voices(args)) => voices::run(&args, &library),
        Some(Command::Export(args)) => export::run(&args, &library),
        Some(Command::Sources(args)) => match args.command {
            None => sources::list(&args.list, &library),
            Some(SourcesCommand::Remove { sources, articles }) => {
                sources::remove(&sources, articles, &library)
            }
            Some(SourcesCommand::Refresh { sources }) => sources::refresh(&sources, &library),
        },
        Some(Command::Remove { articles }) => removal::remove(&articles, &library),
        Some(Command::Undo) => removal::undo(&library),
        Some(Command::Doctor(args)) => doctor::run(&args, &library),
        _ => read::run(inputs, library, config),
    }
}
