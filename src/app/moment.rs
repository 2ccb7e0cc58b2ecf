//! Writes moments for people.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Returns a moment, given in seconds since 1970, as day and minute where the user is, such as
/// "2031-02-04 10:22"; what is no moment is empty.
pub fn told(seconds: i64) -> String {
    let moment = Timestamp::from_second(seconds).map(|at| at.to_zoned(TimeZone::system()));
    moment.map(|at| at.strftime("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
}
