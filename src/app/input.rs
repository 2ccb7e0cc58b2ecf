//! Inputs: what the reader names, taken apart into articles to read.

use std::path::PathBuf;

use crate::app::AppError;
use crate::article::Article;
use crate::ingest;
use crate::ingest::Found;
use crate::ingest::Lost;

/// Something to read, as the reader named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The articles inside the program.
    Bundled,
    /// A file, or a directory with all files in it.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// What the input consists of, one after another, none of it read yet.
    pub fn sources(&self) -> Box<dyn Iterator<Item = Source> + Send> {
        match self {
            Input::Bundled => {
                Box::new(ingest::bundled().into_iter().map(Box::new).map(Source::Ready))
            }
            Input::Path(path) => Box::new(ingest::find(path).map(|found| match found {
                Ok(path) => Source::File(path),
                Err(lost) => Source::Lost(lost),
            })),
            Input::Stdin => Box::new(std::iter::once(Source::Stdin)),
        }
    }
}

/// Where articles are to be read from; may be sent to another thread.
#[derive(Debug)]
pub enum Source {
    /// It was in the program.
    Ready(Box<Article>),
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// It was found that there is nothing to read.
    Lost(Lost),
}

impl Source {
    /// What the reader knows it by, for messages.
    pub fn name(&self) -> String {
        match self {
            Source::Ready(article) => article.id.clone(),
            Source::File(path) => path.to_string_lossy().into_owned(),
            Source::Stdin => ingest::STDIN.to_owned(),
            Source::Lost(lost) => lost.name.clone(),
        }
    }

    /// Reads all that is there: an article, or the many of a feed, a book or a
    /// mailbox, and what of them could not be read.
    pub fn read(self) -> Result<Vec<Found>, AppError> {
        Ok(match self {
            Source::Ready(article) => vec![Found::Article(article)],
            Source::File(path) => ingest::read_file(&path)?,
            Source::Stdin => ingest::read_stdin(std::io::stdin().lock())?,
            Source::Lost(lost) => return Err(lost.error.into()),
        })
    }

    /// Reads the articles that are there, and tells what else is by its errors.
    ///
    /// What stands elsewhere is one error for all of it: it is not fetched.
    pub fn read_articles(self) -> Vec<Taken> {
        let name = self.name();
        let found = match self.read() {
            Ok(found) => found,
            Err(error) => return vec![Taken { name, result: Err(error) }],
        };
        let (mut articles, mut feeds) = (0, 0);
        let mut taken = Vec::with_capacity(found.len());
        for found in found {
            match found {
                Found::Article(article) => {
                    taken.push(Taken { name: name.clone(), result: Ok(article) });
                }
                Found::Lost(lost) => {
                    taken.push(Taken { name: lost.name, result: Err(lost.error.into()) });
                }
                Found::Lead(_) => articles += 1,
                Found::Feed(_) => feeds += 1,
            }
        }
        if articles + feeds > 0 {
            taken.push(Taken { name, result: Err(AppError::Elsewhere { articles, feeds }) });
        }
        taken
    }
}

/// An article that was read, or why there is none.
#[derive(Debug)]
pub struct Taken {
    /// What the reader knows it by, for messages.
    pub name: String,
    /// The article.
    pub result: Result<Box<Article>, AppError>,
}
