//! Quotations to standard output, without a screen.
//!
//! The library is not asked: an article is read, analysed and written, and
//! gone. Articles are worked on in batches, in parallel within one, so the
//! order of the inputs is kept and memory is bounded however many there are.

use std::fs;
use std::io;
use std::io::BufWriter;
use std::io::IsTerminal;
use std::io::Write;
use std::num::NonZeroUsize;

use rayon::ThreadPool;
use rayon::ThreadPoolBuilder;
use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;

use crate::app;
use crate::app::AppError;
use crate::app::Input;
use crate::app::Source;
use crate::app::Taken;
use crate::cli::Exit;
use crate::cli::args::ExtractArgs;
use crate::cli::inputs;
use crate::cli::inputs::UsageError;
use crate::cli::messages;
use crate::export::Exporter;
use crate::export::Format;
use crate::export::Sheet;
use crate::export::WithText;
use crate::quotes::Model;

/// Articles in a batch, for each one that is analysed at a time: enough that a
/// core seldom waits for another to finish the batch.
const BATCH_FOR_EACH_JOB: usize = 16;

/// A batch ends early when its files hold so many bytes together.
const BATCH_BYTES: u64 = 64 << 20;

/// Writes a record for each article of the inputs.
pub(super) fn run(args: &ExtractArgs) -> Exit {
    let inputs = match to_read(args) {
        Ok(inputs) => inputs,
        Err(error) => {
            messages::report(&error);
            return Exit::Nothing;
        }
    };
    let mut tally = Tally::default();
    match extract(args, &inputs, &mut tally) {
        Ok(()) => tally.exit(),
        // Whoever read the output has enough of it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            messages::report_input("standard output", &error);
            Exit::Nothing
        }
    }
}

fn to_read(args: &ExtractArgs) -> Result<Vec<Input>, UsageError> {
    if !args.inputs.is_empty() {
        return inputs::named(&args.inputs);
    }
    if io::stdin().is_terminal() {
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

fn extract(args: &ExtractArgs, inputs: &[Input], tally: &mut Tally) -> io::Result<()> {
    let pool = pool(args.jobs)?;
    let style = Style {
        format: args.format.into(),
        with_text: if args.with_text { WithText::Yes } else { WithText::No },
    };
    let mut exporter = Exporter::new(style.format);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut sources = inputs.iter().flat_map(Input::sources);
    loop {
        let batch = batch(&mut sources, pool.current_num_threads() * BATCH_FOR_EACH_JOB);
        if batch.is_empty() {
            break;
        }
        let results: Vec<Extracted> =
            pool.install(|| batch.into_par_iter().flat_map(|source| all(source, style)).collect());
        for extracted in results {
            match extracted.result {
                Ok((piece, quotations)) => {
                    out.write_all(exporter.article(&piece).as_bytes())?;
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
    out.write_all(exporter.end().as_bytes())?;
    out.flush()
}

fn pool(jobs: Option<NonZeroUsize>) -> io::Result<ThreadPool> {
    // 0 is the pool's own word for one thread for each core.
    let threads = jobs.map_or(0, NonZeroUsize::get);
    ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)
}

/// The next sources, at most so many, fewer where they are large.
fn batch(sources: &mut impl Iterator<Item = Source>, most: usize) -> Vec<Source> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < most && bytes < BATCH_BYTES {
        let Some(source) = sources.next() else { break };
        bytes += match &source {
            Source::File(path) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
            Source::Ready(_) | Source::Stdin | Source::Lost(_) => 0,
        };
        batch.push(source);
    }
    batch
}

/// How articles are written.
#[derive(Debug, Clone, Copy)]
struct Style {
    format: Format,
    with_text: WithText,
}

/// An article in the format wanted and how many quotations it holds, or why there is none.
struct Extracted {
    name: String,
    result: Result<(String, usize), AppError>,
}

/// Every article of the source, in its order.
fn all(source: Source, style: Style) -> Vec<Extracted> {
    source.read_articles().into_par_iter().map(|taken| one(taken, style)).collect()
}

fn one(taken: Taken, style: Style) -> Extracted {
    let result = taken.result.map(|article| {
        let analysis = app::analyze(&article, Model::bundled());
        let sheet = Sheet::new(&article, &analysis);
        let piece = Exporter::piece(style.format, style.with_text, &sheet);
        (piece, analysis.quotations.len())
    });
    Extracted { name: taken.name, result }
}
