//! Runs `doctor`: checks that the library is sound, and mends it.

use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::Exit;
use crate::cli::arguments::args::DoctorArgs;
use crate::cli::output::messages;
use crate::library;
use crate::library::Fault;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Renamed;
use crate::library::Repair;
use crate::library::Salvaged;
use crate::text::display;
use crate::text::numbers;

/// The largest number of faults that are named; a file that is damaged all over has thousands.
const MOST_NAMED: usize = 20;

/// Looks at the library, and does what the arguments say.
pub(crate) fn run(args: &DoctorArgs, path: &Path) -> Exit {
    match examine(args, path) {
        Ok(Some(report)) => report.tell(path),
        Ok(None) => {
            messages::say(&format!("there is no library at {} yet", path.display()));
            Exit::Nothing
        }
        Err(error) => {
            messages::report(&error);
            Exit::Nothing
        }
    }
}

/// Returns the report; `None` where there is no library.
fn examine(args: &DoctorArgs, path: &Path) -> Result<Option<Report>, LibraryError> {
    if !library::is_there(path)? {
        return Ok(None);
    }
    Ok(Some(if args.check {
        Report::of_check(&library::check(path)?)
    } else if args.rebuild {
        rebuild(path)?
    } else if args.names {
        Report::of_names(&Library::open(path)?.name_anew()?)
    } else if let Some(to) = &args.salvage {
        Report::of_copy(&library::salvage(path, to)?, to)
    } else {
        let cleared = library::clear_leftovers(path)?;
        let mut report = Report::of_repair(library::repair(path)?);
        report.lines.splice(0..0, removed(&cleared));
        if report.exit == Exit::Done {
            report.lines.extend(offer(path)?);
        }
        report
    }))
}

/// Offers to name speakers anew; `None` where nobody would get another name, or the library may not
/// be written to.
fn offer(path: &Path) -> Result<Option<String>, LibraryError> {
    let would = Library::open(path).and_then(|mut library| library.would_rename());
    let would = match would {
        Err(error) if error.is_unwritable() => return Ok(None),
        would => would?,
    };
    let speakers = numbers::counted(would.len(), "speaker");
    Ok((!would.is_empty()).then(|| {
        format!("{speakers} would be called otherwise now: `pullquote doctor --names` does that")
    }))
}

fn rebuild(path: &Path) -> Result<Report, LibraryError> {
    Library::open(path)?.rebuild()?;
    let left = library::check(path)?;
    let exit = if left.is_empty() { Exit::Done } else { Exit::Partly };
    let mut lines = vec!["counts and indexes were made anew".to_owned()];
    lines.extend(named(&left));
    Ok(Report { lines, exit })
}

/// The lines of a report.
struct Report {
    lines: Vec<String>,
    exit: Exit,
}

impl Report {
    fn of_check(faults: &[Fault]) -> Self {
        if faults.is_empty() {
            return Report { lines: vec!["sound".to_owned()], exit: Exit::Done };
        }
        let mut lines = named(faults);
        lines.push("`pullquote doctor` mends what can be mended".to_owned());
        Report { lines, exit: Exit::Partly }
    }

    fn of_repair(repair: Repair) -> Self {
        match repair {
            Repair::Sound => Report::of_check(&[]),
            Repair::Rebuilt(faults) => {
                let mut lines = named(&faults);
                lines.push("mended: nothing was lost".to_owned());
                Report { lines, exit: Exit::Done }
            }
            Repair::Salvaged { faults, salvaged, aside } => {
                let mut lines = named(&faults);
                lines.extend(saved(&salvaged));
                lines.push(format!("the damaged file is kept as {}", aside.display()));
                Report { lines, exit: Exit::Partly }
            }
        }
    }

    fn of_names(renamed: &[Renamed]) -> Self {
        let told = renamed.iter().take(MOST_NAMED);
        let mut lines: Vec<String> =
            told.map(|one| format!("{} → {}", one.before, one.now)).collect();
        let more = renamed.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            lines.push(format!("and {} more", numbers::grouped(more)));
        }
        lines.push(match renamed.len() {
            0 => "all speakers have the names that most articles give them".to_owned(),
            count => format!("{} called otherwise now", numbers::counted(count, "speaker")),
        });
        Report { lines, exit: Exit::Done }
    }

    fn of_copy(salvaged: &Salvaged, to: &Path) -> Self {
        let mut lines = removed(&salvaged.cleared);
        lines.extend(saved(salvaged));
        lines.push(format!("what was saved is in {}", to.display()));
        let is_whole =
            salvaged.lost.is_empty() && salvaged.changed.is_empty() && salvaged.altered.is_empty();
        Report { lines, exit: if is_whole { Exit::Done } else { Exit::Partly } }
    }

    fn tell(self, path: &Path) -> Exit {
        let mut out = io::stdout().lock();
        let mut write = || -> io::Result<()> {
            writeln!(out, "{}", display::line(&path.to_string_lossy()))?;
            for line in &self.lines {
                writeln!(out, "  {}", display::line(line))?;
            }
            out.flush()
        };
        match write() {
            Ok(()) => self.exit,
            Err(error) => messages::unwritable(&error),
        }
    }
}

fn named(faults: &[Fault]) -> Vec<String> {
    let mut lines: Vec<String> =
        faults.iter().take(MOST_NAMED).map(|fault| fault.words.clone()).collect();
    let more = faults.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        lines.push(format!("and {} more", numbers::grouped(more)));
    }
    lines
}

/// Names files that were taken away.
fn removed(files: &[PathBuf]) -> Vec<String> {
    let left = |file: &PathBuf| {
        format!("removed what a run that was stopped had left: {}", file.display())
    };
    files.iter().map(left).collect()
}

fn saved(salvaged: &Salvaged) -> Vec<String> {
    let mut lines = vec![format!("{} saved", numbers::counted(salvaged.articles, "article"))];
    if !salvaged.changed.is_empty() {
        let changed = numbers::counted(salvaged.changed.len(), "article");
        lines.push(format!("of them {changed} with gaps"));
    }
    for words in salvaged.altered.iter().take(MOST_NAMED) {
        lines.push(format!("kept as it can be read, not as it was stored: {words}"));
    }
    let more = salvaged.altered.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        lines.push(format!("kept as it can be read: {} more", numbers::grouped(more)));
    }
    for (id, title) in salvaged.lost.iter().take(MOST_NAMED) {
        lines.push(match title {
            Some(title) => format!("lost: {title}"),
            None => format!("lost: article {}", id.0),
        });
    }
    let more = salvaged.lost.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        lines.push(format!("lost: {} more", numbers::grouped(more)));
    }
    lines
}
