//! Tells how an article changed: its text word by word, and who said what.

use crate::app::AppError;
use crate::app::Desk;
use crate::app::dossier::versions;
use crate::app::dossier::versions::Change;
use crate::app::moment;
use crate::library::ArticleId;
use crate::library::EarlierQuotation;
use crate::library::OpenArticle;
use crate::library::VersionRow;

/// Words that stand on each side of a change; what is further away is left out.
const AROUND: usize = 8;

/// The share of words that two quotations or paragraphs have in common from which on one is the
/// other, reworded.
const ALIKE: f32 = 0.5;

/// The most pairs of paragraphs that are compared between two that stayed.
const MOST_PAIRED: usize = 2_500;

/// The texts that an article had, as what changed from each to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The article.
    pub article: ArticleId,
    /// The article's present title.
    pub title: String,
    /// The changes, the latest first; none where the article never changed.
    pub steps: Vec<Step>,
}

/// What changed from one text to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The number of the text before; the first is 1.
    pub number: usize,
    /// The time at which the text after was first seen, for people.
    pub seen: String,
    /// The title before and the title after, where they differ.
    pub titles: Option<(String, String)>,
    /// What became of the quotations, in the order of the text; `None` where it is not known who
    /// said what in the text before.
    pub quotations: Option<Vec<QuotationChange>>,
    /// The passages that changed, in the order of the text.
    pub passages: Vec<Runs>,
}

/// Words as runs: those that stayed, those that came and those that went.
pub type Runs = Vec<(String, Change)>;

/// What became of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuotationChange {
    /// It came.
    Added(EarlierQuotation),
    /// It went.
    Dropped(EarlierQuotation),
    /// Its words changed.
    Reworded {
        /// The name of who says it now.
        speaker: Option<String>,
        /// The words.
        words: Runs,
    },
    /// It is somebody else's.
    Moved {
        /// The words.
        words: String,
        /// The name of who said it before.
        before: Option<String>,
        /// The name of who says it now.
        now: Option<String>,
    },
}

impl Desk {
    /// Returns how an article changed.
    pub fn history(&self, article: ArticleId) -> Result<History, AppError> {
        let open = self.open(article)?;
        let mut steps = Vec::new();
        // Each text is compared with the next, so the walk goes back from the present one.
        let mut after = Text {
            title: open.article.title.clone(),
            words: open.article.text.as_str().to_owned(),
            said: open.analysed.then(|| said(&open)),
        };
        for version in self.library().versions(article)?.into_iter().rev() {
            let before = self.text_of(article, &version)?;
            steps.push(step(&version, &before, &after));
            after = before;
        }
        Ok(History { article, title: open.article.title, steps })
    }

    fn text_of(&self, article: ArticleId, version: &VersionRow) -> Result<Text, AppError> {
        let words = self.library().earlier_text(article, version.number)?;
        let said = self.library().earlier_quotations(article, version.number)?;
        Ok(Text {
            title: version.title.clone(),
            words: words.map(|text| text.as_str().to_owned()).unwrap_or_default(),
            said: (!said.is_empty()).then_some(said),
        })
    }
}

/// A text that the article has or had.
struct Text {
    title: String,
    words: String,
    /// The quotations, where they are known.
    said: Option<Vec<EarlierQuotation>>,
}

fn said(open: &OpenArticle) -> Vec<EarlierQuotation> {
    let name = |id| open.speakers.iter().find(|row| Some(row.id) == id).map(|row| row.name.clone());
    let rows = open.quotations.iter().map(|row| {
        let pieces: Vec<&str> = row.content.iter().map(|span| &open.article.text[span]).collect();
        EarlierQuotation { words: pieces.join(" "), speaker: name(row.speaker) }
    });
    rows.collect()
}

fn step(version: &VersionRow, before: &Text, after: &Text) -> Step {
    let quotations = before.said.as_ref().zip(after.said.as_ref());
    Step {
        number: version.number,
        seen: moment::told(version.replaced),
        titles: (before.title != after.title).then(|| (before.title.clone(), after.title.clone())),
        quotations: quotations.map(|(before, after)| quotation_changes(before, after)),
        passages: passages(&before.words, &after.words),
    }
}

/// Returns what changed in the text: paragraphs that are the same are left out.
fn passages(before: &str, after: &str) -> Vec<Runs> {
    let lines = |text: &str| -> Vec<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let (old, new) = (lines(before), lines(after));
    let mut passages = Vec::new();
    for (old, new) in versions::apart(&old, &new) {
        for (old, new) in paired(old, new) {
            let runs = elided(&runs(&versions::differences(&old, &new)));
            if runs.iter().any(|(_, change)| *change != Change::Same) {
                passages.push(runs);
            }
        }
    }
    passages
}

/// Puts each new paragraph beside the old one that it was made of, in order; what has no such
/// counterpart stands beside nothing. Many paragraphs are one pair.
fn paired(old: &[String], new: &[String]) -> Vec<(String, String)> {
    if old.len() * new.len() > MOST_PAIRED {
        return vec![(old.join(" "), new.join(" "))];
    }
    let (mut at, mut pairs) = (0, Vec::new());
    for line in new {
        let like = |index: usize| versions::likeness(&old[index], line);
        let best = (at..old.len()).max_by(|&a, &b| like(a).total_cmp(&like(b)).then(b.cmp(&a)));
        match best.filter(|&best| like(best) >= ALIKE) {
            Some(best) => {
                pairs.extend(old[at..best].iter().map(|gone| (gone.clone(), String::new())));
                pairs.push((old[best].clone(), line.clone()));
                at = best + 1;
            }
            None => pairs.push((String::new(), line.clone())),
        }
    }
    pairs.extend(old[at..].iter().map(|gone| (gone.clone(), String::new())));
    pairs
}

/// Joins words beside each other that have the same fate.
pub fn runs(words: &[(&str, Change)]) -> Runs {
    let runs = words.chunk_by(|a, b| a.1 == b.1).map(|run| {
        let words: Vec<&str> = run.iter().map(|(word, _)| *word).collect();
        (words.join(" "), run[0].1)
    });
    runs.collect()
}

/// Leaves out what is far from a change.
fn elided(runs: &Runs) -> Runs {
    let last = runs.len().saturating_sub(1);
    let shorten = |(at, (words, change)): (usize, &(String, Change))| {
        let all: Vec<&str> = words.split(' ').collect();
        if *change != Change::Same || all.len() <= 2 * AROUND {
            return (words.clone(), *change);
        }
        let head = if at == 0 { String::new() } else { all[..AROUND].join(" ") };
        let tail = if at == last { String::new() } else { all[all.len() - AROUND..].join(" ") };
        (format!("{head} … {tail}").trim().to_owned(), *change)
    };
    runs.iter().enumerate().map(shorten).collect()
}

fn quotation_changes(
    before: &[EarlierQuotation],
    after: &[EarlierQuotation],
) -> Vec<QuotationChange> {
    let mut left: Vec<Option<&EarlierQuotation>> = before.iter().map(Some).collect();
    // Those with the same words go first, so that none of them is taken for another's new words.
    let same: Vec<Option<&EarlierQuotation>> = after
        .iter()
        .map(|new| take(&mut left, |old| versions::are_same(&old.words, &new.words)))
        .collect();
    let mut changes = Vec::new();
    for (new, same) in after.iter().zip(same) {
        if let Some(old) = same {
            if old.speaker != new.speaker {
                changes.push(QuotationChange::Moved {
                    words: new.words.clone(),
                    before: old.speaker.clone(),
                    now: new.speaker.clone(),
                });
            }
            continue;
        }
        let like = |old: &EarlierQuotation| versions::likeness(&old.words, &new.words);
        let best = left.iter().flatten().map(|old| like(old)).fold(0.0, f32::max);
        let old = take(&mut left, |old| best >= ALIKE && like(old) >= best);
        changes.push(match old {
            Some(old) => QuotationChange::Reworded {
                speaker: new.speaker.clone(),
                words: runs(&versions::differences(&old.words, &new.words)),
            },
            None => QuotationChange::Added(new.clone()),
        });
    }
    changes.extend(left.into_iter().flatten().cloned().map(QuotationChange::Dropped));
    changes
}

/// Takes out the first that is like this.
fn take<'a>(
    left: &mut [Option<&'a EarlierQuotation>],
    is_it: impl Fn(&EarlierQuotation) -> bool,
) -> Option<&'a EarlierQuotation> {
    left.iter_mut().find(|old| old.is_some_and(&is_it))?.take()
}

#[cfg(test)]
mod tests {
    use super::QuotationChange;
    use super::passages;
    use super::quotation_changes;
    use crate::app::dossier::versions::Change;
    use crate::library::EarlierQuotation;

    /// Writes runs with signs before what came and what went.
    fn shown(runs: &super::Runs) -> String {
        let runs = runs.iter().map(|(words, change)| match change {
            Change::Same => words.clone(),
            Change::Added => format!("[+{words}]"),
            Change::LeftOut => format!("[−{words}]"),
        });
        runs.collect::<Vec<_>>().join(" ")
    }

    fn changed(before: &str, after: &str) -> Vec<String> {
        passages(before, after).iter().map(shown).collect()
    }

    #[test]
    fn only_what_changed_is_told_and_words_beside_each_other_are_one_run() {
        let before = "It rained.\n\nThe ferry sails at dawn, they say.\nNobody moved.";
        let after = "It rained.\n\nThe ferry sails on Monday at noon, they say.\nNobody moved.";
        assert_eq!(
            changed(before, after),
            ["The ferry sails [+on Monday] at [−dawn,] [+noon,] they say."]
        );
    }

    #[test]
    fn paragraphs_come_and_go() {
        assert_eq!(changed("One.\nTwo.", "One.\nNew.\nTwo."), ["[+New.]"]);
        assert_eq!(changed("One.\nOld.\nTwo.", "One.\nTwo."), ["[−Old.]"]);
        assert_eq!(changed("One.\n\n\nTwo.", " One.\nTwo."), [""; 0]);
    }

    #[test]
    fn what_is_far_from_a_change_is_left_out() {
        let words: Vec<String> = (0..60).map(|number| format!("w{number}")).collect();
        let (before, after) = (words.join(" "), words.join(" ").replace("w30", "new"));
        assert_eq!(
            changed(&before, &after),
            ["… w22 w23 w24 w25 w26 w27 w28 w29 [−w30] [+new] w31 w32 w33 w34 w35 w36 w37 w38 …"]
        );
    }

    fn said(quotations: &[(&str, &str)]) -> Vec<EarlierQuotation> {
        let said = quotations.iter().map(|(words, speaker)| EarlierQuotation {
            words: (*words).to_owned(),
            speaker: Some((*speaker).to_owned()),
        });
        said.collect()
    }

    #[test]
    fn quotations_come_go_change_and_move() {
        let before =
            said(&[("We will sail at dawn", "Mira"), ("So be it", "Tomas"), ("No", "Ann")]);
        let after = said(&[("We will sail at noon", "Mira"), ("So be it", "Bo"), ("Yes", "Ann")]);
        let changes: Vec<String> = quotation_changes(&before, &after)
            .iter()
            .map(|change| match change {
                QuotationChange::Added(said) => format!("+{}", said.words),
                QuotationChange::Dropped(said) => format!("−{}", said.words),
                QuotationChange::Reworded { words, .. } => shown(words),
                QuotationChange::Moved { words, before, now } => {
                    format!("{words}: {} → {}", before.as_ref().unwrap(), now.as_ref().unwrap())
                }
            })
            .collect();
        assert_eq!(
            changes,
            ["We will sail at [−dawn] [+noon]", "So be it: Tomas → Bo", "+Yes", "−No"]
        );
    }
}
