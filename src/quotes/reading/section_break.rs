//! Recognizes the lines that part a text into sections: "___", "* * *", "1:30 p.m.".
//!
//! In the next section of a live report somebody else is spoken of.

use crate::quotes::reading::paragraph::Paragraph;
use crate::text::Span;

/// The largest length of such a line, in tokens.
const LONGEST: usize = 16;

/// The fewest ornaments that part two sections.
const FEWEST_ORNAMENTS: usize = 2;

/// Returns true if a paragraph is nothing but ornaments, or a time of day.
pub fn is_break(paragraph: &Paragraph) -> bool {
    let (Some(first), Some(last)) = (paragraph.tokens.first(), paragraph.tokens.last()) else {
        return false;
    };
    if paragraph.len() > LONGEST {
        return false;
    }
    let line = paragraph.slice(Span::new(first.span.start(), last.span.end()));
    are_ornaments(line) || is_time(line)
}

fn are_ornaments(line: &str) -> bool {
    let ornament = |char: char| matches!(char, '_' | '*' | '-' | '–' | '—' | '~' | '#' | '•' | '=');
    let only = line.chars().all(|char| ornament(char) || char.is_whitespace() || char == '.');
    only && line.chars().filter(|&char| ornament(char)).count() >= FEWEST_ORNAMENTS
}

/// Returns true for "1:30 p.m.", "11 am" and "14:05".
fn is_time(line: &str) -> bool {
    let line = line.trim_end_matches('.').to_lowercase();
    let digits = line.find(|char: char| !char.is_ascii_digit() && char != ':');
    let (time, half) = line.split_at(digits.unwrap_or(line.len()));
    let half: String = half.chars().filter(|char| !matches!(char, '.' | ' ' | '\u{a0}')).collect();
    let is_hour = time.starts_with(|char: char| char.is_ascii_digit());
    is_hour && (matches!(&*half, "am" | "pm") || half.is_empty() && time.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::are_ornaments;
    use super::is_time;

    #[test]
    fn ornaments_alone_part_sections() {
        assert!(["___", "___.", "* * *", "---", "—–—", "•••"].into_iter().all(are_ornaments));
        assert!(!["", "-", "...", "* Norvik", "}"].into_iter().any(are_ornaments));
    }

    #[test]
    fn times_of_day_alone_part_sections() {
        assert!(["1:30 p.m.", "11 a.m.", "9:05 PM", "14:05", "8:45 p.m"].into_iter().all(is_time));
        assert!(!["1:30 p.m. Norvik", "2016", "3", "p.m.", "12-3"].into_iter().any(is_time));
    }
}
