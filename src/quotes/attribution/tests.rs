//! Writes what the engine finds in a text, for the tests of single rules.

use crate::quotes::Act;
use crate::quotes::Model;
use crate::quotes::Quotation;
use crate::quotes::analysis::Rule;
use crate::quotes::analyze;
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
