//! Puts what was gathered for a site in order: newest first, and the same words together.

use std::cmp::Reverse;

use crate::app::dossier::versions;
use crate::export::site::Site;
use crate::export::site::SiteVersions;

/// Sorts the articles, the newest first and those without a date last, and the quotations with
/// them. Counts the quotations of the speakers, and returns each one's, by their indices.
pub(super) fn arrange(site: &mut Site) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..site.articles.len()).collect();
    order.sort_by_key(|&index| {
        let article = &site.articles[index];
        Reverse((article.day.clone(), article.number))
    });
    let mut ranks = vec![0; order.len()];
    for (rank, &index) in order.iter().enumerate() {
        ranks[index] = rank;
    }
    let mut articles: Vec<_> = std::mem::take(&mut site.articles).into_iter().zip(&ranks).collect();
    articles.sort_by_key(|(_, rank)| **rank);
    site.articles = articles.into_iter().map(|(article, _)| article).collect();
    for quotation in &mut site.quotations {
        quotation.article = ranks[quotation.article];
    }
    site.quotations.sort_by_key(|quotation| (quotation.article, quotation.place));

    let mut said = vec![Vec::new(); site.speakers.len()];
    let mut last_article = vec![None; site.speakers.len()];
    for (index, quotation) in site.quotations.iter().enumerate() {
        let Some(speaker) = quotation.speaker else { continue };
        said[speaker].push(index);
        let counted = &mut site.speakers[speaker];
        counted.quotations += 1;
        if last_article[speaker].replace(quotation.article) != Some(quotation.article) {
            counted.articles += 1;
        }
    }
    said
}

/// Puts the quotations of a speaker together that are the same words in several articles.
pub(super) fn versions(site: &Site, said: &[usize]) -> Vec<SiteVersions> {
    let quotation = |at: usize| &site.quotations[said[at]];
    let words: Vec<(usize, &str)> =
        (0..said.len()).map(|at| (quotation(at).article, quotation(at).words.as_str())).collect();
    let groups = versions::group_words(&words).into_iter();
    groups
        .map(|group| {
            let is_same =
                |at: usize| versions::are_same(&quotation(group.first).words, &quotation(at).words);
            SiteVersions {
                first: said[group.first],
                others: group.others.iter().map(|&at| (said[at], is_same(at))).collect(),
            }
        })
        .collect()
}
