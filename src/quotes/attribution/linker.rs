//! Joins pieces to attributions by two trained models: content points at its cue, a cue at its
//! source.
//!
//! The models are logistic regressions over what stands between two pieces; `train/link.py` trains
//! them and describes a pair in the same words.

use std::fmt::Write;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::aside::Apart;
use crate::quotes::attribution::evidence::Evidence;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::tagging::network::features;
use crate::quotes::tagging::tag::Piece;
use crate::quotes::tagging::tag::Role;
use crate::quotes::tagging::tag::near;

/// Content with its cue and source, as token ranges of one paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attribution {
    /// The words that were said: one piece or more, in order.
    pub content: Vec<Range<usize>>,
    /// The words that report it.
    pub cue: Option<Range<usize>>,
    /// The one who is said to have said it.
    pub source: Option<Range<usize>>,
    /// The one who passed it on, where that is somebody else; see
    /// `rules::sources::relay`.
    pub relay: Option<Range<usize>>,
    /// The one to whom it was put, where a passive has them as its subject: "Lind was asked by Holm";
    /// see `rules::sources::passive`.
    pub put_to: Option<Range<usize>>,
    /// The rule that made it.
    pub rule: Rule,
    /// The probabilities of its parts.
    pub evidence: Evidence,
    /// The likelihood that it is right, from 0 to 1; see
    /// [`crate::quotes::attribution::confidence`].
    pub confidence: f32,
    /// The act that it reports; see [`crate::quotes::attribution::act`].
    pub act: Verdict,
}

/// The rule of attributions that were made of tagged pieces.
const NETWORK: Rule = Rule("the network");

/// The smallest likelihood of a source; a cue without a likelier one has no source.
const WEAKEST_SOURCE: f32 = 0.2;

/// The largest cost of linking a piece, as the number of tokens that the network reads in that
/// time.
const FOR_A_LINK: usize = 16;

/// The two models, which say how likely two pieces belong together.
#[derive(Debug)]
pub struct Linker {
    content: Chances,
    source: Chances,
}

/// One logistic regression: the weight of each thing that can be said of a pair.
#[derive(Debug, Default)]
struct Chances {
    weights: FxHashMap<&'static str, f32>,
}

impl Linker {
    /// Returns the models inside the program.
    ///
    /// # Panics
    ///
    /// If their file is malformed, which a test rules out.
    pub fn bundled() -> Linker {
        let mut linker = Linker { content: Chances::default(), source: Chances::default() };
        for line in
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/model/links.txt")).lines()
        {
            let mut columns = line.split('\t');
            let mut column = || columns.next().expect("a line is `role, what, weight`");
            let (role, what, weight) = (column(), column(), column());
            let chances = match role {
                "content" => &mut linker.content,
                _ => &mut linker.source,
            };
            chances.weights.insert(what, weight.parse().expect("a weight is a number"));
        }
        linker
    }

    /// Joins the pieces of one paragraph. Content without any cue stands alone.
    #[cfg_attr(not(feature = "training"), allow(dead_code))]
    pub fn attributions(&self, paragraph: &Paragraph, pieces: &[Piece]) -> Vec<Attribution> {
        let mut goes_on = |_| true;
        let consent = &mut Consent::of(&mut goes_on);
        self.attributions_while(paragraph, pieces, consent).unwrap_or_default()
    }

    /// Joins the pieces likewise; `None` where the reading is to end.
    pub(crate) fn attributions_while(
        &self,
        paragraph: &Paragraph,
        pieces: &[Piece],
        consent: &mut Consent,
    ) -> Option<Vec<Attribution>> {
        let apart = Apart::new(paragraph, pieces);
        let contents = (0..apart.all.len()).filter(|&at| apart.all[at].role == Role::Content);
        let mut made: FxHashMap<usize, Attribution> = FxHashMap::default();
        let mut found = Vec::new();
        for content in contents {
            let tokens = apart.all[content].tokens.clone();
            consent.spend(FOR_A_LINK, paragraph.tokens[tokens.start].span.start())?;
            let (around, own) = apart.around(content, Role::Cue);
            let cues = near(around, own, Role::Cue);
            match self.content.best(paragraph, around, cues.map(|cue| [own, cue])) {
                Some(([_, cue], chance)) => {
                    let cue = apart.index_of(&around[cue]);
                    let attribution =
                        made.entry(cue).or_insert_with(|| self.source_of(paragraph, &apart, cue));
                    attribution.content.push(tokens);
                    let link =
                        attribution.evidence.cue_link.map_or(chance, |link| link.min(chance));
                    attribution.evidence.cue_link = Some(link);
                }
                None => found.push(Attribution {
                    content: vec![tokens],
                    rule: NETWORK,
                    ..Attribution::default()
                }),
            }
        }
        found.extend(made.into_values());
        found.sort_by_key(|attribution| attribution.content[0].start);
        share_sources(paragraph, &mut found);
        Some(found)
    }

    /// Makes the attribution of a cue, still without content.
    pub fn of_cue(&self, paragraph: &Paragraph, pieces: &[Piece], cue: usize) -> Attribution {
        let apart = Apart::new(paragraph, pieces);
        self.source_of(paragraph, &apart, apart.index_of(&pieces[cue]))
    }

    fn source_of(&self, paragraph: &Paragraph, apart: &Apart, cue: usize) -> Attribution {
        let (around, own) = apart.around(cue, Role::Source);
        let sources = near(around, own, Role::Source).map(|source| [source, own]);
        let best = self.source.best(paragraph, around, sources);
        let linked = best.filter(|&(_, chance)| chance > WEAKEST_SOURCE);
        let source_link = match (linked, best) {
            (Some((_, chance)), _) => chance,
            (None, Some((_, chance))) => 1.0 - chance,
            (None, None) => 1.0,
        };
        Attribution {
            rule: NETWORK,
            cue: Some(apart.all[cue].tokens.clone()),
            source: linked.map(|([source, _], _)| around[source].tokens.clone()),
            evidence: Evidence { source_link: Some(source_link), ..Evidence::default() },
            ..Attribution::default()
        }
    }
}

/// Gives a cue that "and" joins to the report before, in its sentence, the source of that report if
/// it has none of its own: "added that … and urged …".
fn share_sources(paragraph: &Paragraph, found: &mut [Attribution]) {
    for at in 1..found.len() {
        let (before, attribution) = (&found[at - 1], &found[at]);
        let (Some(first), Some(cue)) = (&before.cue, &attribution.cue) else { continue };
        let joined = cue.start > first.end
            && paragraph.lower(cue.start - 1) == "and"
            && paragraph.tokens[first.start].sentence == paragraph.tokens[cue.start].sentence;
        if joined && attribution.source.is_none() {
            let source = before.source.clone();
            found[at].source = source;
        }
    }
}

impl Chances {
    /// Finds the likeliest of some pairs, each a piece and a cue; the first of equals.
    fn best(
        &self,
        paragraph: &Paragraph,
        pieces: &[Piece],
        pairs: impl Iterator<Item = [usize; 2]>,
    ) -> Option<([usize; 2], f32)> {
        pairs
            .map(|pair| (pair, self.chance(paragraph, pieces, pair)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    fn chance(&self, paragraph: &Paragraph, pieces: &[Piece], [which, cue]: [usize; 2]) -> f32 {
        let mut sum = self.weight("intercept");
        describe(paragraph, pieces, which, cue, |what, value| sum += self.weight(what) * value);
        1.0 / (1.0 + (-sum).exp())
    }

    fn weight(&self, what: &str) -> f32 {
        self.weights.get(what).copied().unwrap_or_default()
    }
}

/// Tells `say` what is known of piece `which` beside the cue `cue`.
fn describe(
    paragraph: &Paragraph,
    pieces: &[Piece],
    which: usize,
    cue: usize,
    mut say: impl FnMut(&str, f32),
) {
    let (one, other) = (&pieces[which].tokens, &pieces[cue].tokens);
    let (side, left, right) = if which < cue { ('L', one, other) } else { ('R', other, one) };
    let order = letters(pieces, which.min(cue) + 1..which.max(cue), 4);
    let count = |letter| order.chars().filter(|&found| found == letter).count();
    let (cues, contents) = (count('C').min(3), count('T').min(3));
    let few = cues.min(2);
    let gap = right.start - left.end;
    let between = left.end..right.start;
    let sentence = |at: usize| paragraph.tokens[at].sentence;
    let starts_same = u8::from(sentence(one.start) == sentence(other.start));
    let ends_same = u8::from(sentence(one.end - 1) == sentence(other.start));
    let apart = sentence(right.start).abs_diff(sentence(left.end - 1));
    let quoted = |at: usize| {
        let state = paragraph.tokens[at].state;
        u8::from(matches!(state, QuoteState::Opening | QuoteState::Inside))
    };
    let (one_quoted, other_quoted) = (quoted(one.start), quoted(other.start));
    let comma = u8::from(between.clone().any(|at| paragraph.lower(at) == ","));
    let that = u8::from(gap > 0 && paragraph.lower(between.start) == "that");
    let stop = u8::from([",", ".", "?", "!", "”"].contains(&paragraph.lower(one.end - 1)));
    let around = |at: usize, before: usize, after: usize| {
        let end = (at + 1 + after).min(pieces.len());
        letters(pieces, at.saturating_sub(before)..at, before)
            + "."
            + &letters(pieces, at + 1..end, after)
    };
    let mut key = String::new();
    features::key(paragraph.lower(other.start), &mut key);
    say("gap", f32::from(gap.min(40) as u8) / 10.0);
    let mut what = String::new();
    let mut tell = |arguments: std::fmt::Arguments| {
        what.clear();
        let _ = what.write_fmt(arguments); // Writing to a string cannot fail.
        say(&what, 1.0);
    };
    tell(format_args!("side {side}"));
    tell(format_args!("order {side} {order}"));
    tell(format_args!("cues {side} {cues}"));
    tell(format_args!("gap {side} {}", step(gap)));
    tell(format_args!("same {side} {starts_same}{ends_same}"));
    tell(format_args!("apart {side} {} {few}", apart.min(3)));
    tell(format_args!("quoted {side} {one_quoted}{other_quoted} {few}"));
    tell(format_args!("beside cue {side} {}", around(cue, 2, 2)));
    tell(format_args!("beside {side} {} {few}", around(which, 1, 1)));
    tell(format_args!("order, same {side} {order} {ends_same}"));
    tell(format_args!("comma {side} {comma} {few}"));
    tell(format_args!("that {side} {that}"));
    tell(format_args!("contents {side} {contents}"));
    tell(format_args!("stop {side} {stop} {}", cues.min(1)));
    tell(format_args!("cue {side} {key}"));
    tell(format_args!("quoted, apart {side} {one_quoted} {} {order}", apart.min(2)));
}

/// Returns the roles of some pieces, a letter each, for the first `most` of them.
fn letters(pieces: &[Piece], range: Range<usize>, most: usize) -> String {
    let letter = |piece: &Piece| match piece.role {
        Role::Source => 'S',
        Role::Cue => 'C',
        Role::Content => 'T',
    };
    pieces[range].iter().take(most).map(letter).collect()
}

/// Rounds a distance up to one of a few steps.
fn step(distance: usize) -> usize {
    [0, 1, 2, 4, 8, 16, 32].into_iter().find(|&edge| distance <= edge).unwrap_or(99)
}

#[cfg(test)]
mod tests {
    use super::Attribution;
    use super::Linker;
    use crate::quotes::reading::paragraph::Paragraph;
    use crate::quotes::tagging::tag::Piece;
    use crate::quotes::tagging::tag::Role;

    /// Links pieces like `[C said]`, which are marked in `text`, and returns who said what.
    fn linked(text: &str) -> Vec<String> {
        let (mut plain, mut marked, mut open) = (String::new(), Vec::new(), None);
        let mut chars = text.chars();
        while let Some(char) = chars.next() {
            match char {
                '[' => open = Some((chars.next(), plain.len())),
                ']' => {
                    let (letter, start) = open.take().expect("a piece is open");
                    let role = match letter {
                        Some('S') => Role::Source,
                        Some('C') => Role::Cue,
                        _ => Role::Content,
                    };
                    marked.push((role, start, plain.len()));
                }
                _ => plain.push(char),
            }
        }
        let paragraph = Paragraph::all(&plain).remove(0);
        let pieces: Vec<Piece> = marked
            .into_iter()
            .map(|(role, start, end)| {
                let tokens = paragraph.token_at(start)..paragraph.token_at(end);
                Piece { role, tokens }
            })
            .collect();
        let words = |range: &std::ops::Range<usize>| -> String {
            range.clone().map(|at| paragraph.word(at)).collect::<Vec<_>>().join(" ")
        };
        let tell = |found: &Attribution| {
            let contents: Vec<String> = found.content.iter().map(words).collect();
            let source = found.source.as_ref().map_or("nobody".into(), words);
            format!("{source}: {}", contents.join(" + "))
        };
        Linker::bundled().attributions(&paragraph, &pieces).iter().map(tell).collect()
    }

    #[test]
    fn each_content_finds_its_own_cue_and_source() {
        let text = "[SThe mayor] [Csaid] [Tit would rain], but [Sher deputy] [Cdenied] [Tit].";
        assert_eq!(linked(text), ["The mayor: it would rain", "her deputy: it"]);
    }

    #[test]
    fn a_report_joined_by_and_shares_the_source() {
        let text = "[SOkafor] [Cadded] [Tthat it would rain] and [Curged] [Tthem to stay].";
        assert_eq!(linked(text), ["Okafor: that it would rain", "Okafor: them to stay"]);
    }

    #[test]
    fn content_around_its_cue_is_one_attribution() {
        let text = "[T“We stay,”] [Cargued] [SOkafor], [T“and we sing.”]";
        assert_eq!(linked(text), ["Okafor: “ We stay , ” + “ and we sing . ”"]);
    }

    #[test]
    fn what_stands_in_an_aside_is_not_seen_from_outside() {
        let text = "[SProtesters] went round the stadium - where [Sthe Panthers] [Csaid] [Tthey \
                    would play] - while [Cchanting], [T“Hands up!”]";
        assert_eq!(linked(text), ["the Panthers: they would play", "Protesters: “ Hands up ! ”"]);
        let text = "Yet, as [SMr. Bown] [Cobserved], when [She] [Cwould worry about] [Tvotes], so \
                    be it.";
        assert_eq!(linked(text), ["he: votes"]);
        let text = "Yet, as [SMr. Bown] [Cobserved], early – when [She] [Cwould worry about] \
                    [Tvotes – “which would you pick?”]";
        assert_eq!(linked(text), ["he: votes", "Mr . Bown: “ which would you pick ? ”"]);
    }

    #[test]
    fn content_without_a_cue_stands_alone() {
        assert_eq!(linked("[T“Never again.”] [SOkafor]"), ["nobody: “ Never again . ”"]);
    }
}
