//! Quotations to standard output, without a screen.

use std::io;
use std::io::Write;

use crate::app;
use crate::app::Input;
use crate::cli::Exit;
use crate::cli::args::ExtractArgs;
use crate::cli::args::Format;
use crate::cli::messages;
use crate::cli::read;
use crate::export;
use crate::export::Layout;
use crate::export::WithText;
use crate::quotes::Model;

/// Writes a record for each article.
pub(super) fn run(args: &ExtractArgs) -> Exit {
    match extract(args) {
        Ok(exit) => exit,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            messages::report(&error);
            Exit::Nothing
        }
    }
}

fn extract(args: &ExtractArgs) -> io::Result<Exit> {
    let mut out = io::stdout().lock();
    let inputs = if args.inputs.is_empty() {
        vec![Input::Stdin]
    } else {
        args.inputs.iter().map(|path| read::input(path)).collect()
    };
    let layout = match args.format {
        Format::Ndjson => Layout::Line,
        Format::Json => Layout::Pretty,
    };
    let with_text = if args.with_text { WithText::Yes } else { WithText::No };
    let (mut done, mut failed) = (0, 0);
    for input in &inputs {
        for (_, article) in app::read(input) {
            match article {
                Ok(article) => {
                    done += 1;
                    let analysis = app::analyze(&article, Model::bundled());
                    writeln!(out, "{}", export::record(&article, &analysis, layout, with_text))?;
                }
                Err(error) => {
                    failed += 1;
                    messages::report(&error);
                }
            }
        }
    }
    Ok(match (done, failed) {
        (0, _) => Exit::Nothing,
        (_, 0) => Exit::Done,
        _ => Exit::Partly,
    })
}
