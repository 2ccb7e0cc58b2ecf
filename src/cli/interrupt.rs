//! Stops the program in the middle when somebody asks for it, so that finished work is kept.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::consts::SIGXFSZ;
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::cli::output::messages;

/// The time after which the program ends although work is under way. That work may be the parser of
/// another crate, or a read that nothing answers; and whatever was reported as done is kept however
/// the program ends.
const GRACE: Duration = Duration::from_millis(900);

/// Makes a write beyond the limit on the size of files (`ulimit -f`) an error like others: the
/// signal that comes with it would end the program.
pub(super) fn outlive_full_files() {
    // Where the signal cannot be caught, nothing changes. Programs that we start get it as ever.
    flag::register(SIGXFSZ, Arc::default()).ok();
}

/// Calls `stop` when the program is first asked to end, by Ctrl-C or another signal. If it is asked
/// again, or has not ended in a moment, it ends at once.
///
/// Where signals cannot be caught, they end it at once, too, and that is reported.
pub(super) fn watch(stop: impl Fn() + Send + 'static) {
    let mut signals = match Signals::new([SIGINT, SIGTERM, SIGHUP]) {
        Ok(signals) => signals,
        Err(error) => return messages::report_input("signals", &error),
    };
    thread::spawn(move || {
        let mut was_asked = false;
        for signal in signals.forever() {
            if was_asked {
                emulate_default_handler(signal).ok();
            }
            was_asked = true;
            stop();
            thread::spawn(move || {
                thread::sleep(GRACE);
                emulate_default_handler(signal).ok();
            });
        }
    });
}
