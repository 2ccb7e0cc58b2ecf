//! Says in words what the user corrected, checked and removed.

use crate::app::LoggedCorrection;
use crate::library::AppliedCorrection;
use crate::library::CorrectionKind;
use crate::text::display;

/// The name of nobody.
const NOBODY: &str = "nobody";

/// Says what the user did, such as "Karl Brand → Mira Okafor – “We sail at dawn”".
pub fn deed(logged: &LoggedCorrection) -> String {
    let done = &logged.done;
    let words = display::line(&done.words);
    let speaker = logged.speaker.as_deref();
    let somebody = speaker.unwrap_or("somebody");
    let other = logged.other.as_deref().unwrap_or("somebody");
    let name = done.name.as_deref().unwrap_or_default();
    match done.deed {
        CorrectionKind::Attribute | CorrectionKind::Add => {
            let verb = if done.deed == CorrectionKind::Add { "added: " } else { "" };
            let whose = from_to(done, speaker.unwrap_or(NOBODY));
            let more = match done.together {
                0 | 1 => String::new(),
                all => format!(", and {} more", all - 1),
            };
            format!("{verb}{whose} – {words}{more}")
        }
        CorrectionKind::Delimit => format!("words: {words} → {}", display::line(name)),
        CorrectionKind::Reject => format!("no quotation: {words}"),
        CorrectionKind::Act | CorrectionKind::Check => format!("{name}: {words}"),
        CorrectionKind::Note if name.is_empty() => format!("note taken away: {words}"),
        CorrectionKind::Note => format!("note “{}” on {words}", display::line(name)),
        CorrectionKind::Merge if done.former.is_none() => format!("{somebody} is {other}"),
        CorrectionKind::Merge => format!("merged: {}", from_to(done, other)),
        CorrectionKind::Split => format!("{name} is not {somebody}"),
        CorrectionKind::Rename => format!("named: {}", from_to(done, name)),
        CorrectionKind::Retype => format!("{somebody}: {}", from_to(done, name)),
        CorrectionKind::Identify if name.is_empty() => format!("{somebody} has no Wikidata id"),
        CorrectionKind::Identify => format!("{somebody} is {name} of Wikidata"),
        CorrectionKind::Remove => removed(done.articles, &words),
        CorrectionKind::GiveUp if done.articles == 0 => format!("source given up: {name}"),
        CorrectionKind::GiveUp => {
            format!("source given up: {name}, {}", removed(done.articles, &words))
        }
    }
}

/// Says whose it was, how or what somebody was called, and what is in its place: "Karl Brand → Ines Marsh".
fn from_to(done: &AppliedCorrection, now: &str) -> String {
    let from = match done.former.as_deref() {
        Some("") => NOBODY,
        Some(former) => former,
        None => return now.to_owned(),
    };
    match done.formers {
        0 | 1 if from == now => now.to_owned(),
        0 | 1 => format!("{from} → {now}"),
        formers => format!("{formers} speakers → {now}"),
    }
}

fn removed(articles: usize, title: &str) -> String {
    match articles {
        1 => format!("article removed: {title}"),
        count => format!("{count} articles removed"),
    }
}

/// Says when it was, and in which article.
pub fn about(logged: &LoggedCorrection) -> String {
    let done = &logged.done;
    let title = done.title.as_deref().map(display::line);
    let missing = match done.together {
        0 | 1 => "the text no longer has these words",
        _ => "the text no longer has all of their words",
    };
    let adrift = done.adrift.then_some(missing);
    let parts = [Some(logged.when.as_str()), title.as_deref(), adrift];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
