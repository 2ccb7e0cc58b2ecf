//! Converts dates and times, as pages and documents write them, to ISO 8601.
//!
//! The result is no more precise than what is written: a day without a time stays a day, and a time
//! without an offset gets none. Nothing is guessed: `03/04/2031` could be two days, so it is none.

use jiff::civil::Date;
use jiff::civil::Time;
use jiff::fmt::rfc2822;
use jiff::fmt::strtime;
use jiff::fmt::temporal::Pieces;

/// Bytes of the longest text that is examined.
const LONGEST: usize = 80;

/// The years that are accepted: nobody put articles in files before the first, or does so after the
/// last.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// Formats in which English writes a day, with or without a time.
const WRITTEN: [&str; 12] = [
    "%B %d, %Y, %I:%M %p",
    "%B %d, %Y %I:%M %p",
    "%B %d, %Y %H:%M",
    "%B %d, %Y",
    "%B %d %Y",
    "%d %B %Y %H:%M",
    "%d %B %Y",
    "%A, %B %d, %Y",
    "%A %d %B %Y",
    "%A, %d %B %Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
];

/// Returns the moment that `text` gives, as ISO 8601, or `None` where it is something else.
pub(crate) fn normal(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST || !text.is_ascii() {
        return None;
    }
    iso(text).or_else(|| mail(text)).or_else(|| epoch(text)).or_else(|| written(text))
}

/// Finds a date or time among other words in `text`: "Posted on May 4, 2031".
pub(crate) fn find(text: &str) -> Option<String> {
    let text = &text[..text.floor_char_boundary(4 * LONGEST)];
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | ';' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|from| {
        let end = words.len().min(from + 3);
        normal(words[from])
            .filter(|_| words[from].len() >= "2031-02-03".len())
            .or_else(|| (end == from + 3).then(|| written(&words[from..end].join(" "))).flatten())
    })
}

/// Tells whether `word` is the English name of a day of the week.
pub(crate) fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().any(|day| word.eq_ignore_ascii_case(day))
}

fn iso(text: &str) -> Option<String> {
    // "2031-02-03 at 10:00" and fractions after a comma are not worth a rule.
    let pieces = Pieces::parse(text).ok()?;
    shown(pieces.date(), pieces.time(), &pieces)
}

fn shown(date: Date, time: Option<Time>, pieces: &Pieces) -> Option<String> {
    if !YEARS.contains(&date.year()) {
        return None;
    }
    let Some(time) = time else { return Some(date.to_string()) };
    let whole = Time::new(time.hour(), time.minute(), time.second(), 0).ok()?;
    let moment = Pieces::from(date.to_datetime(whole));
    let moment = match pieces.offset() {
        Some(offset) => moment.with_offset(offset),
        None => moment,
    };
    Some(moment.to_string())
}

fn mail(text: &str) -> Option<String> {
    let moment = rfc2822::parse(text).ok()?;
    let pieces = Pieces::from(moment.datetime()).with_offset(moment.offset());
    shown(moment.date(), Some(moment.time()), &pieces)
}

/// Reads `text` as seconds or milliseconds since 1970, if they give a day later than 1989.
fn epoch(text: &str) -> Option<String> {
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    (seconds > 631_152_000).then(|| moment.to_string())
}

fn written(text: &str) -> Option<String> {
    let text = without_stop(text.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
    WRITTEN.iter().find_map(|&way| {
        let spelt = [way.to_owned(), way.replace("%B", "%b")];
        spelt.iter().find_map(|way| {
            let parsed = strtime::parse(way, &text).ok()?;
            let date = parsed.to_date().ok()?;
            let pieces = Pieces::from(date);
            shown(date, parsed.to_time().ok().filter(|_| way.contains("%M")), &pieces)
        })
    })
}

/// Returns `text` without the full stop of an abbreviated month: "Aug. 19", "3 Sept. 2031".
fn without_stop(text: &str) -> String {
    text.replace("Sept.", "Sep").replace("Sept ", "Sep ").replace(". ", " ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::find;
    use super::normal;

    #[test]
    fn every_way_to_write_a_moment_is_made_one() {
        for (written, moment) in [
            ("2031-02-03", "2031-02-03"),
            ("2031-02-03T10:00:00Z", "2031-02-03T10:00:00Z"),
            ("2031-02-03T10:00:00.123+05:30", "2031-02-03T10:00:00+05:30"),
            ("2031-02-03T10:00:00-0500", "2031-02-03T10:00:00-05:00"),
            ("2031-02-03 10:00", "2031-02-03T10:00:00"),
            ("20310203", "2031-02-03"),
            ("Mon, 03 Feb 2031 10:00:00 GMT", "2031-02-03T10:00:00+00:00"),
            ("February 3, 2031", "2031-02-03"),
            ("Feb 3, 2031", "2031-02-03"),
            ("Sept. 3, 2031", "2031-09-03"),
            ("3 Sept 2031", "2031-09-03"),
            ("3 February 2031", "2031-02-03"),
            ("Monday, February 3, 2031", "2031-02-03"),
            ("February 3, 2031 4:10 pm", "2031-02-03T16:10:00"),
            ("2031/02/03", "2031-02-03"),
            ("1927879200", "2031-02-03T10:00:00Z"),
            ("1927879200000", "2031-02-03T10:00:00Z"),
        ] {
            assert_eq!(normal(written).as_deref(), Some(moment), "{written}");
        }
    }

    #[test]
    fn what_is_no_moment_or_could_be_two_is_none() {
        for other in
            ["", "03/04/2031", "Monday", "yesterday", "12", "9999-01-01", "{{date}}", "été"]
        {
            assert_eq!(normal(other), None, "{other}");
        }
    }

    #[test]
    fn a_day_is_found_among_other_words() {
        assert_eq!(find("Updated Feb. 3, 2031").as_deref(), Some("2031-02-03"));
        assert_eq!(find("Posted on February 3, 2031 by Ann").as_deref(), Some("2031-02-03"));
        assert_eq!(find("By Ann | 3 Feb 2031 | 4:10pm").as_deref(), Some("2031-02-03"));
        assert_eq!(find("Published 2031-02-03").as_deref(), Some("2031-02-03"));
        assert_eq!(find("In May 2031 he left"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_a_moment_or_none(text in "\\PC{0,40}|[0-9TZ:+ /.-]{0,30}|(May|Feb|Mon)[ ,0-9]{0,12}") {
            if let Some(moment) = normal(&text) {
                prop_assert_eq!(normal(&moment), Some(moment.clone()), "what is normal stays as it is");
            }
            find(&text);
        }
    }
}
