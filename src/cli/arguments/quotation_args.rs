//! Defines the arguments of the commands that ask for quotations: `quotes` and `voices`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;

use crate::cli::arguments::list_args::ListFormat;
use crate::cli::arguments::list_args::acts;
use crate::cli::arguments::list_args::at_least_one;
use crate::cli::arguments::list_args::date;
use crate::export::Format;
use crate::library::VoiceGrouping;
use crate::quotes::Acts;
use crate::quotes::Kind;

#[derive(Debug, clap::Args)]
pub(crate) struct QuotesArgs {
    #[command(flatten)]
    pub(crate) wanted: WantedQuotations,

    /// How to write them: as rows, or article by article in the formats of `extract`
    #[arg(long, value_parser = quotes_format(), default_value = "table")]
    pub(crate) format: QuotesFormat,

    /// Write no more quotations than this
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub(crate) limit: Option<usize>,

    /// Write a file for each article into this directory, in the formats of `extract`; for brat,
    /// its text beside it
    #[arg(long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
}

/// How quotations are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QuotesFormat {
    /// A row for each quotation.
    Rows(ListFormat),
    /// The articles with these quotations, as `extract` writes them.
    Document(Format),
}

/// Returns the parser of the names of both. Where a list and a document share a name, it is the
/// list's.
fn quotes_format() -> impl TypedValueParser<Value = QuotesFormat> {
    let lists = ListFormat::value_variants().iter().filter_map(ListFormat::to_possible_value);
    let documents = Format::ALL.iter().filter(|format| list_format(format.name()).is_none());
    let documents =
        documents.map(|format| PossibleValue::new(format.name()).help(format.summary()));
    PossibleValuesParser::new(lists.chain(documents)).try_map(|name| {
        let list = list_format(&name).map(QuotesFormat::Rows);
        let document = || Format::from_name(&name).map(QuotesFormat::Document);
        list.or_else(document).ok_or("there is no such format")
    })
}

fn list_format(name: &str) -> Option<ListFormat> {
    ListFormat::from_str(name, false).ok()
}

#[derive(Debug, clap::Args)]
pub(crate) struct VoicesArgs {
    #[command(flatten)]
    pub(crate) wanted: WantedQuotations,

    /// What to put quotations together by
    #[arg(long, value_enum, value_name = "WHAT", default_value_t = VoicesBy::Speaker)]
    pub(crate) by: VoicesBy,

    /// Write only so many, those with most quotations
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub(crate) top: Option<usize>,

    /// Count the same words of the same speaker in each article that has them, not once
    #[arg(long)]
    pub(crate) every: bool,

    /// How to write the rows
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(crate) format: ListFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum VoicesBy {
    Speaker,
    Type,
    Outlet,
    Month,
    Kind,
    Act,
    /// Who passed the words on, and whose they are
    Relay,
}

impl From<VoicesBy> for VoiceGrouping {
    fn from(by: VoicesBy) -> Self {
        match by {
            VoicesBy::Speaker => VoiceGrouping::Speaker,
            VoicesBy::Type => VoiceGrouping::Type,
            VoicesBy::Outlet => VoiceGrouping::Outlet,
            VoicesBy::Month => VoiceGrouping::Month,
            VoicesBy::Kind => VoiceGrouping::Kind,
            VoicesBy::Act => VoiceGrouping::Act,
            VoicesBy::Relay => VoiceGrouping::Relay,
        }
    }
}

/// Which quotations of the library are meant.
#[derive(Debug, clap::Args)]
pub(crate) struct WantedQuotations {
    /// The search, as in the reader: words that are said, "phrases", speaker: kind: act: outlet:
    /// before: after: is: note: sure:, and a dash before what is not wanted
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,

    /// Only what somebody with this name said; may be given again for others
    #[arg(long, value_name = "NAME")]
    pub(crate) speaker: Vec<String>,

    /// Only quotations of which this much stands in quotation marks
    #[arg(long, value_enum)]
    pub(crate) kind: Option<KindOfQuotation>,

    /// Which acts to list: said, topic (only what speech was about), thought, none (nobody said
    /// or thought it), some of them with commas between, or all [default: said]
    #[arg(long, value_name = "ACTS", value_parser = acts)]
    pub(crate) acts: Option<Acts>,

    /// Only articles of this day or later
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) after: Option<String>,

    /// Only articles from before this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) before: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindOfQuotation {
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
