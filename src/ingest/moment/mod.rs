//! Converts dates and times, as pages and documents write them, to ISO 8601.
//!
//! The result is no more precise than what is written: a day without a time stays a day, and a time
//! without an offset gets none. Nothing is guessed: `03/04/2031` could be two days, so it is none,
//! unless the language or the country says which.

mod calendar_date;
mod date_text;
mod time_of_day;
mod words;

use jiff::civil::Date;
use jiff::civil::Time;
use jiff::fmt::rfc2822;
use jiff::fmt::temporal::Pieces;

/// Bytes of the longest text that is examined.
const LONGEST: usize = 80;

/// The years that are accepted: nobody put articles in files before the first, or does so after the
/// last.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// Bytes of the longest text in which a date is looked for.
const LONGEST_AMONG: usize = 4 * LONGEST;

/// The order in which a text gives day and month as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum DayOrder {
    /// `03/04/2031` is a day in April.
    DayFirst,
    /// `03/04/2031` is a day in March.
    MonthFirst,
    /// `03/04/2031` may be either, so it is none.
    #[default]
    Unknown,
}

impl DayOrder {
    /// Returns the order that a language has, as a BCP 47 tag, or English at an address of that
    /// country.
    pub(crate) fn of(language: Option<&str>, url: Option<&str>) -> Self {
        let Some(language) = language else { return DayOrder::Unknown };
        let mut parts = language.split('-');
        let (primary, region) = (parts.next().unwrap_or_default(), parts.next_back());
        if primary != "en" {
            return DayOrder::DayFirst;
        }
        match region {
            Some("US" | "PH") => DayOrder::MonthFirst,
            Some(region) if region.len() == 2 && region != "CA" => DayOrder::DayFirst,
            _ => url.map_or(DayOrder::Unknown, DayOrder::of_address),
        }
    }

    fn of_address(url: &str) -> Self {
        const DAY_FIRST: [&str; 12] =
            ["uk", "ie", "au", "nz", "in", "pk", "za", "ng", "ke", "gh", "sg", "eu"];
        let host = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
        let top = host.as_deref().and_then(|host| host.rsplit('.').next()).unwrap_or_default();
        match top {
            "us" | "gov" | "mil" => DayOrder::MonthFirst,
            top if DAY_FIRST.contains(&top) => DayOrder::DayFirst,
            _ => DayOrder::Unknown,
        }
    }
}

/// Returns the moment that `text` gives, as ISO 8601, or `None` where it is something else.
pub(crate) fn normal(text: &str) -> Option<String> {
    normal_in(text, DayOrder::Unknown)
}

/// Returns the moment that `text` gives, where day and month as numbers have that order.
pub(crate) fn normal_in(text: &str, order: DayOrder) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    iso(text)
        .or_else(|| mail(text))
        .or_else(|| epoch(text))
        .or_else(|| date_text::whole(text, order))
}

/// Finds a date or time among other words in `text`: "Posted on May 4, 2031".
pub(crate) fn find(text: &str) -> Option<String> {
    find_in(text, DayOrder::Unknown)
}

/// Finds a date or time among other words, where day and month as numbers have that order.
pub(crate) fn find_in(text: &str, order: DayOrder) -> Option<String> {
    date_text::among(&text[..text.floor_char_boundary(LONGEST_AMONG)], order)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::DayOrder;
    use super::find;
    use super::normal;
    use super::normal_in;

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
    fn programs_and_languages_write_it_in_their_own_ways() {
        for (written, moment) in [
            ("2031-02-03 10:00:00 -0500", "2031-02-03T10:00:00-05:00"),
            ("2031-02-03T10:00:00 +01:00", "2031-02-03T10:00:00+01:00"),
            ("2031/02/03 10:00:00", "2031-02-03T10:00:00"),
            ("2031-02-03T24:00:00Z", "2031-02-04T00:00:00+00:00"),
            ("Mon Feb  3 10:00:00 2031", "2031-02-03T10:00:00"),
            ("Mon Feb 03 10:00:00 CET 2031", "2031-02-03T10:00:00+01:00"),
            ("Mon Feb 03 2031 10:00:00 GMT+0100 (CET)", "2031-02-03T10:00:00+01:00"),
            ("Sat, Feb 01 2031 08:28:28 PM", "2031-02-01T20:28:28"),
            ("Feb 3, 2031 10:11 PM EST", "2031-02-03T22:11:00-05:00"),
            ("Dec. 9, 2031, 6:11 p.m.", "2031-12-09T18:11:00"),
            ("Published on February 3rd, 2031 at 5:00pm BST", "2031-02-03T17:00:00+01:00"),
            ("3 Feb, 2031", "2031-02-03"),
            ("03.02.2031", "2031-02-03"),
            ("3.2.31", "2031-02-03"),
            ("13/02/2031", "2031-02-13"),
            ("2/13/31", "2031-02-13"),
            ("3. Februar 2031, 17.30 Uhr", "2031-02-03T17:30:00"),
            ("1er mars 2031 à 17h30", "2031-03-01T17:30:00"),
            ("lunes, 3 de febrero de 2031", "2031-02-03"),
            ("3 febbraio 2031", "2031-02-03"),
            ("3 lutego 2031", "2031-02-03"),
            ("3 марта 2031", "2031-03-03"),
            ("٣ مارس ٢٠٣١", "2031-03-03"),
            ("2031年2月3日", "2031-02-03"),
            ("2031년 2월 3일", "2031-02-03"),
        ] {
            assert_eq!(normal(written).as_deref(), Some(moment), "{written}");
        }
    }

    #[test]
    fn the_language_says_whether_the_day_comes_first() {
        let order = |language, url| DayOrder::of(Some(language), url);
        let day = |order| normal_in("03/04/2031", order);
        assert_eq!(day(order("fr", None)).as_deref(), Some("2031-04-03"));
        assert_eq!(day(order("en-GB", None)).as_deref(), Some("2031-04-03"));
        assert_eq!(day(order("en-US", None)).as_deref(), Some("2031-03-04"));
        assert_eq!(day(order("en", Some("https://lamp.co.uk/a"))).as_deref(), Some("2031-04-03"));
        assert_eq!(day(order("en", Some("https://lamp.example/a"))), None);
        assert_eq!(day(DayOrder::of(None, None)), None);
    }

    #[test]
    fn what_is_no_moment_or_could_be_two_is_none() {
        for other in [
            "",
            "03/04/2031",
            "March 3, 2031 to April 4, 2031",
            "Updated March 3, 2031",
            "1.2.3.4",
            "Monday",
            "yesterday",
            "12",
            "9999-01-01",
            "{{date}}",
            "été",
        ] {
            assert_eq!(normal(other), None, "{other}");
        }
    }

    #[test]
    fn a_day_is_found_among_other_words() {
        assert_eq!(find("Updated Feb. 3, 2031").as_deref(), Some("2031-02-03"));
        assert_eq!(find("Posted on February 3, 2031 by Ann").as_deref(), Some("2031-02-03"));
        assert_eq!(find("By Ann | 3 Feb 2031 | 4:10pm").as_deref(), Some("2031-02-03T16:10:00"));
        assert_eq!(
            find("Feb 3, 2031 at 10:11 PM EST - 5 min read").as_deref(),
            Some("2031-02-03T22:11:00-05:00")
        );
        assert_eq!(
            find("10:11, Feb 3, 2031 – 12 comments").as_deref(),
            Some("2031-02-03T10:11:00")
        );
        assert_eq!(find("Feb 3, 2031 10:11 - 5 min").as_deref(), Some("2031-02-03T10:11:00"));
        assert_eq!(find("Published 2031-02-03").as_deref(), Some("2031-02-03"));
        assert_eq!(find("In May 2031 he left"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_a_moment_or_none(text in "\\PC{0,40}|[0-9TZ:+ /.-]{0,30}|(May|Feb|Mon|3.)[ ,0-9:.+pm-]{0,16}") {
            if let Some(moment) = normal(&text) {
                prop_assert_eq!(normal(&moment), Some(moment.clone()), "what is normal stays as it is");
            }
            find(&text);
        }
    }
}
