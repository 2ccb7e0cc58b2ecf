//! Quotations to standard output, without a screen.
//!
//! The library is not asked: an article is read, analysed and written, and
//! gone. Articles are worked on in batches, in parallel within one, so the
//! order of the inputs is kept and memory is bounded however many there are.

use std::io;
use std::io::BufWriter;
use std::io::IsTerminal;
use std::io::Write;

use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;

use crate::app;
use crate::app::AppError;
use crate::app::Input;
use crate::app::Legwork;
use crate::app::Nothing;
use crate::app::Taken;
use crate::cli::Exit;
use crate::cli::args::ExtractArgs;
use crate::cli::args::Format;
use crate::cli::inputs;
use crate::cli::inputs::UsageError;
use crate::cli::messages;
use crate::cli::records;
use crate::export;
use crate::export::Layout;
use crate::export::WithText;
use crate::quotes::Model;

/// Writes a record for each article of the inputs.
pub(super) fn run(args: &ExtractArgs) -> Exit {
    let prepared = to_read(args).map_err(|error| messages::report(&error)).and_then(|inputs| {
        let legwork = Legwork::new(args.jobs).map_err(|error| messages::report(&error))?;
        Ok((inputs, legwork))
    });
    let Ok((inputs, legwork)) = prepared else { return Exit::Nothing };
    if args.records {
        return records::run(&legwork, with_text(args));
    }
    let mut tally = Tally::default();
    match extract(Style::new(args), &inputs, &legwork, &mut tally) {
        Ok(()) => tally.exit(),
        Err(error) => messages::unwritable(&error),
    }
}

fn to_read(args: &ExtractArgs) -> Result<Vec<Input>, UsageError> {
    if !args.inputs.is_empty() {
        return inputs::named(&args.inputs);
    }
    if io::stdin().is_terminal() && !args.records {
        return Err(UsageError::NothingNamed);
    }
    Ok(vec![Input::Stdin])
}

/// What became of the inputs.
#[derive(Debug, Default)]
struct Tally {
    records: usize,
    quotations: usize,
    failures: usize,
}

impl Tally {
    fn exit(&self) -> Exit {
        if self.records == 0 {
            Exit::Nothing
        } else if self.failures > 0 || self.quotations == 0 {
            Exit::Partly
        } else {
            Exit::Done
        }
    }
}

fn extract(style: Style, inputs: &[Input], legwork: &Legwork, tally: &mut Tally) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut rounds = legwork.rounds(inputs.iter().flat_map(Input::sources));
    while let Some(batch) = rounds.next_batch(&Nothing) {
        let results: Vec<Extracted> = legwork
            .pool()
            .install(|| batch.taken.into_par_iter().map(|taken| one(taken, style)).collect());
        for extracted in results {
            match extracted.result {
                Ok((record, quotations)) => {
                    style.write(&mut out, &record, tally.records)?;
                    tally.records += 1;
                    tally.quotations += quotations;
                }
                Err(error) => {
                    tally.failures += 1;
                    messages::report_input(&extracted.name, &error);
                }
            }
        }
        out.flush()?;
    }
    style.end(&mut out, tally.records)?;
    out.flush()
}

/// A record and how many quotations it holds, or why there is none.
struct Extracted {
    name: String,
    result: Result<(String, usize), AppError>,
}

fn one(taken: Taken, style: Style) -> Extracted {
    let result = taken.result.map(|article| {
        let analysis = app::analyze(&article, Model::bundled());
        let record = export::record(&article, &analysis, style.layout, style.with_text);
        (record, analysis.quotations.len())
    });
    Extracted { name: taken.name, result }
}

fn with_text(args: &ExtractArgs) -> WithText {
    if args.with_text { WithText::Yes } else { WithText::No }
}

/// How records are written, and what stands between them.
#[derive(Debug, Clone, Copy)]
struct Style {
    layout: Layout,
    with_text: WithText,
}

impl Style {
    fn new(args: &ExtractArgs) -> Self {
        let layout = match args.format {
            Format::Ndjson => Layout::Line,
            Format::Json => Layout::Pretty,
        };
        Style { layout, with_text: with_text(args) }
    }

    fn write(self, out: &mut impl Write, record: &str, before: usize) -> io::Result<()> {
        match self.layout {
            Layout::Line => writeln!(out, "{record}"),
            Layout::Pretty => {
                let separator = if before == 0 { "[" } else { "," };
                // A line break in a record is never inside a string.
                write!(out, "{separator}\n  {}", record.replace('\n', "\n  "))
            }
        }
    }

    fn end(self, out: &mut impl Write, records: usize) -> io::Result<()> {
        match (self.layout, records) {
            (Layout::Line, _) => Ok(()),
            (Layout::Pretty, 0) => writeln!(out, "[]"),
            (Layout::Pretty, _) => writeln!(out, "\n]"),
        }
    }
}
