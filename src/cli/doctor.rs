//! `doctor`: whether the library is sound, and mending it.

use std::io;
use std::io::Write;
use std::path::Path;

use crate::cli::Exit;
use crate::cli::args::DoctorArgs;
use crate::cli::messages;
use crate::cli::numbers;
use crate::library;
use crate::library::Fault;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Repair;
use crate::library::Salvaged;
use crate::text::visible;

/// So many faults are named; a file that is damaged all over has thousands.
const MOST_NAMED: usize = 20;

/// Looks at the library, and does what the arguments say.
pub(super) fn run(args: &DoctorArgs, path: &Path) -> Exit {
    if !path.exists() {
        messages::say(&format!("there is no library at {} yet", path.display()));
        return Exit::Partly;
    }
    let examined = if args.check {
        library::check(path).map(|faults| Report::of_check(&faults))
    } else if args.rebuild {
        rebuild(path)
    } else if let Some(to) = &args.salvage {
        library::salvage(path, to).map(|salvaged| Report::of_copy(&salvaged, to))
    } else {
        library::repair(path).map(Report::of_repair)
    };
    match examined {
        Ok(report) => report.tell(path),
        Err(error) => {
            messages::report(&error);
            Exit::Nothing
        }
    }
}

fn rebuild(path: &Path) -> Result<Report, LibraryError> {
    Library::open(path)?.rebuild()?;
    let left = library::check(path)?;
    let exit = if left.is_empty() { Exit::Done } else { Exit::Partly };
    let mut lines = vec!["counts and indexes were made anew".to_owned()];
    lines.extend(named(&left));
    Ok(Report { lines, exit })
}

/// What to say, a line each.
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

    fn of_copy(salvaged: &Salvaged, to: &Path) -> Self {
        let mut lines = saved(salvaged);
        lines.push(format!("what was saved is in {}", to.display()));
        let is_whole = salvaged.lost.is_empty() && salvaged.changed.is_empty();
        Report { lines, exit: if is_whole { Exit::Done } else { Exit::Partly } }
    }

    fn tell(self, path: &Path) -> Exit {
        let mut out = io::stdout().lock();
        let mut write = || -> io::Result<()> {
            writeln!(out, "{}", visible::line(&path.to_string_lossy()))?;
            for line in &self.lines {
                writeln!(out, "  {}", visible::line(line))?;
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

fn saved(salvaged: &Salvaged) -> Vec<String> {
    let mut lines = vec![format!("{} saved", numbers::counted(salvaged.articles, "article"))];
    if !salvaged.changed.is_empty() {
        let changed = numbers::counted(salvaged.changed.len(), "article");
        lines.push(format!("of them {changed} with gaps"));
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
