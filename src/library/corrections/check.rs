//! Defines the user's verdict on a quotation.

/// The user's verdict on a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Check {
    /// The user has not said anything yet.
    #[default]
    Open,
    /// The user has checked it and found it right.
    Checked,
    /// The user doubts it.
    Disputed,
}

impl Check {
    /// All verdicts, in the order in which they follow one another.
    pub const ALL: [Check; 3] = [Check::Open, Check::Checked, Check::Disputed];

    /// Returns the word for the verdict.
    pub fn name(self) -> &'static str {
        match self {
            Check::Open => "open",
            Check::Checked => "checked",
            Check::Disputed => "disputed",
        }
    }

    /// Returns the verdict of this name.
    pub fn from_name(name: &str) -> Option<Check> {
        Check::ALL.into_iter().find(|check| check.name() == name)
    }

    /// Returns the verdict after this one; the first follows the last.
    #[must_use]
    pub fn next(self) -> Check {
        match self {
            Check::Open => Check::Checked,
            Check::Checked => Check::Disputed,
            Check::Disputed => Check::Open,
        }
    }
}
