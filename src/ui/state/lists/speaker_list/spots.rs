//! Moves from one place in the list of speakers to the next.

use crate::quotes::SpeakerType;
use crate::ui::state::lists::speaker_list::Count;
use crate::ui::state::lists::speaker_list::SpeakerLine;
use crate::ui::state::lists::speaker_list::SpeakerList;
use crate::ui::state::lists::speaker_list::Spot;

impl SpeakerList {
    pub(crate) fn is_in_sight_from(&self, top: Spot, count: Count) -> bool {
        self.lines_from(top, count).contains(&SpeakerLine::Spot(self.selected))
    }

    pub(crate) fn lines_from(&self, top: Spot, count: Count) -> Vec<SpeakerLine> {
        let mut lines = Vec::with_capacity(self.height);
        let (mut at, mut group) = ((top.row < self.rows.total).then_some(top), None);
        while let Some(spot) = at
            && lines.len() < self.height
        {
            let its = self.row(spot.row).map(|row| heading(row.kind));
            // In three lines or fewer, headings would leave no room for speakers.
            if its != group && self.height > 3 {
                lines.extend(its.map(SpeakerLine::Heading));
                group = its;
            }
            lines.push(SpeakerLine::Spot(spot));
            at = self.after(spot, count);
        }
        lines.truncate(self.height);
        lines
    }

    /// Returns how many quotations are shown beneath the speaker in `row`.
    fn beneath(&self, row: usize, count: Count) -> usize {
        match self.row(row) {
            Some(speaker) if self.is_unfolded(speaker.id) => count(speaker.id),
            _ => 0,
        }
    }

    pub(crate) fn after(&self, spot: Spot, count: Count) -> Option<Spot> {
        let nth = spot.nth.map_or(0, |nth| nth + 1);
        if nth < self.beneath(spot.row, count) {
            return Some(Spot { nth: Some(nth), ..spot });
        }
        (spot.row + 1 < self.rows.total).then_some(Spot { row: spot.row + 1, nth: None })
    }

    pub(crate) fn before(&self, spot: Spot, count: Count) -> Option<Spot> {
        if let Some(nth) = spot.nth {
            return Some(Spot { nth: nth.checked_sub(1), ..spot });
        }
        let row = spot.row.checked_sub(1)?;
        Some(Spot { row, nth: self.beneath(row, count).checked_sub(1) })
    }

    pub(crate) fn last(&self, count: Count) -> Spot {
        let row = self.rows.total.saturating_sub(1);
        Spot { row, nth: self.beneath(row, count).checked_sub(1) }
    }

    pub(crate) fn nearest(&self, spot: Spot, count: Count) -> Spot {
        let row = spot.row.min(self.rows.total.saturating_sub(1));
        let last = self.beneath(row, count).checked_sub(1);
        let nth = if row == spot.row { spot.nth.min(last) } else { None };
        Spot { row, nth }
    }
}

fn heading(kind: SpeakerType) -> &'static str {
    match kind {
        SpeakerType::Person => "PEOPLE",
        SpeakerType::Organization | SpeakerType::Place => "ORGANIZATIONS, PLACES",
        SpeakerType::Group | SpeakerType::Unnamed => "GROUPS, UNNAMED",
    }
}
