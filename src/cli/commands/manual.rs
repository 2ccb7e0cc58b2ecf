//! Makes completions for shells, and the manual page, from the arguments.

use std::io;
use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::Roff;
use clap_mangen::roff::bold;
use clap_mangen::roff::roman;

use crate::cli::Exit;
use crate::cli::arguments::args::Args;
use crate::cli::output::messages;
use crate::ui::commands::keymap::Keymap;
use crate::ui::commands::scope::Scope;

/// Writes the script with which a shell completes the arguments.
pub(crate) fn completions(shell: Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "pullquote", &mut script);
    write(&script)
}

/// Writes the manual page, in roff.
pub(crate) fn page() -> Exit {
    let mut page = Vec::new();
    if let Err(error) = Man::new(Args::command()).render(&mut page) {
        return messages::unwritable(&error);
    }
    page.extend(keys().to_roff().bytes());
    write(&page)
}

/// Returns the keys, from the table that the screen obeys, with the commands' names for the
/// settings.
fn keys() -> Roff {
    let keymap = Keymap::default();
    let mut roff = Roff::default();
    roff.control("SH", ["KEYS"]);
    for scope in Scope::ALL {
        roff.control("SS", [scope.title()]);
        for bound in keymap.of(scope) {
            let keys: Vec<String> = bound.keys.iter().map(ToString::to_string).collect();
            roff.control("TP", []);
            roff.text([bold(keys.join(" "))]);
            roff.text([roman(bound.help)]);
            roff.control("br", []);
            roff.text([roman(format!("[keys.{}] {}", scope.name(), bound.command.name()))]);
        }
    }
    roff
}

fn write(bytes: &[u8]) -> Exit {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Exit::Done,
        Err(error) => messages::unwritable(&error),
    }
}
