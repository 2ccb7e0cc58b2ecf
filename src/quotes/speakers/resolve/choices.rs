//! Records the choice made among those whom a source may mean, and what came second, for people who
//! ask why.

use crate::quotes::analysis::Choice;
use crate::quotes::analysis::Link;
use crate::quotes::analysis::RunnerUp;
use crate::quotes::speakers::ranker::Weights;
use crate::quotes::speakers::resolve::Reading;
use crate::text::Span;

impl Reading<'_> {
    /// Returns the ranker's last answer, at the step of the chain that asked for it; `None` where
    /// no step did.
    pub(super) fn choice(&self, chain: &[Link]) -> Option<(Span, Choice)> {
        let (asking, pointed, candidates) = self.asked.as_ref()?;
        let step = chain.iter().find(|link| link.mention.covers(*asking))?;
        let weights = Weights::bundled();
        let score = |signs| weights.score(*pointed, signs);
        let mut scored: Vec<(f32, Option<Span>)> = candidates
            .iter()
            .map(|one| (score(&one.signs), one.reference.map(|reference| reference.span)))
            .collect();
        scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let &(highest, _) = scored.first()?;
        let all: f32 = scored.iter().map(|(score, _)| (score - highest).exp()).sum();
        let likely = |score: f32| (score - highest).exp() / all;
        let runner_up =
            scored.get(1).map(|&(score, mention)| RunnerUp { mention, likely: likely(score) });
        Some((step.mention, Choice { likely: likely(highest), runner_up }))
    }
}
