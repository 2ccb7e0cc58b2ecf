//! `extract --records`: articles as a line of JSON each, and a line out for
//! each line in.
//!
//! Lines are worked on in parallel, as many as have come: a program that
//! hands over one and waits gets its answer. Order is kept, memory is bounded.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::BufWriter;
use std::io::Read;
use std::io::Write;

use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;

use crate::app;
use crate::app::AppError;
use crate::app::Legwork;
use crate::cli::Exit;
use crate::cli::messages;
use crate::export;
use crate::export::Exporter;
use crate::export::Format;
use crate::export::Sheet;
use crate::export::WithText;
use crate::ingest;
use crate::quotes::Model;

/// Lines in a batch, for each thread.
const LINES_FOR_EACH_THREAD: usize = 16;

/// A batch ends early when its lines hold so many bytes together.
const BATCH_BYTES: usize = 64 << 20;

/// So much is read at a time.
const BUFFER: usize = 256 << 10;

/// A line, or what is said instead of one that is too long.
type Line = Result<Vec<u8>, &'static str>;

/// What became of the lines.
#[derive(Debug, Default)]
struct Tally {
    good: usize,
    bad: usize,
    quotations: usize,
}

/// Reads standard input to its end and writes a record for each line.
pub(super) fn run(legwork: &Legwork, with_text: WithText) -> Exit {
    let mut tally = Tally::default();
    let input = BufReader::with_capacity(BUFFER, io::stdin().lock());
    match answer_all(input, legwork, with_text, &mut tally) {
        Ok(()) if tally.good == 0 => Exit::Nothing,
        Ok(()) if tally.bad > 0 || tally.quotations == 0 => Exit::Partly,
        Ok(()) => Exit::Done,
        Err(Stopped::Reading(error)) => {
            messages::report_input("standard input", &error);
            Exit::Nothing
        }
        Err(Stopped::Writing(error)) => messages::unwritable(&error),
    }
}

enum Stopped {
    Reading(io::Error),
    Writing(io::Error),
}

fn answer_all(
    mut input: BufReader<impl Read>,
    legwork: &Legwork,
    with_text: WithText,
    tally: &mut Tally,
) -> Result<(), Stopped> {
    let mut out = BufWriter::new(io::stdout().lock());
    let most = legwork.threads() * LINES_FOR_EACH_THREAD;
    loop {
        let lines = batch(&mut input, most).map_err(Stopped::Reading)?;
        if lines.is_empty() {
            return Ok(());
        }
        let answers: Vec<(String, Option<usize>)> =
            legwork.pool().install(|| lines.par_iter().map(|line| one(line, with_text)).collect());
        for (record, quotations) in answers {
            writeln!(out, "{record}").map_err(Stopped::Writing)?;
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

/// The next line, and those after it that have come with it.
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

/// One line without its end; of one that is too long, only that it is.
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

/// The record of one line, and how many quotations it holds; `None` for one
/// that tells of an error.
fn one(line: &Line, with_text: WithText) -> (String, Option<usize>) {
    let line = match line {
        Ok(line) => line,
        Err(why) => return (export::refusal(None, why), None),
    };
    let Ok(line) = std::str::from_utf8(line) else {
        return (export::refusal(None, "the line is not UTF-8"), None);
    };
    match ingest::record(line) {
        Ok(article) => {
            let analysis = app::analyze(&article, Model::bundled());
            let sheet = Sheet::new(&article, &analysis);
            let record = Exporter::piece(Format::Ndjson, with_text, &sheet);
            (record, Some(analysis.quotations.len()))
        }
        Err(bad) => {
            let error = AppError::from(bad.error);
            (export::refusal(bad.id.as_deref(), &app::explain(&error)), None)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::batch;
    use super::one;
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
        let answer = |line: &[u8]| one(&Ok(line.to_vec()), WithText::No).0;
        assert!(answer(b"\xff").starts_with("{\"id\":null,\"error\":\""));
        assert!(answer(b"{\"id\": \"x\"}").starts_with("{\"id\":\"x\",\"error\":\""));
    }
}
