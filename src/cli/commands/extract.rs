//! Runs `extract`: writes quotations to standard output or into files, without a screen.
//!
//! The library is not involved: an article is read, analysed, written and then dropped. Articles
//! are worked on in batches, in parallel within one, so the order of the inputs is kept and memory
//! is bounded however many there are.

use std::io;
use std::io::IsTerminal;

use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;

use crate::app;
use crate::app::Allowance;
use crate::app::AppError;
use crate::app::BatchItem;
use crate::app::BatchReader;
use crate::app::Input;
use crate::app::Nothing;
use crate::app::SourcePool;
use crate::app::Unfinished;
use crate::article::Article;
use crate::cli::Exit;
use crate::cli::arguments::args::ExtractArgs;
use crate::cli::arguments::budget::Budget;
use crate::cli::arguments::inputs;
use crate::cli::arguments::inputs::UsageError;
use crate::cli::interrupt;
use crate::cli::output::messages;
use crate::cli::output::records;
use crate::cli::output::records::RecordOptions;
use crate::cli::output::sink::Sink;
use crate::export::Exporter;
use crate::export::Format;
use crate::export::Sheet;
use crate::export::WithText;
use crate::quotes::Acts;
use crate::quotes::Model;

/// Writes a record for each article of the inputs.
pub(crate) fn run(args: &ExtractArgs) -> Exit {
    let prepared = to_read(args).map_err(|error| messages::report(&error)).and_then(|inputs| {
        let pool = SourcePool::new(args.jobs).map_err(|error| messages::report(&error))?;
        Ok((inputs, pool))
    });
    let Ok((inputs, pool)) = prepared else { return Exit::Nothing };
    if args.records {
        let budget = Budget::of(args.budget.unwrap_or(Budget::USUAL));
        let wanted = RecordOptions { with_text: with_text(args), acts: args.acts, budget };
        return records::run(&pool, wanted, !args.quiet);
    }
    let mut tally = Tally::default();
    let allowance = args.budget.map_or_else(Allowance::default, Allowance::of);
    let style =
        Style { format: args.format, with_text: with_text(args), acts: args.acts, allowance };
    let stopping = pool.clone();
    interrupt::watch(move || {
        messages::say("stopping");
        stopping.stop();
    });
    let extracted = Sink::open(style.format, args.output.as_deref())
        .and_then(|sink| extract(style, &inputs, &pool, sink, &mut tally));
    extracted.map_or_else(|exit| exit, |()| tally.exit())
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

/// The counts of the inputs, by outcome.
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

fn extract(
    style: Style,
    inputs: &[Input],
    pool: &SourcePool,
    mut sink: Sink,
    tally: &mut Tally,
) -> Result<(), Exit> {
    let mut reader = BatchReader::new(inputs.iter().flat_map(Input::sources), pool);
    while let Some(batch) = reader.next_batch(&Nothing) {
        let results: Vec<Extracted> = pool.workers().install(|| {
            let items = batch.items.into_par_iter();
            items.map(|item| one(item, style, pool)).collect()
        });
        for extracted in results {
            match extracted.result {
                Ok(written) => {
                    sink.article(&written.article, &written.piece)?;
                    tally.records += 1;
                    tally.quotations += written.quotations;
                }
                Err(AppError::Unfinished(Unfinished::Stopped)) => tally.failures += 1,
                Err(error) => {
                    tally.failures += 1;
                    messages::report_input(&extracted.name, &error);
                }
            }
        }
        sink.flush()?;
        if pool.is_stopped() {
            messages::say("stopped; every article written so far is complete");
            tally.failures += 1;
            break;
        }
    }
    sink.end()
}

/// The way in which articles are written.
#[derive(Debug, Clone, Copy)]
struct Style {
    format: Format,
    with_text: WithText,
    acts: Acts,
    allowance: Allowance,
}

/// An article that was extracted, or the reason why there is none.
struct Extracted {
    name: String,
    result: Result<Written, AppError>,
}

/// An article as text in the format wanted.
struct Written {
    article: Box<Article>,
    piece: String,
    quotations: usize,
}

fn one(item: BatchItem, style: Style, pool: &SourcePool) -> Extracted {
    let result = item.result.and_then(|article| {
        let mut goes_on = |_| !pool.is_stopped();
        let analysis = app::analyze(&article, Model::bundled(), style.allowance, &mut goes_on)?;
        let sheet = Sheet::new(&article, &analysis, style.acts);
        let piece = Exporter::piece(style.format, style.with_text, &sheet);
        Ok(Written { quotations: sheet.said.len(), piece, article })
    });
    Extracted { name: item.name, result }
}

fn with_text(args: &ExtractArgs) -> WithText {
    if args.with_text { WithText::Yes } else { WithText::No }
}
