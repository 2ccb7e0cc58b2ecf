//! Groups quotations of the same words in several articles, and shows where their versions differ.
//!
//! Newspapers copy agencies and many quote the same speech. Whoever reads all that somebody said
//! wants each thing once, and wants to see at once what one paper has and another lacks.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::library::ListedQuotation;
use crate::text::fold;

/// The number of words that two quotations have in common, one after another, from which on they are
/// the same words. Shorter quotations are the same only if they are identical.
const IN_A_ROW: usize = 5;

/// Stretches of more words than this are not compared word by word, since the table would be large:
/// the one is left out and the other added.
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

/// Groups quotations of several articles that have the same words: five or more in a row. Each
/// quotation is in one group, and no group has two quotations of one article.
pub fn group(sayings: &[ListedQuotation]) -> Vec<Group> {
    let said = sayings.iter().map(|saying| (saying.article, saying.words.as_str()));
    group_words(&said.collect::<Vec<_>>())
}

/// Groups words that were said, each given with its article, by the same rules.
pub fn group_words<Article: PartialEq>(said: &[(Article, &str)]) -> Vec<Group> {
    let folded: Vec<Vec<String>> = said.iter().map(|(_, said)| words(said)).collect();
    let mut groups: Vec<Group> = Vec::new();
    // For each row of words: the groups whose first quotation has it.
    let mut having: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (index, words) in folded.iter().enumerate() {
        let is_elsewhere = |group: usize| {
            let group = &groups[group];
            let mut members = group.others.iter().chain([&group.first]);
            members.all(|&member| said[member].0 != said[index].0)
        };
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for row in rows(words) {
            for &group in having.get(row).into_iter().flatten() {
                *shared.entry(group).or_default() += 1;
            }
        }
        // Of two groups that have as many in common, the newer wins.
        let alike = shared.into_iter().filter(|(group, _)| is_elsewhere(*group));
        let best = alike.max_by_key(|&(group, count)| (count, Reverse(group)));
        if let Some((group, _)) = best {
            groups[group].others.push(index);
            continue;
        }
        for row in rows(words) {
            let having = having.entry(row).or_default();
            if having.last() != Some(&groups.len()) {
                having.push(groups.len());
            }
        }
        groups.push(Group { first: index, others: Vec::new() });
    }
    groups
}

/// Returns the rows of words by which a quotation is the same as another; all of its words where
/// they are fewer. Without words there is none.
fn rows(words: &[String]) -> impl Iterator<Item = &[String]> {
    let whole = (!words.is_empty() && words.len() < IN_A_ROW).then_some(words);
    whole.into_iter().chain(words.windows(IN_A_ROW))
}

/// Tells whether both have the same words, regardless of case, accents and punctuation.
pub fn are_same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// Returns the words of `version` and, in their places, the words of `other` that it leaves out.
pub fn differences<'a>(other: &'a str, version: &'a str) -> Vec<(&'a str, Change)> {
    let (old, new) = (pieces(other), pieces(version));
    // What both begin and end with needs no comparing, and is most of two long texts.
    let same = |(old, new): &(&(String, &str), &(String, &str))| old.0 == new.0;
    let begin = old.iter().zip(&new).take_while(same).count();
    let most = old.len().min(new.len()) - begin;
    let end = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
    let (head, new) = new.split_at(begin);
    let (new, tail) = new.split_at(new.len() - end);
    let old = &old[begin..old.len() - end];
    let as_is = |pieces: &[(String, &'a str)], change| -> Vec<(&'a str, Change)> {
        pieces.iter().map(|(_, word)| (*word, change)).collect()
    };
    let middle = if old.len().max(new.len()) > MOST_COMPARED {
        [as_is(old, Change::LeftOut), as_is(new, Change::Added)].concat()
    } else {
        compared(old, new)
    };
    [as_is(head, Change::Same), middle, as_is(tail, Change::Same)].concat()
}

/// Compares word by word.
fn compared<'a>(old: &[(String, &'a str)], new: &[(String, &'a str)]) -> Vec<(&'a str, Change)> {
    let folded = |pieces: &[(String, &str)]| -> Vec<String> {
        pieces.iter().map(|(folded, _)| folded.clone()).collect()
    };
    let common = common_ahead(&folded(old), &folded(new));
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

/// Returns the share of words that two texts have in common, from 0 to 1, in whatever order.
pub fn likeness(one: &str, other: &str) -> f32 {
    let (one, other) = (words(one), words(other));
    let counts = counts(&other);
    let mut left = counts.clone();
    let shared = one.iter().filter(|word| match left.get_mut(word.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    });
    let all = one.len() + other.len();
    if all == 0 { 1.0 } else { 2.0 * shared.count() as f32 / all as f32 }
}

/// Returns what lies between the lines that both texts have, in order: those of the old text, and
/// those that stand in their place. Longer texts than can be compared are one such stretch.
pub fn apart<'a>(old: &'a [String], new: &'a [String]) -> Vec<(&'a [String], &'a [String])> {
    // What both begin and end with needs no comparing, and is most of them.
    let begin = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[begin..], &new[begin..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    if old.is_empty() && new.is_empty() {
        return Vec::new();
    }
    if old.len().max(new.len()) > MOST_COMPARED {
        return vec![(old, new)];
    }
    let common = common_ahead(old, new);
    let (mut at, mut to, mut stretches) = (0, 0, Vec::new());
    while at < old.len() || to < new.len() {
        let from = (at, to);
        while (at < old.len() || to < new.len())
            && !(at < old.len() && to < new.len() && old[at] == new[to])
        {
            if at < old.len() && (to == new.len() || common[at + 1][to] >= common[at][to + 1]) {
                at += 1;
            } else {
                to += 1;
            }
        }
        if from != (at, to) {
            stretches.push((&old[from.0..at], &new[from.1..to]));
        }
        while at < old.len() && to < new.len() && old[at] == new[to] {
            (at, to) = (at + 1, to + 1);
        }
    }
    stretches
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
    use crate::library::Check;
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
            byline: None,
            path: None,
            model: None,
            speaker_type: None,
            source: String::new(),
            chars: 0..0,
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
            cue: String::new(),
            sentence: String::new(),
            check: Check::Open,
            note: None,
        }
    }

    #[test]
    fn quotations_with_five_words_in_a_row_in_common_are_put_together() {
        let said = [
            (3, "“We sail at dawn, whatever the sea may say,”"),
            (3, "“Nobody told the sea,”"),
            (2, "We sail at dawn whatever the SEA may say."),
            (1, "“We sail at noon, whatever the sea may do,”"),
            (1, "“Whatever they say, the sea may be calm,”"),
            (1, "“The hall was cold and dark all night,”"),
        ];
        assert_eq!(grouped(&said), [vec![0, 2], vec![1], vec![3], vec![4], vec![5]]);
        let said =
            [(2, "We sail at dawn, whatever the sea"), (1, "They sail at dawn, whatever the cost")];
        assert_eq!(grouped(&said), [vec![0, 1]]);
    }

    #[test]
    fn the_same_words_in_another_order_are_something_else() {
        let said =
            [(2, "the sea told the captain nothing"), (1, "nothing the captain told the sea")];
        assert_eq!(grouped(&said), [vec![0], vec![1]]);
    }

    #[test]
    fn no_group_has_two_of_one_article() {
        let said = [
            (2, "We sail at dawn today"),
            (2, "We sail at dawn today"),
            (1, "we sail at dawn today"),
        ];
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
