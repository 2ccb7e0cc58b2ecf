//! Sends long output through the user's pager, as git does: what `$PAGER` names, or else `less`.

use std::env;
use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::Arc;

use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// The pager of those who name none.
const USUAL: &str = "less";

/// The settings of `less` where the user has none: what fits on the screen is only written, colours
/// pass, and the screen stays as it is at the end.
const LESS: &str = "FRX";

/// The pager, or nothing between the program and its output.
pub(crate) struct Pager {
    child: Option<Child>,
}

impl Pager {
    /// Starts the pager where standard output is a terminal. Where none is wanted, or it does not
    /// start, the output goes to the terminal itself.
    pub(crate) fn open() -> Self {
        let named = env::var("PAGER").ok();
        let named = named.as_deref().map_or(USUAL, str::trim);
        let is_wanted = io::stdout().is_terminal() && !named.is_empty() && named != "cat";
        let child = is_wanted.then(|| start(named)).flatten();
        if child.is_some() {
            // Ctrl-C is for the pager, which would else be left alone with the terminal.
            flag::register(SIGINT, Arc::default()).ok();
        }
        Pager { child }
    }

    /// Returns where the output goes.
    pub(crate) fn writer(&mut self) -> Box<dyn Write + '_> {
        match self.child.as_mut().and_then(|child| child.stdin.as_mut()) {
            Some(stdin) => Box::new(stdin),
            None => Box::new(io::stdout().lock()),
        }
    }

    /// Waits until the user has left the pager.
    pub(crate) fn wait(mut self) {
        if let Some(child) = &mut self.child {
            drop(child.stdin.take());
            child.wait().ok();
        }
    }
}

fn start(named: &str) -> Option<Child> {
    // The variable may hold arguments, so it is for the shell to read.
    let mut command = if cfg!(unix) { Command::new("sh") } else { Command::new(named) };
    if cfg!(unix) {
        command.arg("-c").arg(format!("exec {named}"));
        if !is_there(named) {
            return None;
        }
    }
    if env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    command.stdin(Stdio::piped()).spawn().ok()
}

/// Tells whether the shell finds the program that a command begins with: a shell that does not would
/// take the output and lose it.
fn is_there(command: &str) -> bool {
    let Some(program) = command.split_whitespace().next() else { return false };
    if program.contains('/') {
        return std::path::Path::new(program).exists();
    }
    let paths = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&paths).any(|directory| directory.join(program).is_file())
}
