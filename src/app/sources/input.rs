//! Defines the inputs that the user names and the sources that they consist of.

use std::path::Path;
use std::path::PathBuf;

use crate::app::sources::fetch_task::FetchTask;
use crate::article::Article;
use crate::ingest;
use crate::ingest::Listed;
use crate::ingest::Unlike;
use crate::ingest::UnreadablePart;

/// Something to read, as the user named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The articles that are part of the program.
    Bundled,
    /// A file, or a directory with all files in it.
    Path(PathBuf),
    /// An address of the web: a page, a feed, a list of feeds.
    Address(String),
    /// Standard input.
    Stdin,
}

impl Input {
    /// Returns the sources that the input consists of, one after another, none of them read yet.
    pub fn sources(&self) -> Box<dyn Iterator<Item = Source> + Send> {
        match self {
            Input::Bundled => {
                Box::new(ingest::bundled().into_iter().map(Box::new).map(Source::Ready))
            }
            Input::Path(path) => files(path),
            Input::Address(url) => Box::new(std::iter::once(Source::Web(FetchTask::named(url)))),
            Input::Stdin => Box::new(std::iter::once(Source::Stdin)),
        }
    }
}

fn files(path: &Path) -> Box<dyn Iterator<Item = Source> + Send> {
    // The links of a feed are fetched where the user named that feed, but not where its file merely
    // lies in a directory: reading a directory sends no requests.
    let leads = if path.is_dir() { Leads::Left } else { Leads::Followed };
    Box::new(ingest::find(path).map(move |listed| match listed {
        Listed::File(path) => Source::File(path, leads),
        Listed::LeftOut(path, why) => Source::LeftOut(path, why),
        Listed::Unreadable(lost) => Source::Unreadable(lost),
    }))
}

/// The treatment of links in an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// The links are fetched.
    Followed,
    /// The links are only reported.
    Left,
}

/// A place to read articles from. It may be sent to another thread.
#[derive(Debug)]
pub enum Source {
    /// An article that is part of the program.
    Ready(Box<Article>),
    /// A file.
    File(PathBuf, Leads),
    /// Standard input.
    Stdin,
    /// Something to fetch.
    Web(FetchTask),
    /// A file that is not read, because it lies in a directory and is not like an article.
    LeftOut(PathBuf, Unlike),
    /// Something that turned out to be unreadable when sources were sought.
    Unreadable(UnreadablePart),
}

impl Source {
    /// Returns the name that messages show to the user.
    pub fn name(&self) -> String {
        match self {
            Source::Ready(article) => article.id.clone(),
            Source::File(path, _) | Source::LeftOut(path, _) => path.to_string_lossy().into_owned(),
            Source::Stdin => ingest::STDIN.to_owned(),
            Source::Web(task) => task.url().to_owned(),
            Source::Unreadable(lost) => lost.name.clone(),
        }
    }
}
