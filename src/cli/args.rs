//! What was typed. Nothing is read here.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;

/// Reads news articles by who said what.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    /// What to read: files, directories, or - for standard input
    #[arg(value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the quotations of articles to standard output, without a screen
    Extract(ExtractArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct ExtractArgs {
    /// Files, directories, or - for standard input
    #[arg(value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,

    /// How to write them
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    pub(super) format: Format,

    /// Add each article's text, which the offsets count in
    #[arg(long)]
    pub(super) with_text: bool,

    /// How many articles to analyse at a time [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One line of JSON for each article
    Ndjson,
    /// One JSON array
    Json,
}
