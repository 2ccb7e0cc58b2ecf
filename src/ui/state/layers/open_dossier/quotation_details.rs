//! Says what is known of a listed quotation besides its words.

use crate::article::day;
use crate::library::Check;
use crate::library::ListedQuotation;
use crate::quotes::Act;
use crate::quotes::DOUBTFUL_SPEAKER;
use crate::text::display;
use crate::ui::state::ink::Ink;
use crate::ui::state::text::certainty;

/// Columns of a cue that are shown.
const MOST_OF_CUE: usize = 24;

/// Returns what is known of a quotation besides its article: cue, act, kind, how sure it is, and what
/// the user said of it.
pub(super) fn trail(saying: &ListedQuotation) -> Vec<String> {
    let mut parts = Vec::new();
    if display::has_words(&saying.cue) {
        parts.push(display::fit_words(&saying.cue, MOST_OF_CUE).into_owned());
    }
    match saying.act {
        Act::Said => (),
        act if saying.act_corrected => parts.push(format!("{}, yours", act.name())),
        act => parts.push(act.name().to_owned()),
    }
    parts.push(saying.kind.name().to_owned());
    if saying.corrected {
        parts.push("yours".to_owned());
    } else {
        let (words, name) = certainty::figures(saying.confidence, saying.speaker_confidence);
        // No line begins with a figure: the word says of what it is.
        let is_doubted = saying.speaker_confidence.is_some_and(|sure| sure < DOUBTFUL_SPEAKER);
        let name = name.map(|name| if is_doubted { name.replace(' ', "? ") } else { name });
        let figures = [Some(words), name].into_iter().flatten();
        parts.extend(figures.map(|figure| figure.replace(' ', "\u{a0}")));
    }
    parts.extend((saying.check != Check::Open).then(|| saying.check.name().to_owned()));
    let note = saying.note.as_deref().map(|note| format!("note: {}", display::line(note)));
    parts.extend(note);
    parts
}

/// Returns date, title and outlet, as far as they are known.
pub(super) fn about(saying: &ListedQuotation) -> Vec<(String, Ink)> {
    let date = saying.published.as_deref().map(day);
    let outlet = saying.outlet.as_ref().map(|outlet| (format!(" · {outlet}"), Ink::Quiet));
    let date = date.map(|date| (format!("{date} "), Ink::Quiet));
    let title = (saying.title.clone(), Ink::Strong);
    date.into_iter().chain([title]).chain(outlet).collect()
}
