//! Inputs: what the reader names, taken apart into articles to read.

use std::path::PathBuf;

use crate::app::AppError;
use crate::article::Article;
use crate::ingest;
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
    /// The articles of the input, one after another, none of them read yet.
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

/// Where one article is to be read from; may be sent to another thread.
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

    /// Reads the article.
    pub fn read(self) -> Result<Article, AppError> {
        Ok(match self {
            Source::Ready(article) => *article,
            Source::File(path) => ingest::read_file(&path)?,
            Source::Stdin => ingest::read_stdin(std::io::stdin().lock())?,
            Source::Lost(lost) => return Err(lost.error.into()),
        })
    }
}
