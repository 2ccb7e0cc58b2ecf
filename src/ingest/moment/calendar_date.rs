//! Reads dates of the calendar as people and programs write them, in the order and with the words of
//! many languages.

use jiff::civil::Date;

use crate::ingest::moment::DayOrder;
use crate::ingest::moment::words;
use crate::ingest::moment::words::Piece;
use crate::ingest::moment::words::Piece::Mark;
use crate::ingest::moment::words::Piece::Number;
use crate::ingest::moment::words::Piece::Word;
use crate::ingest::moment::words::number;

/// Reads a date at the start of the pieces; returns it with the number of its pieces. Years of two
/// digits count only where the text is `only` a date.
pub(super) fn date_at(pieces: &[Piece], order: DayOrder, only: bool) -> Option<(Date, usize)> {
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

pub(super) fn named_day(pieces: &[Piece]) -> Option<(u32, u32, &[Piece])> {
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

pub(super) fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()
}
