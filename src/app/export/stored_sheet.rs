//! Prepares an article of the library for being written in a format.

use crate::app;
use crate::app::Allowance;
use crate::app::AppError;
use crate::app::Desk;
use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::library::ArticleId;
use crate::library::ByHand;
use crate::library::Check;
use crate::library::OpenArticle;
use crate::library::QuotationId;
use crate::quotes::Acts;
use crate::quotes::MODEL_VERSION;
use crate::quotes::Model;

/// Calls `write` with an article of the library and only these of its quotations.
///
/// # Errors
///
/// If the library cannot be read.
pub fn with_quotations<T>(
    desk: &Desk,
    article: ArticleId,
    kept: &[QuotationId],
    write: impl FnOnce(&Sheet) -> T,
) -> Result<T, AppError> {
    let mut open = desk.open_with(article, Acts::ALL)?;
    open.quotations.retain(|row| kept.contains(&row.id));
    // Otherwise an article that the engine has not read would be read now, with all it says.
    open.analysed = true;
    with_sheet(&open, write)
}

/// Calls `write` with the article as the library has it, corrections included. Where the engine has
/// not read the article, it reads it now.
pub fn with_sheet<T>(open: &OpenArticle, write: impl FnOnce(&Sheet) -> T) -> Result<T, AppError> {
    if !open.analysed {
        let (model, allowance) = (Model::bundled(), Allowance::default());
        let analysis = app::analyze(&open.article, model, allowance, &mut |_| true)?;
        return Ok(write(&Sheet::new(&open.article, &analysis, open.acts)));
    }
    let said = open.quotations.iter().map(|row| {
        let speaker = open.speakers.iter().find(|speaker| Some(speaker.id) == row.speaker);
        SheetQuotation {
            kind: row.kind,
            act: row.act,
            content: &row.content,
            cue: &row.cue,
            source: &row.source,
            relay: &row.relay,
            speaker: speaker.map(|speaker| speaker.name.as_str()),
            speaker_type: speaker.map(|speaker| speaker.kind),
            speaker_confidence: row.speaker_confidence,
            confidence: row.confidence,
            by_hand: row.by_hand.map(ByHand::name),
            check: Some(row.check).filter(|check| *check != Check::Open).map(Check::name),
            note: row.note.as_deref(),
        }
    });
    let model = open.model.as_deref().unwrap_or(MODEL_VERSION);
    Ok(write(&Sheet { article: &open.article, model, said: said.collect() }))
}
