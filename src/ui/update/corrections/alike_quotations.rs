//! Finds the quotations of an article that are held to be the same speaker's as one of them, to be
//! corrected together.

use crate::library::OpenArticle;
use crate::library::QuotationRow;
use crate::text::fold;
use crate::ui::state::layers::picker_purpose::Alike;

/// Returns the groups of quotations of which this is one: those with the same words for the speaker,
/// and all of the speaker. Groups of one are left out, and of two that are the same, the first.
pub(crate) fn groups(open: &OpenArticle, of: &QuotationRow) -> Vec<Alike> {
    let label = label(open, of);
    let is_same_speaker = |row: &&QuotationRow| row.speaker == of.speaker;
    let same_label = open.quotations.iter().filter(is_same_speaker);
    let same_label: Vec<_> = same_label
        .filter(|row| !label.is_empty() && fold::key(&self::label(open, row)) == fold::key(&label))
        .map(|row| row.id)
        .collect();
    let speaker = of.speaker.and_then(|id| open.speakers.iter().find(|row| row.id == id));
    let of_speaker = speaker.map(|speaker| Alike {
        of: speaker.name.clone(),
        quotations: open.quotations.iter().filter(is_same_speaker).map(|row| row.id).collect(),
    });
    let is_less = of_speaker.as_ref().is_none_or(|all| same_label.len() < all.quotations.len());
    let of_label = Alike { of: format!("“{label}”"), quotations: same_label };
    let groups = Some(of_label).filter(|_| is_less).into_iter().chain(of_speaker);
    groups.filter(|alike| alike.quotations.len() > 1).collect()
}

/// Returns the words that name or describe the speaker: the source, or where that is a pronoun,
/// what it stands for.
fn label(open: &OpenArticle, row: &QuotationRow) -> String {
    let text = &open.article.text;
    let source = row.source.hull().map(|source| &text[source]).unwrap_or_default();
    let is_pronoun = source.len() < "those".len() && !source.contains(char::is_uppercase);
    let stands_for = row.chain.get(1).map(|step| &text[step.mention]);
    stands_for.filter(|_| is_pronoun).unwrap_or(source).to_owned()
}
