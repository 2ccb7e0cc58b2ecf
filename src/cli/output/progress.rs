//! Shows the progress of an import: a bar on the terminal, and the inputs that could not be read,
//! as they are found.

use std::fmt;
use std::io;
use std::io::IsTerminal;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;

use indicatif::HumanBytes;
use indicatif::ProgressBar;
use indicatif::ProgressDrawTarget;
use indicatif::ProgressState;
use indicatif::ProgressStyle;

use crate::app::News;
use crate::app::Tally;
use crate::cli::output::messages;

/// The time between two movements of the bar where nothing happens: it shows the time left.
const TICK: Duration = Duration::from_millis(200);

/// The bar, and the number up to which it counts.
pub(crate) struct Progress {
    bar: ProgressBar,
    is_all_found: AtomicBool,
}

impl Progress {
    /// Starts a bar on standard error, where that is a terminal.
    pub(crate) fn start() -> Self {
        let bar = if io::stderr().is_terminal() {
            let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
            bar.set_style(looking());
            bar.enable_steady_tick(TICK);
            bar
        } else {
            ProgressBar::hidden()
        };
        Progress { bar, is_all_found: AtomicBool::new(false) }
    }

    /// Shows what is new.
    pub(crate) fn hear(&self, news: &News<'_>) {
        match news {
            News::Progress(tally) => self.show(tally),
            News::Failed { name, error } => {
                self.bar.suspend(|| messages::report_input(name, error));
            }
        }
    }

    /// Says something beside the bar.
    pub(crate) fn say(&self, message: &str) {
        self.bar.suspend(|| messages::say(message));
    }

    fn show(&self, tally: &Tally) {
        if tally.all_found && !self.is_all_found.swap(true, Ordering::Relaxed) {
            self.bar.set_style(counting());
        }
        self.bar.set_length(tally.found as u64);
        self.bar.set_position(tally.done as u64);
        let read = HumanBytes(tally.bytes);
        self.bar.set_message(if tally.analysed_anew > 0 {
            format!("{} analysed anew", tally.analysed_anew)
        } else {
            format!("{} new, {read}", tally.added + tally.changed)
        });
    }

    /// Removes the bar.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Returns the style while it is not known how much there is.
fn looking() -> ProgressStyle {
    style("{spinner} {human_pos} of {human_len} found so far · {rate} · {msg}")
}

fn counting() -> ProgressStyle {
    style("{wide_bar} {human_pos}/{human_len} · {rate} · {eta} left · {msg}")
}

fn style(template: &str) -> ProgressStyle {
    let style =
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("rate", |state: &ProgressState, out: &mut dyn fmt::Write| {
        // There is nobody to tell if this cannot be written.
        let _ = out.write_str(&rate(state.per_sec()));
    })
}

/// Returns how many there are a second: "35/s", and of few "3.5/s".
fn rate(per_second: f64) -> String {
    if per_second < 9.95 { format!("{per_second:.1}/s") } else { format!("{per_second:.0}/s") }
}

#[cfg(test)]
mod tests {
    use super::rate;

    #[test]
    fn what_is_done_in_a_second_is_rounded_to_what_can_be_read() {
        assert_eq!([0.0, 3.456, 9.97, 34.7735].map(rate), ["0.0/s", "3.5/s", "10/s", "35/s"]);
    }
}
