//! Runs this program again for each PDF, with little memory and time, and is what runs then.

use std::env;
use std::io;
use std::process::ExitCode;

use crate::ingest::pdf_process;

/// The argument with which the program reads a PDF from its standard input. It is no command of
/// users, and in no help.
const ARGUMENT: &str = "--read-pdf-from-standard-input";

/// Has PDFs read by this program itself, in processes of their own.
pub(super) fn set() {
    if let Ok(program) = env::current_exe() {
        pdf_process::read_in_processes_of(program, ARGUMENT);
    }
}

/// Reads a PDF if that is what the program was run for.
pub(super) fn run() -> Option<ExitCode> {
    let is_asked = env::args_os().nth(1).is_some_and(|argument| argument == ARGUMENT);
    if !is_asked || env::args_os().len() != 2 {
        return None;
    }
    limit();
    let read = pdf_process::answer(io::stdin().lock(), io::stdout().lock());
    Some(if read.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Bounds what this process may take: no document that people write needs as much. Where the system
/// knows no such bounds, those that the reading itself has must do.
#[cfg(unix)]
fn limit() {
    use rustix::process::Resource;
    use rustix::process::Rlimit;
    use rustix::process::setrlimit;

    /// The bytes of memory, those of the program itself included.
    const MEMORY: u64 = 2 << 30;
    /// The seconds of a processor.
    const TIME: u64 = 60;
    let bounds = [(Resource::As, MEMORY), (Resource::Cpu, TIME), (Resource::Core, 0)];
    for (resource, most) in bounds {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).ok();
    }
}

#[cfg(not(unix))]
fn limit() {}
