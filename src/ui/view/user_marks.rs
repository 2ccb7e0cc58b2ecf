//! Gives the signs for what the user has said of a quotation.

use crate::library::Check;
use crate::library::QuotationRow;

/// The sign of a note.
pub(crate) const NOTE: &str = "✎";

/// Returns the sign of a verdict; a blank while it is open.
pub(crate) fn sign(check: Check) -> &'static str {
    match check {
        Check::Open => " ",
        Check::Checked => "✓",
        Check::Disputed => "!",
    }
}

/// Returns the sign of what the user said of a quotation: the verdict, else that there is a note.
pub(crate) fn of_row(row: &QuotationRow) -> Option<&'static str> {
    match (row.check, &row.note) {
        (Check::Open, None) => None,
        (Check::Open, Some(_)) => Some(NOTE),
        (check, _) => Some(sign(check)),
    }
}
