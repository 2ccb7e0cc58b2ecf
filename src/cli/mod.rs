//! Arguments, settings and subcommands.
//!
//! Data goes to standard output, everything else to standard error. No file
//! name or text reaches a terminal with control characters in it.

mod args;
mod extract;
mod inputs;
mod messages;
mod read;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::args::Args;
use crate::cli::args::Command;

/// How a run ended, as other programs see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// All was done.
    Done = 0,
    /// It was done, but some inputs failed or nothing was found.
    Partly = 1,
    /// Wrong usage, or nothing could be done.
    Nothing = 2,
}

/// Runs the program and says how it went.
///
/// Wrong usage ends the process here, with status 2, as `--help` and
/// `--version` do with 0.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let exit = match args.command {
        Some(Command::Extract(args)) => extract::run(&args),
        None => read::run(&args.inputs),
    };
    ExitCode::from(exit as u8)
}
