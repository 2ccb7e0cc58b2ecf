//! Defines the arguments of the commands that ask for quotations: `quotes` and `voices`.

use clap::ValueEnum;

use crate::cli::arguments::list_args::ListArgs;
use crate::cli::arguments::list_args::ListFormat;
use crate::cli::arguments::list_args::acts;
use crate::cli::arguments::list_args::at_least_one;
use crate::cli::arguments::list_args::date;
use crate::library::VoiceGrouping;
use crate::quotes::Acts;
use crate::quotes::Kind;

#[derive(Debug, clap::Args)]
pub(crate) struct QuotesArgs {
    #[command(flatten)]
    pub(crate) wanted: WantedQuotations,

    #[command(flatten)]
    pub(crate) list: ListArgs,
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
