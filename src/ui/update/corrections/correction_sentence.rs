//! Writes what became of a correction in a sentence for the footer.

use crate::app::Change;
use crate::app::Corrected;
use crate::app::CorrectedSpeaker;
use crate::app::Reach;
use crate::library::AppliedCorrection;
use crate::library::ArticleId;
use crate::library::Check;
use crate::library::CorrectionKind;
use crate::quotes::Act;
use crate::quotes::SpeakerType;
use crate::text::display;

/// Columns of the words that are shown; the user has just seen them.
const MOST_OF_WORDS: usize = 32;

/// Returns a sentence such as "undone: “Talks will go on…” is Mira Okafor’s again", for a user who
/// sees `shown` and knew the speaker by the name that they had `before`.
pub(crate) fn sentence(
    change: &Change,
    corrected: &Corrected,
    before: Option<&str>,
    shown: Option<ArticleId>,
) -> String {
    let (lead, how) = match change {
        Change::Make(_) => ("", "now"),
        Change::Undo | Change::UndoOne(_) => ("undone: ", "again"),
        Change::Redo => ("done again: ", "now"),
    };
    let is_undone = matches!(change, Change::Undo | Change::UndoOne(_));
    let mut said = format!("{lead}{}", what(corrected, before, how, is_undone));
    if let Some(reach) = corrected.reach {
        said.push_str(&extent(reach));
    }
    let done = &corrected.done;
    if let Some(title) = corrected.title.as_ref().filter(|_| done.article != shown) {
        said.push_str(", in ");
        said.push_str(&display::fit_words(title, MOST_OF_WORDS));
    }
    if done.adrift {
        let missing = if done.together > 1 { "all of their" } else { "these" };
        said.push_str("; but the text no longer has ");
        said.push_str(missing);
        said.push_str(" words");
    }
    let is_new = matches!(change, Change::Make(_)) && done.is_entered;
    if is_new && !is_removal(done.deed) && !corrected.has_namesake {
        said.push_str("; u undoes it");
    }
    if !corrected.is_kept {
        said.push_str(" (until you quit: these articles are not kept)");
    }
    said
}

/// Tells whether articles or a source are removed, of which it is said how they come back.
fn is_removal(deed: CorrectionKind) -> bool {
    matches!(deed, CorrectionKind::Remove | CorrectionKind::GiveUp)
}

fn what(corrected: &Corrected, before: Option<&str>, how: &str, is_undone: bool) -> String {
    let done = &corrected.done;
    let speaker = corrected.speaker.as_deref().unwrap_or("somebody");
    let other = corrected.other.as_deref().unwrap_or("somebody");
    let name = done.name.as_deref().unwrap_or("somebody");
    match (done.deed, is_undone) {
        (CorrectionKind::Attribute, _) if done.together > 1 => match &corrected.stands {
            CorrectedSpeaker::Of(name) => {
                format!("{} quotations are {} {how}", done.together, possessive(name))
            }
            _ => format!("{} quotations are of nobody named {how}", done.together),
        },
        // Others with the same words may stand beside it.
        (CorrectionKind::Reject, false) => {
            format!("“{}” is no quotation {how}", short(&done.words))
        }
        (CorrectionKind::Attribute | CorrectionKind::Reject | CorrectionKind::Add, _) => {
            let words = short(&done.words);
            match &corrected.stands {
                CorrectedSpeaker::NotQuoted => format!("“{words}” is no quotation {how}"),
                CorrectedSpeaker::Nobodys => format!("“{words}” is of nobody named {how}"),
                CorrectedSpeaker::Of(name) => format!("“{words}” is {} {how}", possessive(name)),
            }
        }
        (CorrectionKind::Delimit, false) => {
            format!("the quotation is {} {how}", ends(done.name.as_deref().unwrap_or_default()))
        }
        (CorrectionKind::Delimit, true) => {
            format!("the quotation is {} {how}", ends(&done.words))
        }
        (CorrectionKind::Check, _) => {
            let again = match corrected.check {
                Check::Checked if !is_undone => ", c again disputes it",
                _ => "",
            };
            format!("“{}” is {} {how}{again}", short(&done.words), corrected.check.name())
        }
        (CorrectionKind::Note, _) => match &corrected.note {
            Some(note) => format!("noted on “{}”: {}", short(&done.words), short(note)),
            None => format!("“{}” has no note {how}", short(&done.words)),
        },
        (CorrectionKind::Remove, _) => removed(done, is_undone),
        (CorrectionKind::GiveUp, _) => {
            let title = corrected.source.as_deref().or(done.name.as_deref());
            let name = display::line(title.unwrap_or("the source"));
            match (done.articles, is_undone) {
                (0, false) => format!("{name} is no longer visited; u takes it up again"),
                (_, false) => format!("{name} is removed; {}", removed(done, is_undone)),
                (0, true) => format!("{name} is visited again"),
                (_, true) => format!("{name} is visited again; {}", removed(done, is_undone)),
            }
        }
        (CorrectionKind::Act, _) => {
            format!("“{}” is {} {how}", short(&done.words), act(corrected.act))
        }
        (CorrectionKind::Merge, false) if speaker == other => {
            format!("the two called {speaker} are one {how}")
        }
        (CorrectionKind::Merge, true) if speaker == other => {
            format!("the two called {speaker} are two {how}")
        }
        (CorrectionKind::Merge, false) => format!("{speaker} is {other} {how}"),
        (CorrectionKind::Merge, true) => format!("{speaker} and {other} are two {how}"),
        (CorrectionKind::Split, false) => format!("{name} is not {speaker} {how}"),
        (CorrectionKind::Split, true) => format!("{name} is {speaker} {how}"),
        (CorrectionKind::Rename, _) => {
            let before = before.filter(|before| *before != speaker).unwrap_or("the speaker");
            let one_more = ", as somebody else is: M makes them one";
            let hint = if corrected.has_namesake { one_more } else { "" };
            format!("{before} is called {speaker} {how}{hint}")
        }
        (CorrectionKind::Retype, _) => {
            let kind = corrected.speaker_type.map_or("another", type_in_words);
            let one_more = ", as another of that name is: M makes them one";
            let hint = if corrected.has_namesake { one_more } else { "" };
            format!("{speaker} is {kind} {how}{hint}")
        }
        (CorrectionKind::Identify, _) => format!("what Wikidata calls {speaker} is another {how}"),
    }
}

/// Says that somebody is of this type, so that there is nothing to be changed.
pub(super) fn is_already(name: &str, kind: SpeakerType) -> String {
    format!("{name} is {} already", type_in_words(kind))
}

/// Says what somebody of this type is.
pub(super) fn type_in_words(kind: SpeakerType) -> &'static str {
    match kind {
        SpeakerType::Person => "a person",
        SpeakerType::Organization => "an organization",
        SpeakerType::Place => "a place",
        SpeakerType::Group => "a group",
        SpeakerType::Unnamed => "somebody unnamed",
    }
}

/// Says how many quotations were changed, where there is more than one.
fn extent(Reach { quotations, articles }: Reach) -> String {
    match (quotations, articles) {
        (0 | 1, _) => String::new(),
        (_, 1) => format!(": {quotations} quotations"),
        _ => format!(": {quotations} quotations in {articles} articles"),
    }
}

/// Says which articles were taken out or put back.
fn removed(done: &AppliedCorrection, is_undone: bool) -> String {
    let what = match done.articles {
        1 => format!("“{}”", display::fit_words(&done.words, MOST_OF_WORDS)),
        count => format!("{count} articles"),
    };
    let (verb, hint) = match (done.articles, is_undone) {
        (1, false) => ("is removed", "; u brings it back"),
        (_, false) => ("are removed", "; u brings them back"),
        (1, true) => ("is here again", ""),
        (_, true) => ("are here again", ""),
    };
    format!("{what} {verb}{hint}")
}

fn act(act: Option<Act>) -> &'static str {
    match act {
        None => "no quotation",
        Some(Act::Said) => "something said",
        Some(Act::Topic) => "a topic of speech",
        Some(Act::Thought) => "a thought",
        Some(Act::None) => "neither said nor thought",
    }
}

/// Returns the first of the words, without the marks around them.
fn short(words: &str) -> String {
    let bare = words.trim_matches(['“', '”', '"', '«', '»', '„', '‘', '’', ',', '.']).trim();
    display::fit_words(bare, MOST_OF_WORDS).into_owned()
}

/// Returns the words, or their first and their last where they are many: these are what changed.
fn ends(words: &str) -> String {
    let words = display::line(words);
    let some = display::fit_words(&words, MOST_OF_WORDS);
    let mut from = words.len();
    while let Some(space) = words[..from].trim_end().rfind(char::is_whitespace)
        && display::columns(&words[space..]) < MOST_OF_WORDS
    {
        from = space;
    }
    match some {
        _ if some == words || from == words.len() => some.into_owned(),
        some => format!("{} … {}", some.trim_end_matches('…').trim_end(), words[from..].trim()),
    }
}

fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}’") } else { format!("{name}’s") }
}
