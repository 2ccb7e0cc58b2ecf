//! Writes articles, and who says what in them, as linear text without a screen.

use std::io;
use std::io::BufWriter;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;

use crate::app;
use crate::app::Allowance;
use crate::app::AppError;
use crate::app::BatchReader;
use crate::app::Desk;
use crate::app::Input;
use crate::app::Nothing;
use crate::app::SourcePool;
use crate::cli::Exit;
use crate::cli::arguments::inputs;
use crate::cli::arguments::library_location;
use crate::cli::output::messages;
use crate::export;
use crate::export::Sheet;
use crate::library;
use crate::library::Filter;
use crate::library::OpenArticle;
use crate::library::Window;
use crate::quotes::Acts;
use crate::quotes::Model;
use crate::text::numbers;
use crate::ui;

/// The largest width of a line, in columns: longer lines are hard to read, and a page of paper
/// holds no more.
const WIDEST: usize = 80;

/// The number of articles that are asked for together.
const TOGETHER: usize = 100;

/// The text between two articles.
const BETWEEN: &str = "\n* * *\n\n";

/// Writes the inputs, or else the library, or else, while that is empty, the bundled articles.
pub(crate) fn run(arguments: &[PathBuf], library: &Path) -> Exit {
    let inputs = match inputs::to_read(arguments) {
        Ok(inputs) => inputs,
        Err(error) => {
            messages::report(&error);
            return Exit::Nothing;
        }
    };
    if inputs.is_empty()
        && let Some(exit) = library_location::refuse_missing(library)
    {
        return exit;
    }
    let mut writer = Writer::new();
    let written = if inputs.is_empty() {
        match filled_library(library) {
            Ok(Some(desk)) => writer.write_library(&desk),
            Ok(None) => writer.write_inputs(&[Input::Bundled]),
            Err(error) => Err(error.into()),
        }
    } else {
        writer.write_inputs(&inputs)
    };
    match written {
        Ok(()) if writer.articles == 0 => Exit::Nothing,
        Ok(()) if writer.failures > 0 => Exit::Partly,
        Ok(()) => Exit::Done,
        Err(Failed::Writing(error)) => messages::unwritable(&error),
        Err(Failed::Reading(error)) => {
            messages::report(&error);
            Exit::Nothing
        }
    }
}

/// The reason why not everything was written.
enum Failed {
    Reading(AppError),
    Writing(io::Error),
}

impl From<AppError> for Failed {
    fn from(error: AppError) -> Self {
        Failed::Reading(error)
    }
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Failed::Writing(error)
    }
}

fn filled_library(path: &Path) -> Result<Option<Desk>, AppError> {
    if !library::is_there(path)? {
        return Ok(None);
    }
    let desk = Desk::reading(path)?;
    Ok((desk.count()? > 0).then_some(desk))
}

/// Says which part of the article is not written, because it was damaged in the library.
fn misfits(open: &OpenArticle) -> String {
    let left_out = numbers::counted(open.left_out, "place");
    format!(
        "{}: {left_out} that the text does not have; run `pullquote doctor`",
        open.article.title
    )
}

/// Writes articles to standard output, and counts what became of them.
struct Writer {
    out: BufWriter<io::StdoutLock<'static>>,
    columns: Option<usize>,
    articles: usize,
    failures: usize,
}

impl Writer {
    /// Makes a writer that wraps for a terminal; in a pipe a paragraph is one line, for others to
    /// wrap or search.
    fn new() -> Self {
        let columns = io::stdout().is_terminal().then(|| ui::columns().min(WIDEST));
        let out = BufWriter::new(io::stdout().lock());
        Writer { out, columns, articles: 0, failures: 0 }
    }

    fn write_inputs(&mut self, inputs: &[Input]) -> Result<(), Failed> {
        let pool = SourcePool::new(None)?;
        let columns = self.columns;
        let mut reader = BatchReader::new(inputs.iter().flat_map(Input::sources), &pool);
        while let Some(batch) = reader.next_batch(&Nothing) {
            let pages: Vec<_> = pool.workers().install(|| {
                let items = batch.items.into_par_iter();
                items
                    .map(|item| {
                        let page = item.result.and_then(|article| {
                            let (model, allowance) = (Model::bundled(), Allowance::default());
                            let said = app::analyze(&article, model, allowance, &mut |_| true)?;
                            Ok(export::plain(&Sheet::new(&article, &said, Acts::SAID), columns))
                        });
                        (item.name, page)
                    })
                    .collect()
            });
            for (name, page) in pages {
                match page {
                    Ok(page) => self.write(&page)?,
                    Err(error) => self.fail(&name, &error),
                }
            }
            self.out.flush()?;
        }
        Ok(())
    }

    fn write_library(&mut self, desk: &Desk) -> Result<(), Failed> {
        let mut first = 0;
        loop {
            let rows = desk.articles(&Filter::default(), Window { first, len: TOGETHER })?.rows;
            if rows.is_empty() {
                return Ok(());
            }
            first += rows.len();
            for row in rows {
                let open = desk.open(row.id)?;
                if open.left_out > 0 {
                    messages::say(&misfits(&open));
                }
                match app::with_sheet(&open, |sheet| export::plain(sheet, self.columns)) {
                    Ok(page) => self.write(&page)?,
                    Err(error) => self.fail(&open.article.title, &error),
                }
            }
            self.out.flush()?;
        }
    }

    fn fail(&mut self, name: &str, error: &AppError) {
        self.failures += 1;
        messages::report_input(name, error);
    }

    fn write(&mut self, page: &str) -> io::Result<()> {
        if self.articles > 0 {
            self.out.write_all(BETWEEN.as_bytes())?;
        }
        self.articles += 1;
        self.out.write_all(page.as_bytes())
    }
}
