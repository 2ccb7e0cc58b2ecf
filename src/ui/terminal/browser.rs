//! Opens an address in the browser: only of the web, only when the user says so, without a shell,
//! and with nothing but the address.

use std::os::unix::process::CommandExt;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc::Sender;
use std::thread;

use crate::ui::state::message::Msg;
use crate::ui::state::web_address::is_of_the_web;

/// The program that opens an address on this system.
const OPENER: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

/// Opens `url` beside the program; tells the screen if that fails.
pub(crate) fn open(url: &str, say: &Sender<Msg>) {
    if !is_of_the_web(url) {
        say.send(Msg::Trouble("only addresses of the web are opened".to_owned())).ok();
        return;
    }
    let mut command = Command::new(OPENER);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // In a group of its own it cannot read what is typed from the terminal either.
    command.process_group(0);
    let say = say.clone();
    // It may run for as long as the browser does.
    thread::spawn(move || {
        let trouble = match command.status() {
            Ok(status) if status.success() => return,
            Ok(status) => format!("{OPENER} could not open it ({status}); Enter copies it instead"),
            Err(error) => format!("cannot run {OPENER}: {error}; Enter copies it instead"),
        };
        say.send(Msg::Trouble(trouble)).ok();
    });
}
