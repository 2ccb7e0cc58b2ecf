//! Runs `speakers --aliases` and `aliases import`: shares the names of speakers as CSV.

use std::fs::File;
use std::io;
use std::io::BufReader;
use std::io::Read;
use std::path::Path;

use csv::ReaderBuilder;
use csv::StringRecord;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Directory;
use crate::app::Learnt;
use crate::app::Naming;
use crate::app::Refused;
use crate::cli::Exit;
use crate::cli::arguments::library_location;
use crate::cli::arguments::list_args::ListArgs;
use crate::cli::commands::show;
use crate::cli::output::lists;
use crate::cli::output::lists::Cell;
use crate::cli::output::lists::Column;
use crate::cli::output::lists::Room;
use crate::cli::output::lists::Row;
use crate::cli::output::messages;
use crate::library::CorrectionKind;
use crate::library::Rows;
use crate::quotes::SpeakerType;
use crate::text::numbers;

/// Lists every name of every speaker, a line each; a speaker with one name has one line.
pub(crate) fn list(args: &ListArgs, library: &Path) -> Exit {
    show::with_desk(library, |desk| {
        let all = desk.profiles().map(|profiles| {
            profiles.into_iter().flat_map(|profile| {
                let naming = Naming {
                    name: profile.speaker.name,
                    kind: Some(profile.speaker.kind),
                    alias: None,
                    wikidata: profile.wikidata,
                };
                let with = |alias| Naming { alias, ..naming.clone() };
                if profile.aliases.is_empty() {
                    return vec![with(None)];
                }
                profile.aliases.into_iter().map(Some).map(with).collect()
            })
        });
        let mut all = match all {
            Ok(all) => all,
            Err(error) => {
                messages::report(&error);
                return Exit::Nothing;
            }
        };
        lists::write(args.format, args.limit, show::nobody_in(desk), |window| {
            let rows = all.by_ref().take(window.len).collect();
            Ok(Rows { total: usize::MAX, first: window.first, rows })
        })
    })
}

impl Row for Naming {
    const COLUMNS: &'static [Column] = &[
        Column { key: "name", heading: Some("SPEAKER"), room: Room::AtMost(40), rank: 0 },
        Column { key: "type", heading: Some("TYPE"), room: Room::Fixed, rank: 1 },
        Column { key: "wikidata", heading: Some("WIKIDATA"), room: Room::Fixed, rank: 1 },
        Column { key: "alias", heading: Some("ALIAS"), room: Room::Rest, rank: 1 },
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.name.clone().into(),
            self.kind.map(|kind| kind.name().to_owned()).into(),
            self.wikidata.clone().into(),
            self.alias.clone().into(),
        ]
    }
}

/// Imports a list of names.
pub(crate) fn import(file: &Path, library: &Path) -> Exit {
    match library_location::has_library(library) {
        Ok(true) => (),
        Ok(false) => {
            messages::say(&format!("there is no library at {} yet", library.display()));
            return Exit::Nothing;
        }
        Err(exit) => return exit,
    }
    let name =
        if file == Path::new("-") { "standard input".into() } else { file.to_string_lossy() };
    let read: Result<Box<dyn Read>, io::Error> = if file == Path::new("-") {
        Ok(Box::new(io::stdin()))
    } else {
        File::open(file).map(|file| Box::new(BufReader::new(file)) as Box<dyn Read>)
    };
    let mut tally = Tally::default();
    let learnt =
        read.map_err(Stopped::from).and_then(|input| learn(input, &name, library, &mut tally));
    match learnt {
        Ok(()) => {
            messages::say_plainly(&tally.summary());
            if tally.bad > 0 { Exit::Partly } else { Exit::Done }
        }
        Err(stopped) => {
            let error: &dyn std::error::Error = match &stopped {
                Stopped::Reading(error) => error,
                Stopped::Columns(error) => error,
                Stopped::Desk(error) => error,
            };
            messages::report_input(&name, error);
            Exit::Nothing
        }
    }
}

/// The reason why a list was not imported to its end.
enum Stopped {
    Reading(io::Error),
    Columns(NoNames),
    Desk(AppError),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Stopped::Reading(error)
    }
}

impl From<AppError> for Stopped {
    fn from(error: AppError) -> Self {
        Stopped::Desk(error)
    }
}

/// The first line does not name the columns.
#[derive(Debug, thiserror::Error)]
#[error(
    "its first line names no column \"name\"; `pullquote speakers --aliases --format csv` shows how"
)]
struct NoNames;

/// The counts of the lines, by outcome.
#[derive(Debug, Default)]
struct Tally {
    merged: usize,
    renamed: usize,
    identified: usize,
    unknown: usize,
    bad: usize,
}

impl Tally {
    fn count(&mut self, learnt: &Learnt) {
        match learnt {
            Learnt::Made(deeds) => {
                let count = |deed| deeds.iter().filter(|made| **made == deed).count();
                self.merged += count(CorrectionKind::Merge);
                self.renamed += count(CorrectionKind::Rename);
                self.identified += count(CorrectionKind::Identify);
            }
            Learnt::Nothing => (),
            Learnt::Unknown => self.unknown += 1,
        }
    }

    /// Returns the summary: "3 speakers merged, 1 renamed, 2 identified; 12 names not in the
    /// library; 1 line failed".
    fn summary(&self) -> String {
        let merged = numbers::counted(self.merged, "speaker");
        let mut parts = vec![format!(
            "{merged} merged, {} renamed, {} identified",
            numbers::grouped(self.renamed),
            numbers::grouped(self.identified)
        )];
        for (count, one, what) in
            [(self.unknown, "name", "not in the library"), (self.bad, "line", "failed")]
        {
            if count > 0 {
                parts.push(format!("{} {what}", numbers::counted(count, one)));
            }
        }
        parts.join("; ")
    }
}

fn learn(input: impl Read, name: &str, library: &Path, tally: &mut Tally) -> Result<(), Stopped> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(input);
    let columns = match reader.headers() {
        Ok(headers) => Columns::of(headers).ok_or(Stopped::Columns(NoNames))?,
        Err(error) => return Err(Stopped::Reading(error.into())),
    };
    let mut desk = Desk::on_disk(library)?;
    let mut directory = Directory::of(&desk)?;
    let mut record = StringRecord::new();
    loop {
        // The line that is read now begins here, also if it cannot be read.
        let line = reader.position().line();
        let mut bad = |why: &dyn std::error::Error| {
            messages::report_input(&format!("{name}: line {line}"), why);
            tally.bad += 1;
        };
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(()),
            Err(error) if error.is_io_error() => return Err(Stopped::Reading(error.into())),
            Err(error) => bad(&error),
            Ok(true) => match columns.naming(&record) {
                Err(error) => bad(&error),
                Ok(naming) => match directory.learn(&mut desk, &naming) {
                    Ok(learnt) => tally.count(&learnt),
                    Err(Refused::Desk(error)) => return Err(error.into()),
                    Err(refused) => bad(&refused),
                },
            },
        }
    }
}

/// The places of the columns in a record.
struct Columns {
    name: usize,
    kind: Option<usize>,
    alias: Option<usize>,
    wikidata: Option<usize>,
}

/// The reason why a line cannot be used.
#[derive(Debug, thiserror::Error)]
enum BadLine {
    #[error("there is no name")]
    NoName,
    #[error("“{0}” is no type: person, organization, place, group or unnamed")]
    Type(String),
    #[error("“{0}” is no id of Wikidata: Q and digits, like Q42")]
    Wikidata(String),
}

impl Columns {
    fn of(headers: &StringRecord) -> Option<Self> {
        let column =
            |name: &str| headers.iter().position(|own| own.trim().eq_ignore_ascii_case(name));
        Some(Columns {
            name: column("name")?,
            kind: column("type"),
            alias: column("alias"),
            wikidata: column("wikidata"),
        })
    }

    fn naming(&self, record: &StringRecord) -> Result<Naming, BadLine> {
        let field = |column: Option<usize>| {
            let text = plain(record.get(column?)?.trim());
            (!text.is_empty()).then(|| text.to_owned())
        };
        let kind =
            field(self.kind).map(|kind| SpeakerType::from_name(&kind).ok_or(BadLine::Type(kind)));
        let wikidata = field(self.wikidata);
        if let Some(id) = wikidata.as_ref().filter(|id| !is_of_wikidata(id)) {
            return Err(BadLine::Wikidata(id.clone()));
        }
        Ok(Naming {
            name: field(Some(self.name)).ok_or(BadLine::NoName)?,
            kind: kind.transpose()?,
            alias: field(self.alias),
            wikidata,
        })
    }
}

/// Removes the mark that keeps a spreadsheet from taking a name for a formula.
fn plain(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(bare) if bare.starts_with(['=', '+', '-', '@']) => bare,
        _ => text,
    }
}

fn is_of_wikidata(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}
