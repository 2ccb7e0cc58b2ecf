//! Runs `extract --records`: reads articles as a line of JSON each, and writes a line for each.
//!
//! Lines are worked on in parallel, as many as have come: a program that hands over one line and
//! waits gets its answer. Order is kept, memory is bounded, and whoever kills the program finds
//! whole lines.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::time::Duration;
use std::time::Instant;

use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;

use crate::app;
use crate::app::Allowance;
use crate::app::AppError;
use crate::app::SourcePool;
use crate::cli::Exit;
use crate::cli::arguments::budget::Budget;
use crate::cli::output::lines::Lines;
use crate::cli::output::messages;
use crate::export;
use crate::export::Exporter;
use crate::export::Format;
use crate::export::Sheet;
use crate::export::WithText;
use crate::ingest;
use crate::quotes::Acts;
use crate::quotes::Model;
use crate::text::numbers;

/// The number of lines in a batch, for each thread.
const LINES_FOR_EACH_THREAD: usize = 16;

/// The number of bytes at which a batch ends early.
const BATCH_BYTES: usize = 64 << 20;

/// The number of bytes that are read at a time.
const BUFFER: usize = 256 << 10;

/// A line, or the message instead of one that is too long.
type Line = Result<Vec<u8>, &'static str>;

/// The options for answering lines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RecordOptions {
    pub(crate) with_text: WithText,
    pub(crate) acts: Acts,
    pub(crate) budget: Budget,
}

/// Reads standard input to its end and writes a record for each line; reports at the end what
/// became of them, if `is_told`.
pub(crate) fn run(pool: &SourcePool, wanted: RecordOptions, is_told: bool) -> Exit {
    let begun = Instant::now();
    let mut tally = Tally::default();
    let input = BufReader::with_capacity(BUFFER, io::stdin().lock());
    match answer_all(input, pool, wanted, &mut tally) {
        Ok(()) => {
            if is_told {
                messages::say_plainly(&tally.summary(begun.elapsed()));
            }
            tally.exit()
        }
        Err(Stopped::Reading(error)) => {
            messages::report_input("standard input", &error);
            Exit::Nothing
        }
        Err(Stopped::Writing(error)) => messages::unwritable(&error),
    }
}

/// The number of lines by what became of them.
#[derive(Debug, Default)]
struct Tally {
    good: usize,
    bad: usize,
    quotations: usize,
}

impl Tally {
    fn exit(&self) -> Exit {
        if self.good == 0 {
            Exit::Nothing
        } else if self.bad > 0 || self.quotations == 0 {
            Exit::Partly
        } else {
            Exit::Done
        }
    }

    /// Returns the summary: "1,000 articles, 1,934 quotations; 10 lines failed; 12.0 s, 84 a
    /// second".
    fn summary(&self, took: Duration) -> String {
        let articles = numbers::counted(self.good, "article");
        let quotations = numbers::counted(self.quotations, "quotation");
        let failed = match self.bad {
            0 => String::new(),
            bad => format!("; {} failed", numbers::counted(bad, "line")),
        };
        let a_second = (self.good + self.bad) as u128 * 1000 / took.as_millis().max(1);
        let rate = numbers::grouped(usize::try_from(a_second).unwrap_or(usize::MAX));
        format!("{articles}, {quotations}{failed}; {:.1} s, {rate} a second", took.as_secs_f64())
    }
}

enum Stopped {
    Reading(io::Error),
    Writing(io::Error),
}

fn answer_all(
    mut input: BufReader<impl Read>,
    pool: &SourcePool,
    wanted: RecordOptions,
    tally: &mut Tally,
) -> Result<(), Stopped> {
    let mut out = Lines::new(io::stdout().lock());
    let most = pool.size() * LINES_FOR_EACH_THREAD;
    loop {
        let lines = batch(&mut input, most).map_err(Stopped::Reading)?;
        if lines.is_empty() {
            return Ok(());
        }
        let answers: Vec<(String, Option<usize>)> =
            pool.workers().install(|| lines.par_iter().map(|line| one(line, wanted)).collect());
        for (record, quotations) in answers {
            out.push(&record).map_err(Stopped::Writing)?;
            match quotations {
                Some(quotations) => {
                    tally.good += 1;
                    tally.quotations += quotations;
                }
                None => tally.bad += 1,
            }
        }
        out.flush().map_err(Stopped::Writing)?;
    }
}

/// Returns the next line, and those after it that have come with it.
fn batch(input: &mut BufReader<impl Read>, most: usize) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while let Some(line) = next(input)? {
        bytes += line.as_ref().map_or(0, Vec::len);
        lines.push(line);
        let has_next = input.buffer().contains(&b'\n');
        if lines.len() >= most || bytes >= BATCH_BYTES || !has_next {
            break;
        }
    }
    Ok(lines)
}

/// Returns one line without its end; of one that is too long, only a message.
fn next(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let most = ingest::MAX_BYTES;
    if input.by_ref().take(most + 1).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.ends_with(b"\n") {
        line.pop();
    } else if line.len() as u64 > most {
        line.clear();
        input.skip_until(b'\n')?;
        return Ok(Some(Err("the line is longer than 256 MiB")));
    }
    Ok(Some(Ok(line)))
}

/// Makes the record of one line, and counts the quotations in it; `None` for a record that tells of
/// an error.
fn one(line: &Line, wanted: RecordOptions) -> (String, Option<usize>) {
    let line = match line {
        Ok(line) => line,
        Err(why) => return (export::refusal(None, why), None),
    };
    let Ok(line) = std::str::from_utf8(line) else {
        return (export::refusal(None, "the line is not UTF-8"), None);
    };
    let article = match ingest::record(line) {
        Ok(article) => article,
        Err(bad) => {
            let error = AppError::from(bad.error);
            return (export::refusal(bad.id.as_deref(), &app::explain(&error)), None);
        }
    };
    if let Some(why) = wanted.budget.refuse(&article.text) {
        return (export::refusal(Some(&article.id), &why), None);
    }
    // The clock does not limit the work here, since the budget has admitted the text.
    let allowance = Allowance::without_end();
    let analysis = match app::analyze(&article, Model::bundled(), allowance, &mut |_| true) {
        Ok(analysis) => analysis,
        Err(why) => return (export::refusal(Some(&article.id), &why.to_string()), None),
    };
    let sheet = Sheet::new(&article, &analysis, wanted.acts);
    let record = Exporter::piece(Format::Ndjson, wanted.with_text, &sheet);
    (record, Some(sheet.said.len()))
}

#[cfg(test)]
mod tests {
    use crate::quotes::Acts;
    use std::io::BufReader;
    use std::time::Duration;

    use super::RecordOptions;
    use super::Tally;
    use super::batch;
    use super::one;
    use crate::cli::arguments::budget::Budget;
    use crate::export::WithText;

    #[test]
    fn a_batch_is_what_has_come_and_no_more() {
        let mut input = BufReader::with_capacity(8, &b"a\nb\nlonger than that\nc"[..]);
        let mut texts = || -> Vec<String> {
            let lines = batch(&mut input, 10).unwrap();
            lines.into_iter().map(|line| String::from_utf8(line.unwrap()).unwrap()).collect()
        };
        assert_eq!(texts(), ["a", "b"]);
        assert_eq!(texts(), ["longer than that"]);
        assert_eq!(texts(), ["c"]);
        assert_eq!(texts(), Vec::<String>::new());
    }

    #[test]
    fn a_bad_line_is_answered_by_its_name_and_what_is_wrong() {
        let wanted = RecordOptions {
            with_text: WithText::No,
            acts: Acts::SAID,
            budget: Budget::of(Duration::from_secs(1)),
        };
        let answer = |line: &[u8]| one(&Ok(line.to_vec()), wanted).0;
        assert!(answer(b"\xff").starts_with("{\"id\":null,\"error\":\""));
        assert!(answer(b"{\"id\": \"x\"}").starts_with("{\"id\":\"x\",\"error\":\""));
    }

    #[test]
    fn the_summary_counts_and_tells_the_rate() {
        let tally = Tally { good: 990, bad: 10, quotations: 1934 };
        assert_eq!(
            tally.summary(Duration::from_millis(500)),
            "990 articles, 1,934 quotations; 10 lines failed; 0.5 s, 2,000 a second"
        );
        let one = Tally { good: 1, bad: 0, quotations: 1 };
        assert_eq!(one.summary(Duration::ZERO), "1 article, 1 quotation; 0.0 s, 1,000 a second");
    }
}
