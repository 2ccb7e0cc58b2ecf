//! What was typed. Nothing is read here.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::LazyLock;

use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;

use crate::export;
use crate::quotes::MODEL_VERSION;

const READING: &str = "\
Without an INPUT it opens three articles that come with the program.

Examples:
  pullquote story.txt             read one article
  pullquote stories/              read all articles of a directory
  pullquote feed.xml book.epub    read the articles of feeds, books, mailboxes
  pullquote extract stories/      write who said what, an article a line
  pdftotext a.pdf - | pullquote - read what another program writes

Keys:
  Tab, 1 2 3    go to the next pane; to the articles, the text, the speakers
  Enter         on a speaker: only their articles, and to their first words
  n, N          next, previous quotation, on into the next article
  /, i, y       search the text; why it is theirs; copy with citation
  Esc           back; :  commands by name; ?  all keys; q  quit

A file that has the name of a command is read as ./extract.

Exit status: 0 done; 1 done, but some inputs could not be read or nothing
was found; 2 wrong usage, or nothing could be done.";

const EXTRACTING: &str = "\
Each article is one record of JSON. Offsets are half-open and count Unicode
characters of the text as it was given, so they slice a Python string.

Examples:
  pullquote extract story.txt | jq -r '.quotes[] | [.speaker, .text] | @tsv'
  pullquote extract stories/ --format json --with-text > stories.json
  curl -s https://example.org/story.txt | pullquote extract

Exit status: 0 done; 1 done, but some inputs could not be read or no
quotation was found; 2 wrong usage, or nothing could be read.";

/// "0.1.0 (model polnear-1)": what was found depends on both.
static VERSION: LazyLock<String> =
    LazyLock::new(|| format!("{} (model {MODEL_VERSION})", env!("CARGO_PKG_VERSION")));

/// Read news articles by who said what
///
/// Three panes show the articles, the text, and the speakers quoted in it.
/// Pick a speaker, and only the articles that quote them are listed; press n,
/// and you stand on their next words.
#[derive(Debug, Parser)]
#[command(version = VERSION.as_str(), after_help = READING, args_conflicts_with_subcommands = true)]
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
    #[command(after_help = EXTRACTING)]
    Extract(ExtractArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct ExtractArgs {
    /// Files, directories, or - for standard input, which is also read where there is no INPUT
    #[arg(value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,

    /// How to write the records
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
    /// A record a line
    Ndjson,
    /// One array of records
    Json,
    /// A table with a quotation a row
    Csv,
    /// Block quotations with citations
    Markdown,
    /// A page that works without a network
    Html,
    /// Standoff annotations of one article
    Brat,
    /// W3C Web Annotations, JSON-LD
    #[value(name = "webannotation")]
    WebAnnotation,
    /// Quotations of schema.org, JSON-LD
    #[value(name = "schema.org")]
    LinkedData,
}

impl From<Format> for export::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Ndjson => export::Format::Ndjson,
            Format::Json => export::Format::Json,
            Format::Csv => export::Format::Csv,
            Format::Markdown => export::Format::Markdown,
            Format::Html => export::Format::Html,
            Format::Brat => export::Format::Brat,
            Format::WebAnnotation => export::Format::WebAnnotation,
            Format::LinkedData => export::Format::LinkedData,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::Parser;

    use super::Args;

    #[test]
    fn the_arguments_do_not_contradict_themselves() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_file_named_like_a_command_is_read_by_its_path() {
        let args = Args::parse_from(["pullquote", "./extract"]);
        assert!(args.command.is_none());
        assert_eq!(args.inputs.len(), 1);
    }
}
