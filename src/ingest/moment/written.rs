//! Reads dates as people and programs write them, in the order and with the words of many
//! languages.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::Time;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

use crate::ingest::moment::DayOrder;
use crate::ingest::moment::shown;
use crate::ingest::moment::words;
use crate::ingest::moment::words::Piece;
use crate::ingest::moment::words::Piece::Mark;
use crate::ingest::moment::words::Piece::Number;
use crate::ingest::moment::words::Piece::Word;

/// Reads a text that is a date, with or without a time, and nothing else.
pub(super) fn whole(text: &str, order: DayOrder) -> Option<String> {
    let pieces = words::pieces(text);
    let (mut date, mut time, mut offset) = (None, None, None);
    let mut at = 0;
    while at < pieces.len() {
        let rest = &pieces[at..];
        if let Some((found, len)) = date_at(rest, order, true).filter(|_| date.is_none()) {
            date = Some(found);
            at += len;
        } else if let Some((found, len)) = time_at(rest).filter(|_| time.is_none()) {
            time = Some(found);
            at += len;
            if let Some((found, len)) = zone_at(&pieces[at..]) {
                offset = Some(found);
                at += len;
            }
        } else if let Some((day, len)) = parted_date_at(rest).filter(|_| date.is_none()) {
            let (found, clock, zone) = day;
            (date, time, offset) = (Some(found), Some(clock), zone);
            at += len;
        } else if let Some((_, len)) = zone_at(rest).filter(|_| time.is_some()) {
            // The name of the zone after its offset: "+0100 (CET)".
            at += len;
        } else if is_nothing(&pieces[at]) {
            at += 1;
        } else {
            return None;
        }
    }
    moment(date?, time, offset)
}

/// Finds a date among other words: the day, and the time where it stands right beside it.
pub(super) fn among(text: &str, order: DayOrder) -> Option<String> {
    let pieces = words::pieces(text);
    let (date, start, end) = (0..pieces.len()).find_map(|at| {
        // A number goes on before the first piece: "12.03.02.2031", "1/2/2031".
        let is_inside = at > 1
            && matches!(&pieces[at - 1], Mark('.' | '/' | '-'))
            && matches!(&pieces[at - 2], Number(..));
        let found = date_at(&pieces[at..], order, false).filter(|_| !is_inside);
        found.map(|(date, len)| (date, at, at + len))
    })?;
    let clock = clock_after(&pieces[end..]).or_else(|| clock_before(&pieces[..start]));
    let Some((time, offset)) = clock else { return moment(date, None, None) };
    moment(date, Some(time), offset)
}

/// The most words and marks between a day and its time: ", Tuesday, at".
const MOST_BETWEEN: usize = 4;

/// Reads the time that follows a day: "T10:11:12Z", "at 10:11 PM EST", "| 10:11".
fn clock_after(pieces: &[Piece]) -> Option<(Clock, Option<Offset>)> {
    let is_between = |piece: &&Piece| is_nothing(piece) || matches!(piece, Word(t) if t == "t");
    let between = pieces.iter().take(MOST_BETWEEN).take_while(is_between).count();
    let (time, len) = time_at(&pieces[between..])?;
    Some((time, zone_among(&pieces[between + len..]).map(|(offset, _)| offset)))
}

/// Reads a zone among other words, where a dash and a small number are none: "10:11 – 5 min read".
fn zone_among(pieces: &[Piece]) -> Option<(Offset, usize)> {
    match pieces {
        [Mark('+' | '-' | '−'), Number(_, 1 | 2), Mark(':'), Number(_, 2), ..]
        | [Mark('+' | '-' | '−'), Number(_, 4), ..] => zone_at(pieces),
        [Mark('+' | '-' | '−' | '–' | '—'), ..] => None,
        _ => zone_at(pieces),
    }
}

/// Reads the time that stands before a day: "10:11 PM EST, Tuesday".
fn clock_before(pieces: &[Piece]) -> Option<(Clock, Option<Offset>)> {
    let first = pieces.len().saturating_sub(2 * MOST_BETWEEN + 4);
    (first..pieces.len()).find_map(|at| {
        // A number goes on before it: "1:10:11".
        if at > 0 && matches!(&pieces[at - 1], Mark('.' | ':' | '/' | '-') | Number(..)) {
            return None;
        }
        let (time, len) = time_at(&pieces[at..])?;
        let (offset, zone) = zone_among(&pieces[at + len..]).unzip();
        let between = &pieces[at + len + zone.unwrap_or(0)..];
        let is_beside = between.len() <= MOST_BETWEEN && between.iter().all(is_nothing);
        is_beside.then_some((time, offset))
    })
}

fn is_nothing(piece: &Piece) -> bool {
    match piece {
        Number(..) => false,
        Word(word) => words::is_filler(word),
        Mark(_) => true,
    }
}

/// The hours and the rest of a day's time; 24:00 is the start of the next.
type Clock = (u32, u32, u32);

fn moment(date: Date, time: Option<Clock>, offset: Option<Offset>) -> Option<String> {
    let Some((hour, minute, second)) = time else {
        return shown(date, None, &Pieces::from(date));
    };
    let is_next_day = hour == 24 && minute == 0 && second == 0;
    let date = if is_next_day { date.checked_add(1.day()).ok()? } else { date };
    let hour = if is_next_day { 0 } else { hour };
    // A leap second is the one before.
    let time = Time::new(hour as i8, minute as i8, second.min(59) as i8, 0).ok()?;
    let pieces = Pieces::from(date.to_datetime(time));
    let pieces = match offset {
        Some(offset) => pieces.with_offset(offset),
        None => pieces,
    };
    shown(date, Some(time), &pieces)
}

/// Reads a date at the start of the pieces; returns it with the number of its pieces. Years of two
/// digits count only where the text is `only` a date.
fn date_at(pieces: &[Piece], order: DayOrder, only: bool) -> Option<(Date, usize)> {
    year_first(pieces)
        .or_else(|| year_last(pieces, order, only))
        .or_else(|| day_and_name(pieces))
        .or_else(|| name_and_day(pieces))
}

/// Reads "2031-02-03", "2031/2/3", "2031. 2. 3.", "2031年2月3日" and "2031. február 3.".
fn year_first(pieces: &[Piece]) -> Option<(Date, usize)> {
    let (year, rest) = number(pieces, 4..=4)?;
    if let [Mark('.'), Word(name), tail @ ..] | [Word(name), tail @ ..] = rest
        && let Some(month) = words::month(name)
    {
        let (day, tail) = number(tail, 1..=2)?;
        return ended(pieces, tail, date(year, month, day)?);
    }
    let rest = parted(rest, None, &["年", "년"])?;
    let (month, after) = number(rest.0, 1..=2)?;
    let rest = parted(after, rest.1, &["月", "월"])?;
    let (day, after) = number(rest.0, 1..=2)?;
    let after = match after {
        [Word(unit), tail @ ..] if unit == "日" || unit == "일" => tail,
        _ => after,
    };
    ended(pieces, after, date(year, month, day)?)
}

/// Reads "03.02.2031", "13/02/2031", "2/13/31".
fn year_last(pieces: &[Piece], order: DayOrder, only: bool) -> Option<(Date, usize)> {
    let (first, rest) = number(pieces, 1..=2)?;
    let (rest, mark) = parted(rest, None, &[])?;
    let (second, rest) = number(rest, 1..=2)?;
    let (rest, mark) = parted(rest, mark, &[])?;
    let (year, after) = match number(rest, 4..=4) {
        Some(year) => year,
        None if only && mark != Some('-') => {
            let (year, after) = number(rest, 2..=2)?;
            (2000 + year, after)
        }
        None => return None,
    };
    let is_day_first = match order {
        _ if mark == Some('.') || first > 12 || first == second => true,
        _ if second > 12 => false,
        DayOrder::DayFirst => true,
        DayOrder::MonthFirst => false,
        DayOrder::Unknown => return None,
    };
    let (day, month) = if is_day_first { (first, second) } else { (second, first) };
    ended(pieces, after, date(year, month, day)?)
}

/// Reads "3. Februar 2031", "3rd of February, 2031", "3 de febrero de 2031", "3-Feb-2031".
fn day_and_name(pieces: &[Piece]) -> Option<(Date, usize)> {
    let (day, rest) = number(pieces, 1..=2)?;
    let rest = after_day(rest);
    let rest = without_link(match rest {
        [Mark('-' | '/'), tail @ ..] => tail,
        _ => rest,
    });
    let [Word(name), rest @ ..] = rest else { return None };
    let month = words::month(name)?;
    let rest = match rest {
        [Mark('.'), Mark(','), tail @ ..]
        | [Mark('.' | ',' | '-' | '/' | '\'' | '’'), tail @ ..] => tail,
        _ => rest,
    };
    let (year, rest) = number(without_link(rest), 4..=4)?;
    ended(pieces, rest, date(year, month, day)?)
}

/// Reads "February 3, 2031", "Feb. 3rd 2031".
fn name_and_day(pieces: &[Piece]) -> Option<(Date, usize)> {
    let (month, day, rest) = named_day(pieces)?;
    let rest = match rest {
        [Mark(','), tail @ ..] => tail,
        _ => rest,
    };
    let (year, rest) = number(without_link(rest), 4..=4)?;
    ended(pieces, rest, date(year, month, day)?)
}

/// A day with its time and zone.
type DayWithTime = (Date, Clock, Option<Offset>);

/// Reads a date whose year stands after the time: "Feb 3 10:11:12 UTC 2031".
fn parted_date_at(pieces: &[Piece]) -> Option<(DayWithTime, usize)> {
    let (month, day, rest) = named_day(pieces)?;
    let (time, len) = time_at(rest)?;
    let rest = &rest[len..];
    let (offset, len) = match zone_at(rest) {
        Some((offset, len)) => (Some(offset), len),
        None => (None, 0),
    };
    let (year, rest) = number(&rest[len..], 4..=4)?;
    let found = (date(year, month, day)?, time, offset);
    Some((found, pieces.len() - rest.len()))
}

fn named_day(pieces: &[Piece]) -> Option<(u32, u32, &[Piece])> {
    let [Word(name), rest @ ..] = pieces else { return None };
    let month = words::month(name)?;
    let rest = match rest {
        [Mark('.'), tail @ ..] => tail,
        _ => rest,
    };
    let (day, rest) = number(rest, 1..=2)?;
    Some((month, day, after_day(rest)))
}

/// Passes over the ending of a day's number: "3rd", "1er", "3.", "3º".
fn after_day(rest: &[Piece]) -> &[Piece] {
    match rest {
        [Word(ending), tail @ ..]
            if matches!(ending.as_str(), "st" | "nd" | "rd" | "th" | "er" | "o" | "e" | "a") =>
        {
            tail
        }
        [Mark('.' | 'º' | '°'), tail @ ..] => tail,
        _ => rest,
    }
}

/// Passes over the words between day, month and year: "3 de febrero de 2031".
fn without_link(rest: &[Piece]) -> &[Piece] {
    match rest {
        [Word(link), tail @ ..] if matches!(link.as_str(), "of" | "de" | "del" | "di" | "d") => {
            tail
        }
        _ => rest,
    }
}

/// Takes a number with that many digits.
fn number(pieces: &[Piece], digits: std::ops::RangeInclusive<usize>) -> Option<(u32, &[Piece])> {
    match pieces {
        [Number(value, count), rest @ ..] if digits.contains(count) => Some((*value, rest)),
        _ => None,
    }
}

/// Takes the mark between two numbers, which is the `same` one each time, or one of the units.
fn parted<'a>(
    pieces: &'a [Piece],
    same: Option<char>,
    units: &[&str],
) -> Option<(&'a [Piece], Option<char>)> {
    match pieces {
        [Mark(mark @ ('-' | '/' | '.')), rest @ ..] if same.is_none_or(|same| same == *mark) => {
            Some((rest, Some(*mark)))
        }
        [Word(unit), rest @ ..] if units.contains(&unit.as_str()) => Some((rest, None)),
        _ => None,
    }
}

/// Returns what was read before `rest`, unless a number goes on there.
fn ended(pieces: &[Piece], rest: &[Piece], date: Date) -> Option<(Date, usize)> {
    let goes_on = matches!(rest, [Mark('.' | '/'), Number(_, digits), ..] if *digits <= 2);
    (!goes_on).then(|| (date, pieces.len() - rest.len()))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()
}

/// Reads a time of day: "10:11:12", "10:11 PM", "5pm", "5:00 p.m.", "10.11 Uhr", "17h30".
fn time_at(pieces: &[Piece]) -> Option<(Clock, usize)> {
    let (hour, rest) = number(pieces, 1..=2)?;
    let (mut minute, mut second, mut rest, mut is_time) = (0, 0, rest, false);
    if let [Mark(':'), Number(value, 2), tail @ ..] = rest {
        (minute, rest, is_time) = (*value, tail, true);
        if let [Mark(':'), Number(value, 2), tail @ ..] = rest {
            (second, rest) = (*value, tail);
            if let [Mark('.' | ','), Number(..), tail @ ..] = rest {
                rest = tail;
            }
        }
    } else if let [Word(h), Number(value, 2), tail @ ..] = rest
        && h == "h"
    {
        (minute, rest, is_time) = (*value, tail, true);
    } else if let [Mark('.'), Number(value, 2), Word(unit), tail @ ..] = rest
        && unit == "uhr"
    {
        (minute, rest, is_time) = (*value, tail, true);
    } else if let [Word(unit), tail @ ..] = rest
        && unit == "uhr"
    {
        (rest, is_time) = (tail, true);
    }
    let half = match rest {
        [Word(half), tail @ ..] if half == "am" || half == "pm" => Some((half == "pm", tail)),
        [Word(a), Mark('.'), Word(m), tail @ ..] if (a == "a" || a == "p") && m == "m" => {
            let tail = if let [Mark('.'), tail @ ..] = tail { tail } else { tail };
            Some((a == "p", tail))
        }
        _ => None,
    };
    let hour = match half {
        Some((is_pm, tail)) if (1..=12).contains(&hour) => {
            rest = tail;
            is_time = true;
            hour % 12 + if is_pm { 12 } else { 0 }
        }
        _ => hour,
    };
    (is_time && hour <= 24 && minute < 60 && second <= 60)
        .then(|| ((hour, minute, second), pieces.len() - rest.len()))
}

/// Reads a zone: "Z", "CET", "GMT+0100", "+01:00", "-0500", with or without a bracket before it.
fn zone_at(pieces: &[Piece]) -> Option<(Offset, usize)> {
    let rest = match pieces {
        [Mark('(' | '['), tail @ ..] => tail,
        _ => pieces,
    };
    let named = match rest {
        [Word(name), ..] => words::zone(name),
        _ => None,
    };
    let rest = if named.is_some() { &rest[1..] } else { rest };
    let signed = match rest {
        [Mark(sign @ ('+' | '-' | '−')), Number(value, 4), tail @ ..] => {
            Some((*sign, value / 100 * 60 + value % 100, tail))
        }
        [
            Mark(sign @ ('+' | '-' | '−')),
            Number(hours, 1 | 2),
            Mark(':'),
            Number(minutes, 2),
            tail @ ..,
        ] => Some((*sign, hours * 60 + minutes, tail)),
        [Mark(sign @ ('+' | '-' | '−')), Number(hours, 1 | 2), tail @ ..] => {
            Some((*sign, hours * 60, tail))
        }
        _ => None,
    };
    let (minutes, rest) = match signed {
        // An offset after a name counts from universal time.
        Some((sign, minutes, tail)) if named.is_none_or(|named| named == 0) => {
            let minutes = i32::try_from(minutes).ok()?;
            (if sign == '+' { minutes } else { -minutes }, tail)
        }
        _ => (named?, rest),
    };
    let offset = Offset::from_seconds(minutes * 60).ok()?;
    Some((offset, pieces.len() - rest.len()))
}
