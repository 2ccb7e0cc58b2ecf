//! Runs `export`: writes articles of the library as a folder of pages.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use crate::app::Desk;
use crate::app::Existing;
use crate::app::ExportError;
use crate::app::Remarks;
use crate::app::SiteExport;
use crate::app::SiteOptions;
use crate::cli::Exit;
use crate::cli::arguments::export_args::ExportArgs;
use crate::cli::commands::show;
use crate::cli::interrupt;
use crate::cli::output::messages;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::text::numbers;

/// Writes the site that is asked for.
pub(crate) fn run(args: &ExportArgs, library: &Path) -> Exit {
    show::with_search(&args.query, library, |search, desk| {
        let filter = Filter { search, acts: args.acts.unwrap_or_default(), ..Filter::default() };
        export(args, &filter, desk).unwrap_or_else(|error| {
            messages::report(&error);
            Exit::Nothing
        })
    })
}

fn export(args: &ExportArgs, filter: &Filter, desk: &Desk) -> Result<Exit, ExportError> {
    let articles = desk.listed(filter)?;
    if articles.is_empty() {
        messages::say(match filter.search {
            Some(_) => "no article in the library is like that",
            None => show::EMPTY,
        });
        return Ok(Exit::Partly);
    }
    let is_stopped = stopping();
    let mut site = SiteExport::begin(&args.output, Existing::Replaced, options(args))?;
    let (mut failed, all) = (0, articles.len());
    for article in articles {
        if is_stopped.load(Ordering::Relaxed) {
            return Ok(stopped());
        }
        match add(&mut site, desk, article, filter) {
            // Of one article it is told, and the others are written.
            Err(ExportError::Desk(error)) => {
                failed += 1;
                messages::report_input(&format!("article {}", article.0), &error);
            }
            other => other?,
        }
    }
    if failed == all {
        // A site of before is worth more than an empty one.
        return Ok(Exit::Nothing);
    }
    while site.write_next(desk)? {
        if is_stopped.load(Ordering::Relaxed) {
            return Ok(stopped());
        }
    }
    let written = written(&site);
    site.end()?;
    messages::say(&format!("{written} are in {}", args.output.display()));
    Ok(if failed > 0 { Exit::Partly } else { Exit::Done })
}

fn options(args: &ExportArgs) -> SiteOptions {
    let default = SiteOptions::default();
    SiteOptions {
        title: args.title.clone().unwrap_or(default.title),
        remarks: if args.notes { Remarks::Written } else { Remarks::LeftOut },
    }
}

fn add(
    site: &mut SiteExport,
    desk: &Desk,
    article: ArticleId,
    filter: &Filter,
) -> Result<(), ExportError> {
    site.add(&desk.open_with(article, filter.text_acts())?)
}

fn written(site: &SiteExport) -> String {
    let content = site.content();
    format!(
        "{}, {} and {}",
        numbers::counted(content.articles.len(), "article"),
        numbers::counted(content.quotations.len(), "quotation"),
        numbers::counted(content.speakers.len(), "speaker"),
    )
}

/// Returns what is true once somebody asks the program to end: nothing half is to be left then.
fn stopping() -> Arc<AtomicBool> {
    let is_stopped = Arc::new(AtomicBool::new(false));
    let stopping = Arc::clone(&is_stopped);
    interrupt::watch(move || stopping.store(true, Ordering::Relaxed));
    is_stopped
}

fn stopped() -> Exit {
    messages::say("stopped; nothing was written");
    Exit::Nothing
}
