//! Reads `Retry-After`, by which a server says how long to leave it alone.

use std::time::Duration;
use std::time::Instant;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// The longest time for which a server is left alone at its request.
const LONGEST: Duration = Duration::from_hours(24);

/// Returns the time to wait from now; the header gives seconds or a date.
pub(super) fn after(value: &str) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number too large to parse means the longest time.
        return Some(value.parse().map_or(LONGEST, Duration::from_secs).min(LONGEST));
    }
    let until = rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_timestamp(value).ok()?;
    let wait = until.duration_since(Timestamp::now());
    // A date in the past means now.
    Some(Duration::try_from(wait).unwrap_or_default().min(LONGEST))
}

/// Converts a moment of the monotonic clock to a time of day.
pub(super) fn time_of(moment: Instant) -> Timestamp {
    let wait = moment.saturating_duration_since(Instant::now());
    let now = Timestamp::now();
    now.checked_add(wait).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::Timestamp;

    use super::LONGEST;
    use super::after;

    #[test]
    fn seconds_and_dates_are_understood_and_bounded() {
        assert_eq!(after(" 120 "), Some(Duration::from_mins(2)));
        assert_eq!(after("99999999999999999999999"), Some(LONGEST));
        assert_eq!(after("Mon, 02 Jun 2025 09:00:00 GMT"), Some(Duration::ZERO));
        assert_eq!(after("Fri, 31 Dec 9998 23:59:59 GMT"), Some(LONGEST));
        let soon = Timestamp::now() + Duration::from_mins(10);
        let date = soon.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
        let wait = after(&date).unwrap();
        assert!(wait > Duration::from_mins(9) && wait <= Duration::from_mins(10), "{wait:?}");
        for nonsense in ["", "soon", "-1", "1.5"] {
            assert_eq!(after(nonsense), None, "{nonsense}");
        }
    }
}
