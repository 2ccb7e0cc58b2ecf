//! What was typed. Nothing is read here.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::LazyLock;

use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;
use clap_complete::Shell;

use crate::quotes::Kind;
use crate::quotes::MODEL_VERSION;

const READING: &str = "\
Without an INPUT it opens your library; while that is empty, three articles
that come with the program. What is named as INPUT is read and not kept.

Examples:
  pullquote add stories/          put a directory of articles into the library
  pullquote                       read the library
  pullquote story.txt             read one article
  pullquote stories/              read all articles of a directory
  pullquote feed.xml book.epub    read the articles of feeds, books, mailboxes
  pullquote extract stories/      write who said what, an article a line
  pdftotext a.pdf - | pullquote - read what another program writes

Keys:
  Tab, 1 2 3    go to the next pane; to the articles, the text, the speakers
  Enter         on a speaker: only their articles, and to their first words
  n, N          next, previous quotation, on into the next article
  Esc           back; ?  all keys; q  quit

A file that has the name of a command is read as ./extract.

The library is the file that --library names, else the one in the variable
PULLQUOTE_LIBRARY, else pullquote/library.db among your data
(~/.local/share, or $XDG_DATA_HOME).

Exit status: 0 done; 1 done, but some inputs could not be read or nothing
was found; 2 wrong usage, or nothing could be done.";

const ADDING: &str = "\
Plain text, Markdown, HTML, feeds, lists of feeds (OPML), EPUB books and mail
are told apart by what is in them. The same article from two places is one.
Feeds, pages and directories are remembered: `pullquote refresh` takes in what
is new there. Ctrl-C stops and keeps what is done.

Examples:
  pullquote add stories/ clippings.epub inbox.mbox
  pullquote add https://example.org/feed.xml
  pullquote add subscriptions.opml
  pdftotext report.pdf - | pullquote add -

Exit status: 0 done; 1 done, but some inputs could not be read, or it was
stopped; 2 wrong usage, or nothing could be added.";

const REFRESHING: &str = "\
Servers are asked whether anything is new since the last time; files that did
not change are not read again. Articles that another version of the engine
has read are read anew; what you corrected in them stays.

Example:
  pullquote refresh && pullquote

Exit status: 0 done; 1 done, but some sources could not be read, or it was
stopped; 2 nothing could be done.";

const LISTING: &str = "\
Examples:
  pullquote speakers --limit 20
  pullquote articles --format csv > articles.csv
  pullquote articles --format ndjson | jq -r 'select(.read | not) | .title'

Exit status: 0 done; 1 nothing was found; 2 wrong usage, or the library could
not be opened.";

const QUOTING: &str = "\
The newest come first. A word may be the beginning of one if it is the last.

Examples:
  pullquote quotes ceasefire --speaker rubio
  pullquote quotes '\"red line\"' --kind direct --after 2025-05
  pullquote quotes --speaker keller --format csv > keller.csv

Exit status: 0 done; 1 nothing was found; 2 wrong usage, or the library could
not be opened.";

const MENDING: &str = "\
Without an option it looks, and mends what is wrong: counts and indexes are
made anew; of a damaged file all that can be read is put into a new library,
and the damaged one is kept beside it. Quit other programs of pullquote first.

Examples:
  pullquote doctor
  pullquote doctor --check
  pullquote doctor --salvage saved.db

Exit status: 0 sound, or mended without loss; 1 something is wrong or was
lost; 2 wrong usage, or nothing could be done.";

const COMPLETING: &str = "\
Examples:
  pullquote completions bash > ~/.local/share/bash-completion/completions/pullquote
  pullquote completions zsh > ~/.zfunc/_pullquote
  pullquote completions fish > ~/.config/fish/completions/pullquote.fish";

const EXTRACTING: &str = "\
Each article is one record of JSON. Offsets are half-open and count Unicode
characters of the text as it was given, so they slice a Python string.

Examples:
  pullquote extract story.txt | jq -r '.quotes[] | [.speaker, .text] | @tsv'
  pullquote extract stories/ --format json --with-text > stories.json
  pullquote extract https://example.org/feed.xml
  pullquote extract --records < articles.ndjson > quotations.ndjson

With --records there is one line out for each line in; of one that is no
record it is {\"id\", \"error\"}.

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
#[command(name = "pullquote", version = VERSION.as_str(), after_help = READING)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    /// What to read: files, directories, addresses of pages and feeds, or - for standard input
    #[arg(value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,

    /// The library to use instead of the one among your data
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) library: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the quotations of articles to standard output, without a screen
    #[command(after_help = EXTRACTING)]
    Extract(ExtractArgs),

    /// Put articles into the library, with all that is said in them
    #[command(after_help = ADDING)]
    Add {
        /// Files, directories, addresses of pages, feeds and lists of feeds, or - for standard input
        #[arg(value_name = "INPUT", required = true)]
        inputs: Vec<PathBuf>,
    },

    /// Take in what is new in the feeds, pages and directories that were added
    #[command(after_help = REFRESHING)]
    Refresh,

    /// List the articles of the library
    #[command(after_help = LISTING)]
    Articles(ListArgs),

    /// List the speakers of the library, the most quoted first within each type
    #[command(after_help = LISTING)]
    Speakers(ListArgs),

    /// List what was said, in the articles of the library
    #[command(after_help = QUOTING)]
    Quotes(QuotesArgs),

    /// Check the library, and mend what can be mended
    #[command(after_help = MENDING)]
    Doctor(DoctorArgs),

    /// Write a script that has your shell complete our arguments
    #[command(after_help = COMPLETING)]
    Completions {
        /// Your shell
        shell: Shell,
    },

    /// Write the manual page, for man
    Man,
}

#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    /// How to write the rows
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(super) format: ListFormat,

    /// At most so many rows
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub(super) limit: Option<usize>,
}

#[derive(Debug, clap::Args)]
pub(super) struct QuotesArgs {
    /// Words that are said; "some words" in quotation marks follow one another
    #[arg(value_name = "QUERY")]
    pub(super) query: Vec<String>,

    /// Said by somebody with this name; may be given again for others
    #[arg(long, value_name = "NAME")]
    pub(super) speaker: Vec<String>,

    /// How much of it stands in quotation marks
    #[arg(long, value_enum)]
    pub(super) kind: Option<KindOfQuotation>,

    /// In articles of this day or later
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) after: Option<String>,

    /// In articles from before this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) before: Option<String>,

    #[command(flatten)]
    pub(super) list: ListArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum KindOfQuotation {
    /// All of it
    Direct,
    /// Some of it
    Mixed,
    /// None of it
    Indirect,
}

impl From<KindOfQuotation> for Kind {
    fn from(kind: KindOfQuotation) -> Self {
        match kind {
            KindOfQuotation::Direct => Kind::Direct,
            KindOfQuotation::Mixed => Kind::Mixed,
            KindOfQuotation::Indirect => Kind::Indirect,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct DoctorArgs {
    /// Only look; change nothing
    #[arg(long, conflicts_with_all = ["rebuild", "salvage"])]
    pub(super) check: bool,

    /// Make counts and indexes anew, whether or not they need it
    #[arg(long, conflicts_with = "salvage")]
    pub(super) rebuild: bool,

    /// Write all that can be read into a new library, and leave this one as it is
    #[arg(long, value_name = "FILE")]
    pub(super) salvage: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// Aligned columns, cut to the terminal
    Table,
    /// One array of objects
    Json,
    /// An object a line
    Ndjson,
    /// Comma-separated values, with a header
    Csv,
}

/// A year, a month or a day.
fn date(typed: &str) -> Result<String, String> {
    let parts: Vec<&str> = typed.split('-').collect();
    let is_number = |(part, digits): (&&str, usize)| {
        part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_date = parts.len() <= 3 && parts.iter().zip([4, 2, 2]).all(is_number);
    if is_date {
        Ok(typed.to_owned())
    } else {
        Err("a date is written 2025-06-30, 2025-06 or 2025".to_owned())
    }
}

fn at_least_one(typed: &str) -> Result<usize, String> {
    match typed.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err("a number from 1 on is wanted".to_owned()),
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct ExtractArgs {
    /// Files, directories, addresses, or - for standard input, which is also read where there is no INPUT
    #[arg(value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,

    /// How to write the records
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    pub(super) format: Format,

    /// Read records from standard input, a line of JSON for each article:
    /// {"id", "text" or "html", "title"?, "url"?, "published"?}
    #[arg(long, conflicts_with_all = ["inputs", "format"])]
    pub(super) records: bool,

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
