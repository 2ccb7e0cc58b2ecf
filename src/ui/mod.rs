//! Shows the library on the screen and heeds keys.
//!
//! [`run`] takes the terminal, starts the threads, and goes round the loop of `event_loop` until
//! the user quits. All behaviour is in two functions without side effects, `update` and `view`. The
//! first frame waits for nothing: neither for the inputs nor for the library, nor for what the
//! terminal is asked after it.

pub(crate) mod commands;
mod event_loop;
pub(crate) mod state;
mod terminal;
mod update;
mod view;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::mpsc;

use crate::app::AppError;
use crate::app::Failure;
use crate::app::Input;
use crate::session::Opened;
use crate::session::Session;
use crate::ui::commands::pane::Pane;
use crate::ui::event_loop::Shell;
use crate::ui::state::message::Msg;
use crate::ui::state::model::End;
use crate::ui::state::model::Model;
pub use crate::ui::state::settings::Settings;
use crate::ui::state::theme::Theme;
use crate::ui::terminal::decoder::Decoder;
#[doc(hidden)]
pub use crate::ui::terminal::decoder::burst::MOST_HEARD;
use crate::ui::terminal::screen;
use crate::ui::terminal::screen::Screen;
use crate::ui::terminal::signals;

/// The outcome of a reading, which is reported when the screen is gone.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The number of articles that there were to read.
    pub articles: usize,
    /// The inputs that could not be read, and why.
    pub failures: Vec<Failure>,
}

/// Says why there was no screen, or no longer.
#[derive(Debug, thiserror::Error)]
pub enum UiError {
    /// The terminal cannot be used.
    #[error("cannot use the terminal")]
    Terminal(#[from] io::Error),
    /// There is no library.
    #[error(transparent)]
    Desk(AppError),
    /// A thread of the program ended early; it said why on standard error.
    #[error("a part of the program failed; this is a bug")]
    Broken,
}

/// Shows the inputs on the screen until the user quits, or until it turns out
/// that there is nothing to read.
///
/// `open` opens the library, on the thread that owns it from then on; it gets
/// the inputs that were named.
///
/// # Errors
///
/// If the terminal cannot be used or goes away, the library cannot be opened,
/// or a thread panics. Inputs that cannot be read are no error but in the outcome.
pub fn run(
    inputs: Vec<Input>,
    settings: Settings,
    open: impl FnOnce(Vec<Input>) -> Result<Opened, AppError> + Send + 'static,
) -> Result<Outcome, UiError> {
    let (say, inbox) = mpsc::channel();
    let focus = first_focus(&inputs);
    let tell = {
        let say = say.clone();
        Arc::new(move |answer| {
            say.send(Msg::Answer(answer)).ok();
        })
    };
    let session = Session::start(move || open(inputs), tell);
    let caught = signals::catch(&say)?;
    let mut screen = Screen::take()?;
    let theme = Theme::from_env(|name| std::env::var(name).ok());
    let mut model = Model::new(screen.size(), theme, focus);
    let wants_mouse = !settings.without_mouse;
    let wants_hyperlinks = !settings.without_hyperlinks;
    let theme_file = settings.theme_file.clone();
    settings.apply(&mut model);
    screen.draw(&model)?;
    let mut keys = caught.listen(&say)?;
    if screen::is_capable(&std::env::var("TERM").unwrap_or_default()) {
        model.mouse = Some(wants_mouse);
        model.preferences.has_hyperlinks = wants_hyperlinks;
        screen.tell_keys_apart()?;
        if wants_mouse {
            screen.set_mouse(true)?;
        }
        if model.theme.has_colours() {
            screen.ask()?;
        }
    }
    let shell = Shell {
        screen: &mut screen,
        keys: &mut keys,
        inbox: &inbox,
        session: &session,
        say: &say,
        theme_file,
        later: Vec::new(),
        after_frame: Vec::new(),
        was_edited: false,
    };
    event_loop::turn(&mut model, shell)?;
    event_loop::hear_answers(&screen, &inbox);
    drop(screen);
    match model.end {
        Some(End::NoDesk(error)) => Err(UiError::Desk(error)),
        Some(End::Maimed) => Err(UiError::Broken),
        Some(End::Wanted) | None => Ok(Outcome {
            articles: model.library.progress.taken_in,
            failures: model.library.failures,
        }),
    }
}

/// Returns what is heard of bytes that a terminal sends in these pieces, without a pause between
/// them: for who looks for bytes that do harm.
#[doc(hidden)]
pub fn heard(pieces: &[&[u8]]) -> Vec<impl PartialEq + fmt::Debug + use<>> {
    let mut decoder = Decoder::default();
    for piece in pieces {
        decoder.take(piece);
    }
    let mut heard = Vec::new();
    while decoder.timeout().is_some() {
        heard.extend(decoder.rest());
    }
    heard
}

/// Returns how many columns the terminal has.
pub fn columns() -> usize {
    screen::size().width.into()
}

/// Gives the keys to the text where there is one article, and to the list where there are several.
fn first_focus(inputs: &[Input]) -> Pane {
    match inputs {
        [Input::Path(_) | Input::Address(_) | Input::Stdin] => Pane::Text,
        _ => Pane::Articles,
    }
}
