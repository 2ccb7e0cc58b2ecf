//! Stopping in the middle when somebody asks for it, so that what is done is kept.

use std::io;
use std::thread;

use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

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
