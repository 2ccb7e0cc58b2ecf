//! Writes what the engine finds in a text, for the tests of single rules.

use crate::quotes::Act;
use crate::quotes::Model;
use crate::quotes::Quotation;
use crate::quotes::analysis::Rule;
use crate::quotes::analyze;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::text::Text;

/// Writes who says what in `text`, one a line.
pub(in crate::quotes) fn said(text: &str) -> String {
    written(text, |_| true)
}

/// Writes who says what in `text` by any of these rules, one a line; they find nothing but speech.
pub(in crate::quotes) fn said_by(rules: &[Rule], text: &str) -> String {
    written(text, |said| {
        let is_by_rule = rules.contains(&said.why.rule);
        assert!(!is_by_rule || said.act == Act::Said, "{text}");
        is_by_rule
    })
}

/// Returns the acts that `text` reports.
pub(in crate::quotes) fn acts(text: &str) -> Vec<Act> {
    let found = analyze(&Text::new(text), Model::bundled());
    found.quotations.iter().map(|said| said.act).collect()
}

/// Reads an attribution that is marked in a text, its `[source]`, its `<cue>` and its `{content}`, and
/// hands it to `look` with its paragraph. It was taken for said.
pub(in crate::quotes) fn marked<T>(
    text: &str,
    look: impl FnOnce(&Paragraph, Attribution) -> T,
) -> T {
    let marks = ['[', ']', '<', '>', '{', '}'];
    let plain = text.replace(marks, "");
    let paragraph = Paragraph::all(&plain).remove(0);
    let place = |mark: char| {
        let before = text.split_once(mark)?.0;
        Some(paragraph.token_at(before.len() - before.matches(marks).count()))
    };
    let part = |opening, closing| Some(place(opening)?..place(closing)?);
    let said = Attribution {
        source: part('[', ']'),
        cue: part('<', '>'),
        content: part('{', '}').into_iter().collect(),
        act: Verdict { act: Act::Said, chance: 0.9 },
        ..Attribution::default()
    };
    look(&paragraph, said)
}

/// Returns the first piece of content that a rule leaves of a marked attribution.
pub(in crate::quotes) fn left(
    text: &str,
    rule: impl FnOnce(&Paragraph, &mut Attribution),
) -> String {
    marked(text, |paragraph, mut said| {
        rule(paragraph, &mut said);
        let piece = said.content[0].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    })
}

fn written(text: &str, is_wanted: impl Fn(&Quotation) -> bool) -> String {
    let text = Text::new(text);
    let found = analyze(&text, Model::bundled());
    let wanted = found.quotations.iter().filter(|said| is_wanted(said));
    let lines = wanted.map(|said| {
        let name = said.speaker.map_or("?", |idx| found.speakers[idx.0 as usize].name.as_str());
        let content: Vec<&str> = said.content.iter().map(|span| &text[span]).collect();
        format!("{name}: {}", content.join(" … "))
    });
    lines.collect::<Vec<_>>().join("\n")
}
