//! Holds the voices that are listed: who is quoted how much, put together by something, and when
//! the chosen speaker was quoted.

use crate::app::WantedVoices;
use crate::library::SpeakerId;
use crate::library::Voice;
use crate::library::VoiceGrouping;
use crate::text::numbers::counted;
use crate::ui::commands::command::Command;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::lists::list_window;

/// The lines below the rows: a blank one, what is counted of the chosen voice, and its timeline
/// with the names of its ends.
const FOOT: u16 = 6;

/// The smallest height that has room for rows and for all that.
const FOOTED: u16 = 14;

/// The voices that are listed, or on their way.
#[derive(Debug)]
pub(crate) struct OpenVoices {
    /// What is counted.
    pub(crate) wanted: WantedVoices,
    /// What admits the quotations, in words; empty for all.
    pub(crate) of: String,
    /// The rows; `None` until they come.
    pub(crate) rows: Option<Vec<Voice>>,
    pub(crate) chosen: usize,
    /// The first row that was shown at the last click.
    pub(crate) top: usize,
    /// The months in which a speaker was quoted.
    pub(crate) months: Option<(SpeakerId, Vec<Voice>)>,
}

impl OpenVoices {
    /// Makes an empty list of what is wanted.
    pub(crate) fn new(wanted: WantedVoices, of: String) -> Self {
        OpenVoices { wanted, of, rows: None, chosen: 0, top: 0, months: None }
    }

    /// Returns the rows that have come.
    pub(crate) fn rows(&self) -> &[Voice] {
        self.rows.as_deref().unwrap_or_default()
    }

    /// Returns the chosen row.
    pub(crate) fn chosen(&self) -> Option<&Voice> {
        self.rows().get(self.chosen)
    }

    /// Takes the rows; the choice stays on its voice, or else at its place.
    pub(crate) fn take(&mut self, rows: Vec<Voice>) {
        let is_chosen =
            |old: &Voice, row: &Voice| (old.speaker, &old.name) == (row.speaker, &row.name);
        let same = self.chosen().and_then(|old| rows.iter().position(|row| is_chosen(old, row)));
        self.chosen = same.unwrap_or(self.chosen.min(rows.len().saturating_sub(1)));
        self.rows = Some(rows);
    }

    /// Puts the quotations together by what comes next, or before.
    pub(crate) fn turn(&mut self, by: isize) {
        let all = VoiceGrouping::ALL;
        let at = all.iter().position(|&grouping| grouping == self.wanted.grouping).unwrap_or(0);
        self.wanted.grouping = all[(at + all.len()).wrapping_add_signed(by) % all.len()];
        (self.rows, self.chosen, self.top, self.months) = (None, 0, 0, None);
    }

    /// Chooses another row, of which a page shows so many.
    pub(crate) fn select(&mut self, motion: Motion, times: usize, page: usize) {
        let last = self.rows().len().saturating_sub(1);
        self.chosen = (0..times).fold(self.chosen, |at, _| motion.apply(at, last, page.max(1)));
    }

    /// Returns the first row that is shown on so many lines.
    pub(crate) fn top(&self, lines: usize) -> usize {
        list_window::reveal(self.top, self.chosen, lines, self.rows().len())
    }

    /// Returns how many rows are shown in so many lines; above them stands what their columns are.
    pub(crate) fn rows_shown(&self, height: u16) -> usize {
        usize::from(height.saturating_sub(1 + self.foot(height)))
    }

    /// Returns the lines that are taken below the rows.
    pub(crate) fn foot(&self, height: u16) -> u16 {
        match self.wanted.grouping {
            _ if height < FOOTED => 0,
            VoiceGrouping::Speaker => FOOT,
            _ => 2,
        }
    }

    /// Returns the months of the chosen speaker, if they have come.
    pub(crate) fn months_of_chosen(&self) -> Option<&[Voice]> {
        let speaker = self.chosen()?.speaker?;
        let (of, months) = self.months.as_ref()?;
        (*of == speaker).then_some(months)
    }
}

impl LayerState for OpenVoices {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Voices)
    }

    fn is_idle(&self, command: Command) -> bool {
        command == Command::Accept && self.chosen().is_none()
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}

/// Returns what voices are put together by, as their title says it.
pub(crate) fn title(grouping: VoiceGrouping) -> &'static str {
    match grouping {
        VoiceGrouping::Speaker => "Voices",
        VoiceGrouping::Type => "Voices by type",
        VoiceGrouping::Outlet => "Voices by outlet",
        VoiceGrouping::Month => "Voices by month",
        VoiceGrouping::Kind => "Voices by kind",
        VoiceGrouping::Act => "Voices by act",
        VoiceGrouping::Relay => "Voices by who passed them on",
    }
}

/// Returns the name of a voice, or what stands for one.
pub(crate) fn name(voice: &Voice, grouping: VoiceGrouping) -> &str {
    let without = match grouping {
        VoiceGrouping::Outlet => "(no outlet)",
        VoiceGrouping::Month => "(no date)",
        _ => "(not named)",
    };
    voice.name.as_deref().unwrap_or(without)
}

/// Says all that is counted of a voice.
pub(crate) fn about(voice: &Voice) -> String {
    let mut parts = vec![
        counted(voice.quotations, "quotation"),
        format!("{}, {}% direct", counted(voice.words, "word"), direct(voice)),
        counted(voice.articles, "article"),
    ];
    if let (Some(first), Some(last)) = (&voice.first, &voice.last) {
        parts.push(if first == last { first.clone() } else { format!("{first} to {last}") });
    }
    parts.join(" · ")
}

/// Returns the share of words in direct quotations, in percent.
pub(crate) fn direct(voice: &Voice) -> usize {
    (voice.direct_words * 100 + voice.words / 2) / voice.words.max(1)
}
