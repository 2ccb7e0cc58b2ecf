//! Defines the arguments of `export`.

use std::path::PathBuf;

use crate::cli::arguments::list_args::acts;
use crate::export::Format;
use crate::quotes::Acts;

#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    /// The search, as in the reader: words, "phrases", speaker: said: kind: act: outlet: before:
    /// after: is: note: sure:, and a dash before what is not wanted; none for all articles
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,

    /// What to write: site, a folder of pages
    #[arg(long, value_name = "FORMAT", default_value = SITE, value_parser = site)]
    pub(crate) format: String,

    /// The folder to write; a site that is there is replaced, anything else is not
    #[arg(long, value_name = "DIR")]
    pub(crate) output: PathBuf,

    /// The title of the index [default: Who said what]
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,

    /// Write your checks and notes as well
    #[arg(long)]
    pub(crate) notes: bool,

    /// Which acts to write: said, topic (only what speech was about), thought, none (nobody said
    /// or thought it), some of them with commas between, or all [default: said]
    #[arg(long, value_name = "ACTS", value_parser = acts)]
    pub(crate) acts: Option<Acts>,
}

/// The only format that is a folder of files that belong together.
const SITE: &str = "site";

/// Refuses the formats that other commands write, and says which commands.
fn site(typed: &str) -> Result<String, String> {
    if typed == SITE {
        return Ok(typed.to_owned());
    }
    Err(match Format::from_name(typed) {
        Some(_) => format!(
            "`export` writes a site; `quotes --format {typed}` writes that of the library, and `extract --format {typed}` of files"
        ),
        None => "write site".to_owned(),
    })
}
