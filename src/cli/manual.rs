//! Completions for shells, and the manual page: made from the arguments.

use std::io;
use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::cli::Exit;
use crate::cli::args::Args;
use crate::cli::messages;

/// Writes what a shell needs to complete our arguments.
pub(super) fn completions(shell: Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "pullquote", &mut script);
    write(&script)
}

/// Writes the manual page, in roff.
pub(super) fn page() -> Exit {
    let mut page = Vec::new();
    match Man::new(Args::command()).render(&mut page) {
        Ok(()) => write(&page),
        Err(error) => messages::unwritable(&error),
    }
}

fn write(bytes: &[u8]) -> Exit {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Exit::Done,
        Err(error) => messages::unwritable(&error),
    }
}
