//! Limits how much time an article may take, and how long a text may be in a record.
//!
//! A clock would give one answer today and another tomorrow, or on a machine that is busy. A data
//! pipeline that runs a failed task again must get the same lines, so for records the time is
//! computed from the length of the text, by the slowest text there is.

use std::time::Duration;

use crate::text::Text;

/// The number of bytes of text that are read in a millisecond, at worst: 2 MB of nothing but `“a”
/// said Ann Lee. ` took 24 s of a core. Ordinary articles take a sixth.
const BYTES_IN_A_MILLISECOND: u64 = 80;

/// The time that a record may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget(Duration);

impl Budget {
    /// The time that a record may take, unless the user sets another.
    pub(crate) const USUAL: Duration = Duration::from_mins(1);

    pub(crate) fn of(time: Duration) -> Self {
        Budget(time)
    }

    /// Returns the reason why this text is not read, if it may take longer.
    pub(crate) fn refuse(self, text: &Text) -> Option<String> {
        let milliseconds = self.0.as_millis();
        let most = milliseconds.saturating_mul(u128::from(BYTES_IN_A_MILLISECOND));
        (text.len() as u128 > most).then(|| {
            format!(
                "the text has {} bytes and may take longer than {milliseconds} ms; a higher --budget lets it through",
                text.len(),
            )
        })
    }
}

/// Parses a time as it is typed: `90s`, `10m`, `1h`, or a number of milliseconds.
pub(crate) fn time(typed: &str) -> Result<Duration, String> {
    let digits = typed.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let milliseconds = match &typed[digits.len()..] {
        "" | "ms" => 1,
        "s" => 1000,
        "m" | "min" => 60_000,
        "h" => 3_600_000,
        _ => 0,
    };
    let number: Option<u64> = digits.parse().ok();
    let time = number.and_then(|number| number.checked_mul(milliseconds)).filter(|&time| time > 0);
    let time = time.ok_or("a time is written 90s, 10m, 1h, or as a number of milliseconds")?;
    Ok(Duration::from_millis(time))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::time;

    #[test]
    fn a_time_has_a_unit_or_is_milliseconds() {
        assert_eq!(time("90s"), Ok(Duration::from_secs(90)));
        assert_eq!(time("10m"), Ok(Duration::from_mins(10)));
        assert_eq!(time("1h"), Ok(Duration::from_hours(1)));
        assert_eq!(time("60000"), Ok(Duration::from_mins(1)));
        for wrong in ["", "s", "0", "-1s", "5 m", "1.5m", "9d", "99999999999999999999", "9ä"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
