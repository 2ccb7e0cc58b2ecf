//! Groups quotations of the same words in several articles, and shows where their versions differ.
//!
//! Newspapers copy agencies and many quote the same speech. Whoever reads all that somebody said
//! wants each thing once, and wants to see at once what one paper has and another lacks.

use std::collections::HashMap;

use crate::library::ListedQuotation;
use crate::text::fold;

/// The share of words in common, in the same order (Dice's measure), from which on two quotations
/// are versions of one.
const ALIKE: f32 = 0.6;

/// Quotations with fewer words than this are grouped only if they are identical.
const FEWEST: usize = 4;

/// Quotations with more words than this are not compared word by word, since the table would be
/// large.
const MOST_COMPARED: usize = 1000;

/// A quotation and its versions in other articles, by their indices in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The version that is shown.
    pub first: usize,
    /// The other versions, in the order of the list.
    pub others: Vec<usize>,
}

/// The relation of a word of one version to the version that it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Both versions have the word.
    Same,
    /// Only this version has the word.
    Added,
    /// Only the other version has the word.
    LeftOut,
}

/// Groups quotations of several articles that are the same or nearly the same. Each quotation is in
/// one group, and no group has two quotations of one article.
pub fn group(sayings: &[ListedQuotation]) -> Vec<Group> {
    let folded: Vec<Vec<String>> = sayings.iter().map(|saying| words(&saying.words)).collect();
    let mut groups: Vec<Group> = Vec::new();
    // For each word: the groups whose first quotation has it, and how often.
    let mut having: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (index, words) in folded.iter().enumerate() {
        let counts = counts(words);
        let is_elsewhere = |group: &Group| {
            let mut members = group.others.iter().chain([&group.first]);
            members.all(|&member| sayings[member].article != sayings[index].article)
        };
        let like = most_alike(words, &counts, &having, |group| {
            let group = &groups[group];
            let other = &folded[group.first];
            let may_be = other == words || words.len().min(other.len()) >= FEWEST;
            (may_be && is_elsewhere(group)).then_some(other.as_slice())
        });
        if let Some(group) = like {
            groups[group].others.push(index);
            continue;
        }
        for (word, count) in counts {
            having.entry(word).or_default().push((groups.len(), count));
        }
        groups.push(Group { first: index, others: Vec::new() });
    }
    groups
}

/// Tells whether both have the same words, regardless of case, accents and punctuation.
pub fn are_same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// Returns the words of `version` and, in their places, the words of `other` that it leaves out.
pub fn differences<'a>(other: &'a str, version: &'a str) -> Vec<(&'a str, Change)> {
    let (old, new) = (pieces(other), pieces(version));
    if old.len().max(new.len()) > MOST_COMPARED {
        return new.into_iter().map(|(_, word)| (word, Change::Same)).collect();
    }
    let folded = |pieces: &[(String, &str)]| -> Vec<String> {
        pieces.iter().map(|(folded, _)| folded.clone()).collect()
    };
    let common = common_ahead(&folded(&old), &folded(&new));
    let (mut at, mut to) = (0, 0);
    let mut told = Vec::with_capacity(new.len());
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at].0 == new[to].0 {
            told.push((new[to].1, Change::Same));
            (at, to) = (at + 1, to + 1);
        } else if at < old.len() && (to == new.len() || common[at + 1][to] >= common[at][to + 1]) {
            told.push((old[at].1, Change::LeftOut));
            at += 1;
        } else {
            told.push((new[to].1, Change::Added));
            to += 1;
        }
    }
    told
}

/// Returns the group with the largest share of words in common, if that share is large enough.
/// `of_group` returns the words of a group, or `None` where these words may not join it.
fn most_alike<'a>(
    words: &[String],
    counts: &HashMap<&str, usize>,
    having: &HashMap<&str, Vec<(usize, usize)>>,
    of_group: impl Fn(usize) -> Option<&'a [String]>,
) -> Option<usize> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for (word, count) in counts {
        for &(group, its) in having.get(word).into_iter().flatten() {
            *shared.entry(group).or_default() += its.min(*count);
        }
    }
    let share =
        |shared: usize, other: &[String]| 2.0 * shared as f32 / (words.len() + other.len()) as f32;
    let alike = shared.into_iter().filter_map(|(group, shared)| {
        let other = of_group(group)?;
        // The order of the words is costly to compare, so it is skipped where too few are in
        // common.
        let in_order = (share(shared, other) >= ALIKE).then(|| in_order(words, other))?;
        let share = share(in_order, other);
        (share >= ALIKE).then_some((share, group))
    });
    // Of two groups that are equally alike, the newer wins.
    alike.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, group)| group)
}

/// Counts the words that both have in common, in the same order.
fn in_order(one: &[String], other: &[String]) -> usize {
    if one == other || one.len().max(other.len()) > MOST_COMPARED {
        return one.len().min(other.len());
    }
    common_ahead(one, other)[0][0].into()
}

/// Returns, for each pair of places, how many words both have in common from there on, in order.
fn common_ahead(old: &[String], new: &[String]) -> Vec<Vec<u16>> {
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            common[at][to] = if old[at] == new[to] {
                common[at + 1][to + 1] + 1
            } else {
                common[at + 1][to].max(common[at][to + 1])
            };
        }
    }
    common
}

fn counts(words: &[String]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in words {
        *counts.entry(word.as_str()).or_default() += 1;
    }
    counts
}

fn words(text: &str) -> Vec<String> {
    pieces(text).into_iter().map(|(folded, _)| folded).collect()
}

/// Splits a text into words, each folded for comparing and as it is written.
fn pieces(text: &str) -> Vec<(String, &str)> {
    let folded = text.split_whitespace().map(|word| {
        (fold::key(word).chars().filter(|c| c.is_alphanumeric()).collect::<String>(), word)
    });
    folded.filter(|(folded, _)| !folded.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::Change;
    use super::are_same;
    use super::differences;
    use super::group;
    use crate::library::ArticleId;
    use crate::library::ListedQuotation;
    use crate::library::QuotationId;
    use crate::quotes::Act;
    use crate::quotes::Kind;

    /// Groups what was said, given with the number of the article, and returns the indices of each
    /// group.
    fn grouped(said: &[(i64, &str)]) -> Vec<Vec<usize>> {
        let sayings: Vec<ListedQuotation> =
            said.iter().map(|&(article, words)| saying(article, words)).collect();
        let groups = group(&sayings).into_iter();
        groups.map(|group| [vec![group.first], group.others].concat()).collect()
    }

    fn saying(article: i64, words: &str) -> ListedQuotation {
        ListedQuotation {
            id: QuotationId(article),
            article: ArticleId(article),
            title: String::new(),
            outlet: None,
            published: None,
            url: None,
            kind: Kind::Direct,
            act: Act::Said,
            speaker: None,
            name: None,
            words: words.to_owned(),
            relay: String::new(),
            speaker_confidence: None,
            confidence: 1.0,
            corrected: false,
            act_corrected: false,
        }
    }

    #[test]
    fn the_same_words_and_versions_of_them_are_put_together() {
        let said = [
            (3, "“We sail at dawn, whatever the sea may say,”"),
            (3, "“Nobody told the sea,”"),
            (2, "We sail at dawn whatever the SEA may say."),
            (1, "“We sail at noon, whatever the sea says,”"),
            (1, "“The hall was cold and dark all night,”"),
        ];
        assert_eq!(grouped(&said), [vec![0, 2, 3], vec![1], vec![4]]);
    }

    #[test]
    fn the_same_words_in_another_order_are_something_else() {
        let said =
            [(2, "the sea told the captain nothing"), (1, "nothing the captain told the sea")];
        assert_eq!(grouped(&said), [vec![0], vec![1]]);
    }

    #[test]
    fn no_group_has_two_of_one_article() {
        let said =
            [(2, "We sail at dawn today"), (2, "We sail at dawn today"), (1, "we sail at dawn")];
        assert_eq!(grouped(&said), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn of_few_words_only_the_very_same_are_put_together() {
        let said = [(4, "No comment"), (3, "“no comment,”"), (2, "No comment now"), (1, "“…”")];
        assert_eq!(grouped(&said), [vec![0, 1], vec![2], vec![3]]);
        assert!(grouped(&[]).is_empty());
    }

    fn told(other: &str, version: &str) -> String {
        let words = differences(other, version).into_iter().map(|(word, change)| match change {
            Change::Same => word.to_owned(),
            Change::Added => format!("+{word}"),
            Change::LeftOut => format!("-{word}"),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn differences_are_told_word_by_word() {
        assert_eq!(told("We sail at dawn", "We sail at noon"), "We sail at -dawn +noon");
        assert_eq!(told("We sail", "We will sail today"), "We +will sail +today");
        assert_eq!(told("We will sail today", "“We sail,”"), "“We -will sail,” -today");
        assert_eq!(told("", "Aye"), "+Aye");
        assert_eq!(told("Aye", ""), "-Aye");
    }

    #[test]
    fn case_accents_and_punctuation_make_no_difference() {
        assert!(are_same("“We sail – at dawn,”", "we sail at DAWN."));
        assert!(!are_same("We sail at dawn", "We sail at noon"));
    }
}
