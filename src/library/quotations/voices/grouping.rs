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
}

/// A grouping of which each speaker's share is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SharedGrouping {
    Type,
    Outlet,
    Month,
    Kind,
    Act,
}

impl SharedGrouping {
    pub(super) const ALL: [SharedGrouping; 5] = [
        SharedGrouping::Type,
        SharedGrouping::Outlet,
        SharedGrouping::Month,
        SharedGrouping::Kind,
        SharedGrouping::Act,
    ];

    /// Returns the grouping, if shares of it are kept.
    pub(super) fn of(grouping: VoiceGrouping) -> Option<SharedGrouping> {
        match grouping {
            VoiceGrouping::Type => Some(SharedGrouping::Type),
            VoiceGrouping::Outlet => Some(SharedGrouping::Outlet),
            VoiceGrouping::Month => Some(SharedGrouping::Month),
            VoiceGrouping::Kind => Some(SharedGrouping::Kind),
            VoiceGrouping::Act => Some(SharedGrouping::Act),
            VoiceGrouping::Speaker | VoiceGrouping::Relay => None,
        }
    }

    /// Returns the name under which shares are kept.
    pub(super) fn name(self) -> &'static str {
        match self {
            SharedGrouping::Type => "type",
            SharedGrouping::Outlet => "outlet",
            SharedGrouping::Month => "month",
            SharedGrouping::Kind => "kind",
            SharedGrouping::Act => "act",
        }
    }

    /// Returns the group of a quotation by a speaker of this type.
    pub(super) fn group(self, said: &Spoken, speaker_type: Option<SpeakerType>) -> Group {
        match self {
            SharedGrouping::Type => named(speaker_type.map(|it| it.name().to_owned())),
            SharedGrouping::Outlet => of_outlet(said.outlet.as_deref()),
            SharedGrouping::Month => of_month(said.day.as_deref()),
            SharedGrouping::Kind => named(Some(said.kind.name().to_owned())),
            SharedGrouping::Act => named(Some(said.act.name().to_owned())),
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
