//! Opens the voices, puts them together by something else, and lists the quotations of one.

use crate::app::Direction;
use crate::app::Sayings;
use crate::app::Subject;
use crate::app::WantedVoices;
use crate::library::Filter;
use crate::library::Search;
use crate::library::Voice;
use crate::library::VoiceGrouping;
use crate::library::query_language;
use crate::session::messages::Request;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::open_dossier;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::layers::open_voices;
use crate::ui::state::layers::open_voices::OpenVoices;
use crate::ui::state::model::Model;
use crate::ui::update::layers::dossier;
use crate::ui::update::layers::layer_commands::LayerCommands;

/// The commands that work among the voices.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select: |model, motion, times| {
        let page = page(model);
        if let Some(voices) = model.layers.get_mut::<OpenVoices>() {
            voices.select(motion, times, page);
        }
        ask_months(model);
    },
    accept: |model| {
        list(model);
        None
    },
    place: |model| Some(open_dossier::place(model.size, model.panes.layout)),
    choose_line: |model, line, _| {
        let page = page(model);
        let voices = model.layers.get_mut::<OpenVoices>()?;
        voices.top = voices.top(page);
        // Above the rows stands what their columns are.
        let index = voices.top + line.checked_sub(1).filter(|&line| line < page)?;
        if index >= voices.rows().len() {
            return None;
        }
        let was_chosen = std::mem::replace(&mut voices.chosen, index) == index;
        ask_months(model);
        Some(was_chosen)
    },
    ..LayerCommands::of::<OpenVoices>()
};

/// Opens the voices of the quotations that the filter and the search admit.
pub(crate) fn open(model: &mut Model) {
    let filter = model.filter.clone();
    let mut of: Vec<String> =
        filter.speakers.iter().filter_map(|&id| model.name_of(id)).map(str::to_owned).collect();
    let find = model.layers.get::<LibrarySearch>().filter(|_| filter.search.is_some());
    of.extend(find.map(|find| find.entry().typed().trim().to_owned()));
    let wanted = WantedVoices { filter, grouping: VoiceGrouping::Speaker, of: None };
    model.layers.open(OpenVoices::new(wanted, of.join(" · ")));
    ask_again(model);
}

/// Puts the quotations together by something else.
pub(crate) fn turn(model: &mut Model, direction: Direction) {
    if let Some(voices) = model.layers.get_mut::<OpenVoices>() {
        voices.turn(if direction == Direction::Next { 1 } else { -1 });
    }
    ask_again(model);
}

/// Asks for what is open: the library has more to say, or other acts are shown.
pub(crate) fn ask_again(model: &mut Model) {
    let acts = model.filter.acts;
    if let Some(voices) = model.layers.get_mut::<OpenVoices>() {
        voices.wanted.filter.acts = acts;
        let request = Request::Voices(Box::new(voices.wanted.clone()));
        model.ask(request);
    }
}

/// Tells whether the voices are open and on their way.
pub(crate) fn is_awaited(model: &Model) -> bool {
    model.layers.get::<OpenVoices>().is_some_and(|voices| voices.rows.is_none())
}

/// Closes voices that will not come.
pub(crate) fn give_up(model: &mut Model) {
    if is_awaited(model) {
        model.layers.close::<OpenVoices>();
    }
}

/// Takes what was counted, if it is still wanted.
pub(crate) fn take(model: &mut Model, counted: &WantedVoices, rows: Vec<Voice>) {
    let Some(voices) = model.layers.get_mut::<OpenVoices>() else { return };
    if let Some(speaker) = counted.of {
        voices.months = Some((speaker, rows));
    } else if voices.wanted == *counted {
        voices.take(rows);
        voices.months = None;
        ask_months(model);
    }
}

/// Asks when the chosen speaker was quoted.
fn ask_months(model: &mut Model) {
    let Some(voices) = model.layers.get::<OpenVoices>() else { return };
    if let Some(speaker) = voices.chosen().and_then(|voice| voice.speaker)
        && voices.months_of_chosen().is_none()
    {
        let filter = voices.wanted.filter.clone();
        let of = Some(speaker);
        let wanted = WantedVoices { filter, grouping: VoiceGrouping::Month, of };
        model.ask(Request::VoiceMonths(Box::new(wanted)));
    }
}

fn page(model: &Model) -> usize {
    let (_, inside) = open_dossier::place(model.size, model.panes.layout);
    model.layers.get::<OpenVoices>().map_or(1, |voices| voices.rows_shown(inside.height))
}

/// Lists the quotations of the chosen voice over the voices.
fn list(model: &mut Model) {
    let Some(voices) = model.layers.get::<OpenVoices>() else { return };
    let Some(voice) = voices.chosen() else { return };
    let name = open_voices::name(voice, voices.wanted.grouping).to_owned();
    let filter = voices.wanted.filter.clone();
    let wanted = match search_of(voice, voices.wanted.grouping) {
        _ if voice.speaker.is_some() => listed_of(filter, voice),
        Some(search) => {
            Sayings { acts: filter.acts, of: Subject::Listed(filter), narrowed: Some(search) }
        }
        None => return model.say("there is no list of just these quotations"),
    };
    model.layers.open(OpenDossier::new(wanted, name));
    dossier::ask_again(model);
}

/// Returns what lists the quotations of a speaker: all of them, or those that the search admits.
fn listed_of(filter: Filter, voice: &Voice) -> Sayings {
    let acts = filter.acts;
    let of = match voice.speaker {
        Some(speaker) if filter.search.is_none() => Subject::Speaker(speaker),
        speaker => {
            let speakers = speaker.into_iter().collect();
            Subject::Listed(Filter { speakers, ..filter })
        }
    };
    Sayings { of, narrowed: None, acts }
}

/// Returns the search that admits just the quotations of a voice, where there is one.
fn search_of(voice: &Voice, grouping: VoiceGrouping) -> Option<Search> {
    let Some(name) = voice.name.as_deref() else {
        let is_by_speaker = matches!(grouping, VoiceGrouping::Speaker | VoiceGrouping::Type);
        return query_language::parse("is:unattributed").ok().flatten().filter(|_| is_by_speaker);
    };
    let typed = match grouping {
        VoiceGrouping::Outlet => format!("outlet:\"{}\"", name.replace('"', " ")),
        VoiceGrouping::Kind => format!("kind:{name}"),
        VoiceGrouping::Act => format!("act:{name}"),
        VoiceGrouping::Month => format!("after:{name} before:{}", month_after(name)?),
        VoiceGrouping::Speaker | VoiceGrouping::Type | VoiceGrouping::Relay => return None,
    };
    query_language::parse(&typed).ok().flatten()
}

/// Returns the month after "2031-12" as "2032-01".
fn month_after(month: &str) -> Option<String> {
    let (year, month) = month.split_once('-')?;
    let (year, month): (u32, u32) = (year.parse().ok()?, month.parse().ok()?);
    Some(match month {
        12 => format!("{:04}-01", year + 1),
        month => format!("{year:04}-{:02}", month + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::month_after;

    #[test]
    fn december_is_followed_by_january() {
        assert_eq!(month_after("2031-12").as_deref(), Some("2032-01"));
        assert_eq!(month_after("2031-09").as_deref(), Some("2031-10"));
        assert_eq!(month_after("once"), None);
    }
}
