//! Finds a name, a colon and words in quotation marks, and nothing else: `Iqbal: ‘No retreat on
//! wages’`.
//!
//! Headlines report speech in this form, but the network has read few of them.

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::turn_label::Label;

/// The name of the rule.
const RULE: Rule = Rule("a name, a colon and quotation marks");

/// The likelihood of such an attribution; the few that are wrong are titles.
const CONFIDENCE: f32 = 0.85;

/// The fewest bytes of the words of a title that have a capital.
const SHORTEST_IN_TITLE: usize = 5;

/// Returns true for what stands behind a name in this form. The network for acts takes it for a title.
pub fn is_headline(rule: Rule) -> bool {
    rule == RULE
}

/// Adds the quoted words behind the name in `label` to what was `found`, unless they have another source.
pub fn add(paragraph: &Paragraph, label: Label, found: &mut Vec<Attribution>) {
    let content = label.end()..paragraph.len();
    let is_known = |said: &Attribution| {
        let is_own = said.content == [content.clone()];
        let source = said.source.as_ref().filter(|source| !is_own || source.end != label.name_end);
        source.is_some() && said.content.iter().any(|piece| piece.end > content.start)
    };
    if found.iter().any(is_known) || is_title(paragraph, &content) {
        return;
    }
    found.retain(|said| said.content.iter().all(|piece| piece.end <= content.start));
    found.push(Attribution {
        content: vec![content],
        cue: Some(label.colon..label.colon + 1),
        source: Some(label.name..label.name_end),
        rule: RULE,
        confidence: CONFIDENCE,
        ..Attribution::default()
    });
}

/// Returns true for words that are written as titles are, each with a capital: "Ada Holm: ‘The Long Field’".
fn is_title(paragraph: &Paragraph, content: &Range<usize>) -> bool {
    let mut long = content.clone().filter(|&at| paragraph.word(at).len() >= SHORTEST_IN_TITLE);
    long.all(|at| !paragraph.starts_lower(at))
}

/// Returns true if all that follows a label stands between one pair of quotation marks.
pub fn is_quoted(paragraph: &Paragraph, label: Label) -> bool {
    let opening = paragraph.tokens.get(label.end());
    let Some(idx) = opening.filter(|token| token.state == QuoteState::Opening) else {
        return false;
    };
    let passage = idx.passage.map(|idx| paragraph.passages[idx as usize]);
    passage.is_some_and(|passage| {
        passage.is_closed() && paragraph.token_at(passage.span.end()) == paragraph.len()
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use super::add;
    use super::is_quoted;
    use crate::quotes::Act;
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;
    use crate::quotes::reading::turn_label;
    use crate::text::Text;

    #[test]
    fn a_name_before_a_colon_says_what_stands_in_marks() {
        let text = "Okonkwo: ‘Ferry never late again’\nShazia Okonkwo leads the dockers’ union.";
        let found = analyze(&Text::new(text), Model::bundled());
        let first = &found.quotations[0];
        assert_eq!(first.act, Act::Said);
        let speaker = &found.speakers[first.speaker.unwrap().0 as usize];
        assert_eq!(speaker.name, "Shazia Okonkwo");
        let review = Text::new("Review: ‘The Long Tide’\nThe film has two parts.");
        let found = analyze(&review, Model::bundled());
        assert!(found.quotations.iter().all(|said| said.why.rule != RULE));
    }

    #[test]
    fn a_title_behind_a_name_is_not_added() {
        let paragraph = Paragraph::all("Okonkwo: ‘The Long Ferry Home’").remove(0);
        let label = turn_label::named(&paragraph, &Lexicon::bundled()).unwrap();
        let mut found = Vec::new();
        add(&paragraph, label, &mut found);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn what_the_network_has_not_found_is_added() {
        let paragraph = Paragraph::all("Okonkwo: ‘Ferry never late again’").remove(0);
        let label = turn_label::named(&paragraph, &Lexicon::bundled()).unwrap();
        assert!(is_quoted(&paragraph, label));
        let mut found = Vec::new();
        for _ in 0..2 {
            add(&paragraph, label, &mut found);
            let [Attribution { content, source, rule, .. }] = &found[..] else {
                panic!("{found:?}")
            };
            assert_eq!((source, *rule), (&Some(0..1), RULE));
            assert_eq!(content[0], 2..paragraph.len());
        }
    }
}
