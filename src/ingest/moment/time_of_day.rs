//! Reads times of day and zones as people and programs write them.

use jiff::tz::Offset;

use crate::ingest::moment::words;
use crate::ingest::moment::words::Piece;
use crate::ingest::moment::words::Piece::Mark;
use crate::ingest::moment::words::Piece::Number;
use crate::ingest::moment::words::Piece::Word;
use crate::ingest::moment::words::number;

/// The hours and the rest of a day's time; 24:00 is the start of the next.
pub(super) type Clock = (u32, u32, u32);

/// Reads a time of day: "10:11:12", "10:11 PM", "5pm", "5:00 p.m.", "10.11 Uhr", "17h30".
pub(super) fn time_at(pieces: &[Piece]) -> Option<(Clock, usize)> {
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
pub(super) fn zone_at(pieces: &[Piece]) -> Option<(Offset, usize)> {
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
