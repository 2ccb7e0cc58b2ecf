//! Reads a text that is a date with or without a time, and finds one among other words.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::Time;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

use crate::ingest::moment::DayOrder;
use crate::ingest::moment::calendar_date::date;
use crate::ingest::moment::calendar_date::date_at;
use crate::ingest::moment::calendar_date::named_day;
use crate::ingest::moment::shown;
use crate::ingest::moment::time_of_day::Clock;
use crate::ingest::moment::time_of_day::time_at;
use crate::ingest::moment::time_of_day::zone_at;
use crate::ingest::moment::words;
use crate::ingest::moment::words::Piece;
use crate::ingest::moment::words::Piece::Mark;
use crate::ingest::moment::words::Piece::Number;
use crate::ingest::moment::words::Piece::Word;
use crate::ingest::moment::words::number;

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
