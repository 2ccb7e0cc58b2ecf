//! Lists the articles in another order.

use crate::library::Filter;
use crate::library::Order;
use crate::session::messages::Placing;
use crate::session::messages::Request;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;

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
    model.say(said(order));
    let shown = model.waiting.wanted;
    let before = model.filter.order;
    model.memory.order_before = (before != order).then_some(before);
    if before != order {
        model.filter.order = order;
        if let Some(shown) = shown {
            model.articles.choose(shown);
        }
        model.ask_for_articles();
    }
    model.ask(Request::Placing(model.filter.clone(), shown));
}

/// Adds to what was said of the order which articles have no date, and where in the list the open
/// article is now; unless the user has been told something else meanwhile.
pub(crate) fn take_placing(model: &mut Model, filter: &Filter, placing: Placing) {
    let before = said(filter.order);
    if *filter != model.filter || model.notice != Some(Notice::Info(before.clone())) {
        return;
    }
    let Placing { total, undated, place } = placing;
    let order_before = model.memory.order_before.take();
    if filter.order == Order::Newest
        && undated == total
        && let Some(order) = order_before
    {
        // By nothing at all the list would only be turned round.
        set(model, order);
        return model.say("no article has a date: the order stays as it was");
    }
    let is_by_date = matches!(filter.order, Order::Newest | Order::Unread | Order::Outlet);
    let dates = match undated {
        0 => None,
        _ if !is_by_date => None,
        _ if undated == total => Some("no article has a date".to_owned()),
        1 => Some(format!("1 of {total} has no date: it is last")),
        _ => Some(format!("{undated} of {total} have no date: they are last")),
    };
    // Of the outlets, or of those that are read or not, each has its own last ones.
    let dates = dates.map(|said| match filter.order {
        Order::Newest => said,
        _ => said.split(':').next().unwrap_or_default().to_owned(),
    });
    let place = place.filter(|place| *place > 0);
    let place = place.map(|place| format!("you are at {}/{total}, g goes to the top", place + 1));
    let parts = [Some(before), dates, place];
    model.say(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
}

fn said(order: Order) -> String {
    format!("order: {}", about(order))
}

/// Says what an order is.
pub(crate) fn about(order: Order) -> &'static str {
    match order {
        Order::Intake => "as added; of a search, the best match first",
        Order::Newest => "by date, the newest first",
        Order::Outlet => "by outlet, within one the newest first",
        Order::Title => "by title",
        Order::Quotations => "most quotations first",
        Order::Unread => "unread first, then the newest",
    }
}
