//! Changes the model as messages say: the whole behaviour of the screen is one function.
//!
//! [`update`] touches no terminal, disk, clock or network: it changes the
//! [`Model`] and says what is to be done outside. Answers that are for
//! something the user has left are dropped here.
//!
//! What the user asks for may need the session: the next quotation may stand
//! in an article that is not loaded. Keys pressed before its answer comes are
//! held and take effect after it, so typing ahead does what it does typed
//! slowly. Esc pressed twice gives up waiting, and so does what quits.

pub(crate) mod answers;
pub(crate) mod appearance;
pub(crate) mod article_order;
pub(crate) mod command_dispatch;
pub(crate) mod corrections;
pub(crate) mod input;
pub(crate) mod last_view;
pub(crate) mod layers;
pub(crate) mod match_counts;
pub(crate) mod reading;
pub(crate) mod speaker_filter;

use crate::ui::state::message::Effect;
use crate::ui::state::message::Msg;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::update::answers::take;
use crate::ui::update::corrections::pending_changes;
use crate::ui::update::input::key_presses::finish_update;
use crate::ui::update::input::key_presses::press_all;
use crate::ui::update::input::mouse;
use crate::ui::update::input::paste;
use crate::ui::update::input::text_drag;
use crate::ui::update::input::typed_text;
use crate::ui::update::reading::positions;
use crate::ui::update::reading::text_search;

/// Changes the model as `msg` says; returns what is to be done outside.
pub(crate) fn update(model: &mut Model, msg: Msg) -> Option<Effect> {
    match msg {
        Msg::Keys(keys) => press_all(model, keys),
        Msg::Paste(text) => paste::take(model, &text),
        Msg::Resize(size) => model.size = size,
        Msg::Answer(answer) => take(model, answer),
        Msg::Mouse(mouse) => mouse::act(model, mouse),
        Msg::Background(ground) => model.theme.learn(ground),
        Msg::Answered => (),
        Msg::GoOn => text_search::go_on(model),
        Msg::Rest if text_drag::goes_on_after(model).is_some() => text_drag::rest(model),
        Msg::Rest => keep_all(model),
        Msg::Trouble(said) => model.notice = Some(Notice::Alarm(said)),
        Msg::Suspend => model.change_terminal(Effect::Suspend),
        Msg::Continued => model.change_terminal(Effect::TakeTerminal),
        Msg::Quit => pending_changes::quit(model),
    }
    finish_update(model);
    typed_text::look(model);
    if model.end.is_some() {
        keep_all(model);
    }
    model.take_effect()
}

/// Has the library keep where the user is.
fn keep_all(model: &mut Model) {
    positions::keep(model);
    last_view::keep(model);
}
