//! Parts the time in which somebody was quoted into months or years, and draws it as a line.

use crate::text::display;

/// The bars, lowest first; none for nothing.
const BARS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The largest number of months that are shown by month; more are shown by year.
const MOST_MONTHS: i32 = 36;

/// A time that is parted into months, years, or several years.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Timeline {
    /// The names of the first part and of the last.
    pub(crate) ends: (String, String),
    /// The name of each part, such as "2 years".
    pub(crate) each: String,
    /// The number of each part.
    pub(crate) counts: Vec<usize>,
}

/// Returns a line such as "2031-02 ▃ █ 2031-04  by month, at most 7"; `None` where all known dates
/// are in one month, or there is no room. The bars are at most `room`; what comes behind them is left
/// out where the line would have more than so many `columns`.
pub(crate) fn timeline<'a>(
    dates: impl Iterator<Item = &'a str>,
    room: usize,
    columns: usize,
) -> Option<String> {
    let Timeline { ends, each, counts } = Timeline::of(dates.map(|date| (date, 1)), room)?;
    let most = counts.iter().copied().max()?.max(1);
    let bars: String = counts.iter().map(|count| BARS[(count * 8).div_ceil(most)]).collect();
    let drawn = format!("{} {bars} {}", ends.0, ends.1);
    let by = format!("{drawn}  by {each}");
    let lines = [format!("{by}, at most {most}"), by, drawn];
    lines.into_iter().find(|line| display::columns(line) <= columns)
}

impl Timeline {
    /// Parts the time of these dates, of which each counts so many, into at most `room` parts;
    /// `None` where all known dates are in one month, or there is no room.
    pub(crate) fn of<'a>(
        dates: impl Iterator<Item = (&'a str, usize)>,
        room: usize,
    ) -> Option<Self> {
        let months: Vec<(i32, usize)> =
            dates.filter_map(|(date, number)| Some((month(date)?, number))).collect();
        let first = months.iter().map(|&(month, _)| month).min()?;
        let last = months.iter().map(|&(month, _)| month).max()?;
        if first == last || room == 0 {
            return None;
        }
        let by_month = last - first < MOST_MONTHS.min(i32::try_from(room).unwrap_or(MOST_MONTHS));
        let unit = if by_month { 1 } else { 12 };
        let (from, to) = (first.div_euclid(unit), last.div_euclid(unit));
        // Where there is no room for each year, several share a part.
        let parts = usize::try_from(to - from + 1).ok()?;
        let together = parts.div_ceil(room);
        let mut counts = vec![0_usize; parts.div_ceil(together)];
        for (month, number) in months {
            counts[usize::try_from(month.div_euclid(unit) - from).ok()? / together] += number;
        }
        let each = match (by_month, together) {
            (true, _) => "month".to_owned(),
            (false, 1) => "year".to_owned(),
            (false, years) => format!("{years} years"),
        };
        let name = |at: i32| {
            if by_month {
                format!("{:04}-{:02}", at.div_euclid(12), at.rem_euclid(12) + 1)
            } else {
                format!("{at:04}")
            }
        };
        Some(Timeline { ends: (name(from), name(to)), each, counts })
    }
}

/// Months since the year 0.
fn month(date: &str) -> Option<i32> {
    let year: i32 = date.get(..4)?.parse().ok()?;
    let month: i32 = date.get(5..7)?.parse().ok()?;
    (1..=12).contains(&month).then_some(year * 12 + month - 1)
}

#[cfg(test)]
mod tests {
    use super::timeline;

    fn line(dates: &[&str], room: usize) -> Option<String> {
        timeline(dates.iter().copied(), room, 80)
    }

    #[test]
    fn a_few_months_have_a_bar_each() {
        let dates = ["2031-02-03", "2031-04-01T08:00:00Z", "2031-04-09", "nonsense"];
        let shown = line(&dates, 40);
        assert_eq!(shown.as_deref(), Some("2031-02 ▄ █ 2031-04  by month, at most 2"));
    }

    #[test]
    fn many_months_are_told_by_year_and_many_years_together() {
        let dates = ["1991-02-03", "2000-01-01", "2000-12-31"];
        let shown = line(&dates, 40);
        assert_eq!(shown.as_deref(), Some("1991 ▄        █ 2000  by year, at most 2"));
        let shown = line(&dates, 5);
        assert_eq!(shown.as_deref(), Some("1991 ▄   █ 2000  by 2 years, at most 2"));
    }

    #[test]
    fn what_has_no_room_behind_the_bars_is_left_out() {
        let line = |columns| timeline(["2031-02", "2031-04"].into_iter(), 40, columns);
        assert_eq!(line(38).as_deref(), Some("2031-02 █ █ 2031-04  by month"));
        assert_eq!(line(28).as_deref(), Some("2031-02 █ █ 2031-04"));
        assert_eq!(line(18), None);
    }

    #[test]
    fn one_month_needs_no_bars() {
        assert_eq!(line(&["2031-02-03", "2031-02-09"], 40), None);
        assert_eq!(line(&[], 40), None);
        assert_eq!(line(&["2031-02-03", "2031-04-09"], 0), None);
    }
}
