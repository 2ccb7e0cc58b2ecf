//! Finds the date of publication in a line near the start of an article: in a byline, a dateline,
//! or a line with a date and nothing else.

use crate::article::Block;
use crate::article::BlockKind;
use crate::ingest::document::byline;
use crate::ingest::document::dateline;
use crate::ingest::document::lines;
use crate::ingest::moment;
use crate::text::Text;

/// The most lines and the most bytes at the start that are searched.
const TOP: usize = 6;
const TOP_BYTES: usize = 4096;

/// The most words of a date with a time.
const MOST_WORDS: usize = 8;

/// Bytes of a date such as "2031-02-03".
const DAY: usize = 10;

/// Words before the date on a line of its own. "Updated" is not among them, because the date of an
/// update is another one.
const LABELS: [&str; 6] = ["published", "posted", "date", "dated", "on", "first"];

/// Returns the date that such lines give, or `None` where they give different days.
pub(crate) fn published(text: &Text, blocks: &[Block]) -> Option<String> {
    let all: &str = text;
    let top = &all[..all.floor_char_boundary(TOP_BYTES)];
    let lines = lines::lines(top).into_iter().filter(|line| !line.is_blank());
    let mut dates: Vec<String> =
        lines.take(TOP).filter_map(|line| on_line(&top[line.span.range()])).collect();
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let datelines = paragraphs.take(TOP / 2).filter_map(|block| dateline::find(text, block.span));
    dates.extend(datelines.filter_map(|found| moment::find(&text[found])));
    let day = |date: &str| date.get(..DAY).map(str::to_owned);
    let one = dates.iter().all(|date| day(date) == day(&dates[0]));
    dates.into_iter().next().filter(|_| one)
}

/// Returns the date on a byline, or on a line that holds nothing but a date.
fn on_line(line: &str) -> Option<String> {
    if byline::names(line).is_some() {
        return moment::find(line);
    }
    let label = |word: &&str| {
        LABELS.iter().any(|label| word.trim_end_matches(':').eq_ignore_ascii_case(label))
    };
    let words = line.split_whitespace().skip_while(label).take(MOST_WORDS);
    let date = words.collect::<Vec<_>>().join(" ");
    // A number alone may be anything.
    let is_number = date.bytes().all(|byte| byte.is_ascii_digit());
    moment::normal(&date).filter(|_| !is_number)
}

#[cfg(test)]
mod tests {
    use crate::article::Origin;
    use crate::ingest::document::plain_text;

    fn published(text: &str) -> Option<String> {
        plain_text::article("name", Origin::Stdin, text.into()).published
    }

    #[test]
    fn a_byline_a_dateline_or_a_line_of_its_own_says_when() {
        for (line, day) in [
            ("LEEDS, March 3, 2025 — The rain stopped.", "2025-03-03"),
            ("By Ana Prado — June 28, 2025", "2025-06-28"),
            ("By Ines Cabral | Aug. 19, 2025", "2025-08-19"),
            ("Published 3 March 2025", "2025-03-03"),
            ("March 3, 2025", "2025-03-03"),
            ("2025-03-03", "2025-03-03"),
        ] {
            let text = format!("Rain stops\n\n{line}\n\nNobody had thought that it would.\n");
            assert_eq!(published(&text).as_deref(), Some(day), "{line}");
        }
    }

    #[test]
    fn a_date_in_the_text_or_one_of_two_says_nothing() {
        for line in [
            "It began on March 3, 2025, and went on.",
            "By March 3, 2025, the rain had stopped.",
            "LEEDS — On March 3, 2025, the rain stopped.",
            "March 3, 2025\n\nBy Ana Prado — March 4, 2025",
            "Updated March 3, 2025",
            "20250303",
        ] {
            let text = format!("Rain stops\n\n{line}\n\nNobody had thought that it would.\n");
            assert_eq!(published(&text), None, "{line}");
        }
        let late = format!("Rain stops\n{}March 3, 2025\n", "\nIt rained.\n".repeat(12));
        assert_eq!(published(&late), None);
    }

    #[test]
    fn a_day_given_twice_is_one() {
        let text = "Rain stops\n\n3 March 2025\n\nLEEDS, March 3, 2025 — The rain stopped.\n";
        assert_eq!(published(text).as_deref(), Some("2025-03-03"));
    }
}
