//! Defines the arguments of the command line. Nothing is read here.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use clap::Parser;
use clap::Subcommand;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use clap_complete::Shell;

use crate::app::Allowance;
use crate::cli::arguments::budget;
use crate::cli::arguments::export_args::ExportArgs;
use crate::cli::arguments::help_examples;
use crate::cli::arguments::list_args::ListArgs;
use crate::cli::arguments::list_args::acts;
use crate::cli::arguments::quotation_args::QuotesArgs;
use crate::cli::arguments::quotation_args::VoicesArgs;
use crate::export::Format;
use crate::quotes::Acts;
use crate::quotes::MODEL_VERSION;

/// The version as in "0.1.0 (model polnear-1)", because what was found depends on both.
static VERSION: LazyLock<String> =
    LazyLock::new(|| format!("{} (model {MODEL_VERSION})", env!("CARGO_PKG_VERSION")));

/// Read news articles by who said what
///
/// Three panes show the articles, the text, and the speakers quoted in it.
/// Pick a speaker, and only the articles that quote them are listed; press n,
/// and you stand on their next words.
#[derive(Debug, Parser)]
#[command(name = "pullquote", version = VERSION.as_str(), after_help = help_examples::READING)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// What to read: files, directories, addresses of pages and feeds, or - for standard input
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,

    /// The library to use instead of the one among your data
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) library: Option<PathBuf>,

    /// The settings of the reader to use instead of the ones among your configuration
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Write the articles as text, with who speaks before each quotation, and show no screen
    #[arg(long)]
    pub(crate) plain: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the quotations of articles to standard output, without a screen
    #[command(after_help = help_examples::EXTRACTING)]
    Extract(ExtractArgs),

    /// Put articles into the library, with all that is said in them
    #[command(after_help = help_examples::ADDING)]
    Add {
        /// Files, directories, addresses of pages, feeds and lists of feeds, or - for standard input
        #[arg(value_name = "INPUT", required = true)]
        inputs: Vec<PathBuf>,

        #[command(flatten)]
        patience: BudgetArgs,
    },

    /// Take in what is new in the feeds, pages, files and directories that were added
    #[command(after_help = help_examples::REFRESHING)]
    Refresh {
        #[command(flatten)]
        patience: BudgetArgs,
    },

    /// List the articles of the library, or those that a search finds
    #[command(after_help = help_examples::SEARCHING)]
    Articles(ArticlesArgs),

    /// List the speakers of the library, the most quoted first among people; organizations and places; groups
    #[command(after_help = help_examples::LISTING)]
    Speakers(SpeakersArgs),

    /// Take in a list of names: which speakers are one, their names and their ids of Wikidata
    Aliases {
        #[command(subcommand)]
        command: AliasesCommand,
    },

    /// List the quotations in the articles of the library
    #[command(after_help = help_examples::QUOTING)]
    Quotes(QuotesArgs),

    /// Count who is quoted in the library, how often and with how many words
    #[command(after_help = help_examples::COUNTING)]
    Voices(VoicesArgs),

    /// Write the articles of the library as a site: a folder of pages to share, an index to search
    #[command(after_help = help_examples::SHARING)]
    Export(ExportArgs),

    /// List the sources that are visited: when each was read last, with what outcome
    #[command(after_help = help_examples::SOURCES, args_conflicts_with_subcommands = true)]
    Sources(SourcesArgs),

    /// Take articles out of the library; nothing that leads to them brings them back
    #[command(after_help = help_examples::REMOVING)]
    Remove {
        /// Articles: their numbers as `articles` lists them, their addresses, or their files
        #[arg(value_name = "ARTICLE", required = true)]
        articles: Vec<String>,
    },

    /// Take back the last correction, check or removal
    #[command(after_help = help_examples::UNDOING)]
    Undo,

    /// Check the library, and mend what can be mended
    #[command(after_help = help_examples::MENDING)]
    Doctor(DoctorArgs),

    /// Write a script with which your shell completes the arguments
    #[command(after_help = help_examples::COMPLETING)]
    Completions {
        /// Your shell
        shell: Shell,
    },

    /// Write the manual page, for man
    Man,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ArticlesArgs {
    /// The search, as in the reader: words, "phrases", speaker: said: kind: act: outlet: before:
    /// after: is: note: sure:, and a dash before what is not wanted
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,

    /// Only articles whose text has changed since it was first seen
    #[arg(long)]
    pub(crate) changed: bool,

    #[command(flatten)]
    pub(crate) list: ListArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SourcesArgs {
    #[command(subcommand)]
    pub(crate) command: Option<SourcesCommand>,

    #[command(flatten)]
    pub(crate) list: ListArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SourcesCommand {
    /// Visit sources no more; their articles stay, unless --articles is given
    Remove {
        /// Sources: their addresses, or their numbers as `sources` lists them
        #[arg(value_name = "SOURCE", required = true)]
        sources: Vec<String>,

        /// Remove the articles, too, that came from these sources alone
        #[arg(long)]
        articles: bool,
    },

    /// Read sources again now
    Refresh {
        /// Sources: their addresses, or their numbers as `sources` lists them
        #[arg(value_name = "SOURCE", required = true)]
        sources: Vec<String>,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct SpeakersArgs {
    /// Only speakers with a name that has, for each of these words, a word that begins so
    #[arg(value_name = "NAME", conflicts_with = "aliases")]
    pub(crate) names: Vec<String>,

    /// Write a row for each other name of a speaker, with the id of Wikidata, as `aliases import`
    /// reads it
    #[arg(long)]
    pub(crate) aliases: bool,

    #[command(flatten)]
    pub(crate) list: ListArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AliasesCommand {
    /// Merge, rename and identify speakers as a list says
    #[command(after_help = help_examples::NAMING)]
    Import {
        /// Comma-separated values with the columns name, type, alias, wikidata; - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct DoctorArgs {
    /// Only look; change nothing
    #[arg(long, conflicts_with_all = ["rebuild", "salvage"])]
    pub(crate) check: bool,

    /// Make counts and indexes anew, whether or not they need it
    #[arg(long, conflicts_with = "salvage")]
    pub(crate) rebuild: bool,

    /// Give speakers the names that their articles use, and merge those who are the same; your
    /// corrections stay
    #[arg(long, conflicts_with_all = ["check", "rebuild", "salvage"])]
    pub(crate) names: bool,

    /// Write all that can be read into a new library, and leave this one as it is
    #[arg(long, value_name = "FILE")]
    pub(crate) salvage: Option<PathBuf>,
}

/// The argument that limits how long an article may take.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct BudgetArgs {
    /// How long an article may take, before it is kept without its quotations: 90s, 10m, 1h, or
    /// milliseconds [default: 5m]
    #[arg(long, value_name = "TIME", value_parser = budget::time)]
    pub(crate) budget: Option<Duration>,
}

impl BudgetArgs {
    /// Returns the limit for the engine's work on an article.
    pub(crate) fn allowance(self) -> Allowance {
        self.budget.map_or_else(Allowance::default, Allowance::of)
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExtractArgs {
    /// Files, directories, addresses, or - for standard input, which is also read where there is no INPUT
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,

    /// How to write the records
    #[arg(long, value_parser = format(), default_value = Format::Ndjson.name())]
    pub(crate) format: Format,

    /// Which acts to write: said, topic (only what speech was about), thought, none (nobody said
    /// or thought it), some of them with commas between, or all
    #[arg(long, value_name = "ACTS", default_value = "said", value_parser = acts)]
    pub(crate) acts: Acts,

    /// Read records from standard input, a line of JSON for each article:
    /// {"id", "text" or "html", "title"?, "url"?, "published"?}
    #[arg(long, conflicts_with_all = ["inputs", "format", "output"])]
    pub(crate) records: bool,

    /// How long an article may take, before an error is written instead: 90s, 10m, 1h, or
    /// milliseconds [default: 5m; with --records 60s, computed from the length of the text, so that
    /// the answer is always the same]
    #[arg(long, value_name = "TIME", value_parser = budget::time)]
    pub(crate) budget: Option<Duration>,

    /// Do not report at the end what became of the records
    #[arg(long, short, requires = "records")]
    pub(crate) quiet: bool,

    /// Write a file for each article into this directory; for brat, its text beside it
    #[arg(long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,

    /// Add each article's text, which the offsets count in
    #[arg(long)]
    pub(crate) with_text: bool,

    /// How many articles to analyse at a time [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
}

/// Returns the parser of format names; the names and their descriptions in the help are the
/// formats' own.
fn format() -> impl TypedValueParser<Value = Format> {
    let name = |format: &Format| PossibleValue::new(format.name()).help(format.summary());
    PossibleValuesParser::new(Format::ALL.iter().map(name))
        .try_map(|name| Format::from_name(&name).ok_or("there is no such format"))
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
