//! Inputs: what the reader names, and what it consists of.

use std::path::Path;
use std::path::PathBuf;

use crate::app::sources::errand::Errand;
use crate::article::Article;
use crate::ingest;
use crate::ingest::Listed;
use crate::ingest::Lost;
use crate::ingest::Unlike;

/// Something to read, as the reader named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The articles inside the program.
    Bundled,
    /// A file, or a directory with all files in it.
    Path(PathBuf),
    /// An address of the web: a page, a feed, a list of feeds.
    Address(String),
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
            Input::Path(path) => files(path),
            Input::Address(url) => Box::new(std::iter::once(Source::Web(Errand::named(url)))),
            Input::Stdin => Box::new(std::iter::once(Source::Stdin)),
        }
    }
}

fn files(path: &Path) -> Box<dyn Iterator<Item = Source> + Send> {
    // What a feed links to is fetched where the reader named the feed, not
    // where it lies among others: reading a directory asks nobody anything.
    let leads = if path.is_dir() { Leads::Left } else { Leads::Followed };
    Box::new(ingest::find(path).map(move |listed| match listed {
        Listed::File(path) => Source::File(path, leads),
        Listed::LeftOut(path, why) => Source::LeftOut(path, why),
        Listed::Lost(lost) => Source::Lost(lost),
    }))
}

/// Whether what an input links to is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// It is.
    Followed,
    /// It is reported.
    Left,
}

/// Where articles are to be read from; may be sent to another thread.
#[derive(Debug)]
pub enum Source {
    /// It was in the program.
    Ready(Box<Article>),
    /// A file.
    File(PathBuf, Leads),
    /// Standard input.
    Stdin,
    /// Something to fetch.
    Web(Errand),
    /// A file that is not read, because it lies among others and is not like an article.
    LeftOut(PathBuf, Unlike),
    /// It was found that there is nothing to read.
    Lost(Lost),
}

impl Source {
    /// What the reader knows it by, for messages.
    pub fn name(&self) -> String {
        match self {
            Source::Ready(article) => article.id.clone(),
            Source::File(path, _) | Source::LeftOut(path, _) => path.to_string_lossy().into_owned(),
            Source::Stdin => ingest::STDIN.to_owned(),
            Source::Web(errand) => errand.url().to_owned(),
            Source::Lost(lost) => lost.name.clone(),
        }
    }
}
