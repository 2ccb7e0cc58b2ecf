//! Runs `add` and `refresh`: takes articles into the library.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::app;
use crate::app::Allowance;
use crate::app::AppError;
use crate::app::Desk;
use crate::app::Importer;
use crate::app::Input;
use crate::app::LeftOut;
use crate::app::News;
use crate::app::Tally;
use crate::cli::Exit;
use crate::cli::arguments::inputs;
use crate::cli::arguments::library_location;
use crate::cli::interrupt;
use crate::cli::output::messages;
use crate::cli::output::progress::Progress;
use crate::library::Renamed;
use crate::library::SourceId;
use crate::text::numbers;

/// The articles that an import takes in.
enum ImportTarget {
    Inputs(Vec<Input>),
    /// All sources, or only some.
    Sources(Option<Vec<SourceId>>),
}

/// Adds the inputs to the library.
pub(crate) fn add(arguments: &[PathBuf], allowance: Allowance, library: &Path) -> Exit {
    match inputs::to_keep(arguments) {
        Ok(inputs) => run(&ImportTarget::Inputs(inputs), allowance, library),
        Err(error) => {
            messages::report(&error);
            Exit::Nothing
        }
    }
}

/// Takes in what is new in the sources.
pub(crate) fn refresh(allowance: Allowance, library: &Path) -> Exit {
    match library_location::has_library(library) {
        Ok(true) => run(&ImportTarget::Sources(None), allowance, library),
        Ok(false) => {
            library_location::say_missing(library);
            Exit::Nothing
        }
        Err(exit) => exit,
    }
}

/// Takes in what is new in some of the sources.
pub(crate) fn refresh_some(sources: Vec<SourceId>, library: &Path) -> Exit {
    run(&ImportTarget::Sources(Some(sources)), Allowance::default(), library)
}

fn run(wanted: &ImportTarget, allowance: Allowance, library: &Path) -> Exit {
    match import(wanted, allowance, library) {
        Ok(Imported { tally, renamed, adrift }) => {
            messages::say_plainly(&summary(&tally));
            let said = [app::tell_renamed(&renamed), set_adrift(adrift), left_out(tally.left_out)];
            for said in said.into_iter().flatten() {
                messages::say_plainly(&said);
            }
            if tally.stopped {
                messages::say("stopped; what was added is kept; repeat the command to go on");
            }
            exit(&tally)
        }
        Err(error) => {
            messages::report(&error);
            Exit::Nothing
        }
    }
}

/// What an import did.
struct Imported {
    tally: Tally,
    /// The speakers who have another name now.
    renamed: Vec<Renamed>,
    /// The number of corrections, checks and notes whose words the texts no longer have.
    adrift: usize,
}

fn import(
    wanted: &ImportTarget,
    allowance: Allowance,
    library: &Path,
) -> Result<Imported, AppError> {
    let mut desk = Desk::on_disk(library)?;
    let adrift = desk.adrift()?;
    let importer = Arc::new(Importer::new(allowance)?);
    let progress = Arc::new(Progress::start());
    let (stopping, telling) = (Arc::clone(&importer), Arc::clone(&progress));
    interrupt::watch(move || {
        telling.say("stopping");
        stopping.stop();
    });
    let tell = |news: News<'_>| progress.hear(&news);
    let tally = match wanted {
        ImportTarget::Inputs(inputs) => importer.add(&mut desk, inputs, &tell),
        ImportTarget::Sources(only) => importer.refresh(&mut desk, only.as_deref(), &tell),
    };
    progress.end();
    let (tally, renamed) = (tally?, desk.take_renamed()?);
    Ok(Imported { tally, renamed, adrift: desk.adrift()?.saturating_sub(adrift) })
}

fn exit(tally: &Tally) -> Exit {
    let has_something = tally.added + tally.changed + tally.known + tally.analysed_anew > 0;
    match (tally.failed, tally.stopped) {
        (0, false) => Exit::Done,
        (0, true) => Exit::Partly,
        _ if has_something => Exit::Partly,
        _ => Exit::Nothing,
    }
}

/// Returns the summary: "120 articles added, 4 changed, 30 known, 2 failed; 1,934 quotations by 411
/// speakers".
fn summary(tally: &Tally) -> String {
    let mut parts = vec![format!("{} added", numbers::counted(tally.added, "article"))];
    for (count, what) in [
        (tally.changed, "changed"),
        (tally.known, "known"),
        (tally.analysed_anew, "analysed anew"),
        (tally.failed, "failed"),
    ] {
        if count > 0 {
            parts.push(format!("{} {what}", numbers::grouped(count)));
        }
    }
    let said = parts.join(", ");
    if tally.quotations == 0 {
        return said;
    }
    let quotations = numbers::counted(tally.quotations, "quotation");
    let speakers = numbers::counted(tally.speakers, "speaker");
    format!("{said}; {quotations} by {speakers}")
}

/// Says that corrections, checks and notes no longer apply, because the texts have other words now;
/// `None` where all do.
fn set_adrift(count: usize) -> Option<String> {
    let (fit, them) = if count == 1 { ("fits", "it") } else { ("fit", "them") };
    let changes = numbers::counted(count, "change");
    let said = format!("{changes} of yours no longer {fit}; `:changes` in the reader names {them}");
    (count > 0).then_some(said)
}

/// Returns "3 files left out: 2 not like articles, 1 not text; name one to have it read"; `None`
/// where none was left out.
fn left_out(left_out: LeftOut) -> Option<String> {
    let lists = if left_out.lists_of_feeds == 1 { "list of feeds" } else { "lists of feeds" };
    let reasons = [
        (left_out.not_articles, "not like articles"),
        (left_out.not_text, "not text"),
        (left_out.lists_of_feeds, lists),
    ];
    let reasons = reasons.into_iter().filter(|(count, _)| *count > 0);
    let reasons: Vec<String> =
        reasons.map(|(count, why)| format!("{} {why}", numbers::grouped(count))).collect();
    let files = numbers::counted(left_out.all(), "file");
    (!reasons.is_empty())
        .then(|| format!("{files} left out: {}; name one to have it read", reasons.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::left_out;
    use super::set_adrift;
    use super::summary;
    use crate::app::LeftOut;
    use crate::app::Tally;

    #[test]
    fn what_no_longer_fits_is_counted() {
        assert_eq!(set_adrift(0), None);
        let several = "3 changes of yours no longer fit; `:changes` in the reader names them";
        assert_eq!(set_adrift(3).as_deref(), Some(several));
    }

    #[test]
    fn a_summary_says_what_there_is_and_no_more() {
        let tally = Tally {
            added: 1120,
            changed: 4,
            known: 30,
            failed: 2,
            quotations: 1934,
            speakers: 411,
            ..Tally::default()
        };
        assert_eq!(
            summary(&tally),
            "1,120 articles added, 4 changed, 30 known, 2 failed; 1,934 quotations by 411 speakers"
        );
        let one = Tally { added: 1, quotations: 1, speakers: 1, ..Tally::default() };
        assert_eq!(summary(&one), "1 article added; 1 quotation by 1 speaker");
        assert_eq!(summary(&Tally::default()), "0 articles added");
    }

    #[test]
    fn what_is_left_out_is_said_with_the_reasons_there_are() {
        assert_eq!(left_out(LeftOut::default()), None);
        let some = LeftOut { not_articles: 1200, not_text: 1, lists_of_feeds: 0 };
        let said = "1,201 files left out: 1,200 not like articles, 1 not text; \
                    name one to have it read";
        assert_eq!(left_out(some).as_deref(), Some(said));
    }
}
