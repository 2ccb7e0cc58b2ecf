//! What holds of the engine for any text whatever.

use proptest::prelude::*;
use pullquote::quotes;
use pullquote::quotes::Analysis;
use pullquote::quotes::Model;
use pullquote::text::Span;
use pullquote::text::Spans;
use pullquote::text::Text;

/// What news is made of, whole and broken.
const PARTS: &[&str] = &[
    "“",
    "”",
    "\"",
    "''",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "「",
    ",",
    ".",
    "?",
    ":",
    "—",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    " ",
    " ",
    "said",
    "he",
    "she",
    "who",
    "that",
    "according to",
    "quoting",
    "AFP quoted",
    "as saying",
    "Ada Marsh",
    "Marsh’s",
    "Mrs. Marsh",
    "the senator",
    "a spokesman for",
    "the",
    "Ministry of Health",
    "U.S.",
    "J.",
    "of",
    "and",
    "warned",
    "denied",
    "adding",
    "é",
    "\u{301}",
    "👩‍👩‍👧",
    "\u{202e}",
    "\0",
    "東京",
    "नमस्ते",
    "Ａ",
    "İ",
    "ﬁ",
    "\u{85}",
    "\u{feff}",
    "1,000.5",
    "@user",
    "...",
    "--",
    "n't",
    "told",
    "was accused of",
    "Part",
    "II",
    "Jr.",
    "I",
    "the council",
    "which",
    "its claim",
    "but at",
    "asked",
    "the union",
    "a judge",
    "Democrats",
    "her lawyer",
    "MARSH:",
    "Q:",
    "(",
    ")",
    "Tuesday",
    "2019",
];

/// Strings that look like news to the rules.
fn newsy() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        9 => prop::sample::select(PARTS).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    let parts = prop::collection::vec(part, 0..60);
    (parts, any::<bool>())
        .prop_map(|(parts, spaced)| if spaced { parts.join(" ") } else { parts.concat() })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn spans_are_sorted_in_bounds_and_on_char_boundaries(text in newsy()) {
        let text = Text::new(text);
        let analysis = quotes::analyze(&text, Model::bundled());
        check(&text, &analysis)?;
        let starts: Vec<_> = analysis.quotations.iter().map(|quotation| quotation.content.first()).collect();
        prop_assert!(starts.is_sorted());
    }

    #[test]
    fn the_same_text_is_read_the_same_each_time(text in newsy()) {
        let text = Text::new(text);
        prop_assert_eq!(quotes::analyze(&text, Model::bundled()), quotes::analyze(&text, Model::bundled()));
    }

    #[test]
    fn nothing_outside_the_given_paragraphs_is_read(before in newsy(), inside in newsy(), after in newsy()) {
        let paragraph = Span::new(before.len(), before.len() + inside.len());
        let text = Text::new(format!("{before}{inside}{after}"));
        let analysis = quotes::analyze_paragraphs(&text, &[paragraph], None, Model::bundled());
        for quotation in &analysis.quotations {
            prop_assert!(quotation.content.iter().all(|span| paragraph.covers(span)));
        }
        check(&text, &analysis)?;
    }
}

fn check(text: &Text, analysis: &Analysis) -> Result<(), TestCaseError> {
    for quotation in &analysis.quotations {
        prop_assert!(!quotation.content.is_empty());
        prop_assert!((0.0..=1.0).contains(&quotation.confidence));
        let all: [&Spans; 4] =
            [&quotation.content, &quotation.cue, &quotation.source, &quotation.relay];
        for span in all.into_iter().flatten() {
            prop_assert!(
                text.get(span.range()).is_some_and(|slice| !slice.is_empty()),
                "{span:?} in {text:?}"
            );
        }
        for link in &quotation.why.chain {
            prop_assert!(text.get(link.mention.range()).is_some());
        }
        if let Some(speaker) = quotation.speaker {
            prop_assert!(!analysis.speakers[speaker.0 as usize].name.trim().is_empty());
        }
    }
    Ok(())
}
