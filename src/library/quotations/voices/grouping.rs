//! Names what quotations are put together by, and tells which group a quotation is in.

use crate::library::quotations::voices::count::GroupKey;
use crate::library::quotations::voices::count::Spoken;
use crate::quotes::SpeakerType;
use crate::text::fold;

/// What quotations are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VoiceGrouping {
    /// The speaker.
    #[default]
    Speaker,
    /// The type of the speaker.
    Type,
    /// The outlet of the article.
    Outlet,
    /// The month of the article.
    Month,
    /// The kind: direct, mixed, indirect.
    Kind,
    /// The act that is reported.
    Act,
    /// The one who passed the words on, with the one who said them.
    Relay,
}

impl VoiceGrouping {
    /// Every grouping, in the order in which they are offered.
    pub const ALL: [VoiceGrouping; 7] = [
        VoiceGrouping::Speaker,
        VoiceGrouping::Type,
        VoiceGrouping::Outlet,
        VoiceGrouping::Month,
        VoiceGrouping::Kind,
        VoiceGrouping::Act,
        VoiceGrouping::Relay,
    ];

    /// The groupings of which each speaker's share is kept.
    pub(super) const SHARED: [VoiceGrouping; 5] = [
        VoiceGrouping::Type,
        VoiceGrouping::Outlet,
        VoiceGrouping::Month,
        VoiceGrouping::Kind,
        VoiceGrouping::Act,
    ];

    /// Returns the name under which shares are kept.
    pub(super) fn stored(self) -> &'static str {
        match self {
            VoiceGrouping::Speaker => "speaker",
            VoiceGrouping::Type => "type",
            VoiceGrouping::Outlet => "outlet",
            VoiceGrouping::Month => "month",
            VoiceGrouping::Kind => "kind",
            VoiceGrouping::Act => "act",
            VoiceGrouping::Relay => "relay",
        }
    }
}

/// The group of a quotation and its name; `None` where the name is missing.
pub(super) type Group = (GroupKey, Option<String>);

/// Returns the group that bears this name.
pub(super) fn named(name: Option<String>) -> Group {
    let key = name.as_deref().map_or(GroupKey::Nameless, |name| GroupKey::Name(fold::key(name)));
    (key, name)
}

/// Returns the group of an outlet. A search for an outlet compares it in the same way.
pub(super) fn of_outlet(outlet: Option<&str>) -> Group {
    match outlet {
        Some(outlet) => (GroupKey::Name(outlet.to_ascii_lowercase()), Some(outlet.to_owned())),
        None => (GroupKey::Nameless, None),
    }
}

/// Returns the group of the month of an ISO 8601 day.
pub(super) fn of_month(day: Option<&str>) -> Group {
    named(day.and_then(|day| day.get(..7)).map(str::to_owned))
}

/// Returns the group of a quotation in one of the [shared](VoiceGrouping::SHARED) groupings.
pub(super) fn shared(
    grouping: VoiceGrouping,
    said: &Spoken,
    speaker_type: Option<SpeakerType>,
) -> Group {
    match grouping {
        VoiceGrouping::Outlet => of_outlet(said.outlet.as_deref()),
        VoiceGrouping::Month => of_month(said.day.as_deref()),
        VoiceGrouping::Kind => named(Some(said.kind.name().to_owned())),
        VoiceGrouping::Act => named(Some(said.act.name().to_owned())),
        VoiceGrouping::Type | VoiceGrouping::Speaker | VoiceGrouping::Relay => {
            named(speaker_type.map(|speaker_type| speaker_type.name().to_owned()))
        }
    }
}
