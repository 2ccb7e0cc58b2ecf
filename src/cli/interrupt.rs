//! Stopping in the middle when somebody asks for it, so that what is done is kept.

use std::io;
use std::sync::Arc;
use std::thread;

use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::consts::SIGXFSZ;
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// Has a write beyond the limit on the size of files (`ulimit -f`) be an error as others are:
/// the signal that comes with it would end the program.
pub(super) fn outlive_full_files() {
    // Where the signal cannot be caught, all is as it was. Programs that we start get it as ever.
    flag::register(SIGXFSZ, Arc::default()).ok();
}

/// Calls `stop` when the program is first asked to end, by Ctrl-C or another
/// signal; asked again, it ends at once.
///
/// # Errors
///
/// If signals cannot be caught.
pub(super) fn watch(stop: impl Fn() + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        let mut was_asked = false;
        for signal in signals.forever() {
            if was_asked {
                emulate_default_handler(signal).ok();
            }
            was_asked = true;
            stop();
        }
    });
    Ok(())
}
