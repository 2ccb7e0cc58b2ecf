//! Lists the articles in another order.

use crate::library::Order;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::model::Model;

/// Asks for the order.
pub(crate) fn ask(model: &mut Model) {
    let picker = SpeakerPicker::new(PickerPurpose::Order);
    model.ask(picker.request(model.filter.acts));
    model.layers.open(picker.choosing(Choice::Order(model.filter.order)));
}

/// Takes the order of this name.
pub(crate) fn set_named(model: &mut Model, name: &str) {
    if let Some(order) = Order::from_name(&name.to_lowercase()) {
        set(model, order);
    } else {
        let known = Order::ALL.map(Order::name).join(", ");
        model.say(format!("there is no order {name}: it is one of {known}"));
    }
}

/// Lists the articles in this order; the chosen one stays chosen.
pub(crate) fn set(model: &mut Model, order: Order) {
    model.say(format!("order: {}", about(order)));
    if model.filter.order == order {
        return;
    }
    model.filter.order = order;
    if let Some(shown) = model.waiting.wanted {
        model.articles.choose(shown);
    }
    model.ask_for_articles();
}

/// Says what an order is.
pub(crate) fn about(order: Order) -> &'static str {
    match order {
        Order::Intake => "as they were added; of a search, the best match first",
        Order::Newest => "by date, the newest first",
        Order::Outlet => "by outlet, within one the newest first",
        Order::Title => "by title",
        Order::Quotations => "most quotations first",
        Order::Unread => "unread first, then the newest",
    }
}
