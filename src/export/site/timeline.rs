//! Draws how many quotations there are of each month, as bars from left to right.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::export::markup::escape;
use crate::text::numbers::counted;

/// The most bars that can be told apart on a page.
const MOST: usize = 240;

/// The months in a year.
const MONTHS: u32 = 12;

/// Returns the figure; nothing where no month is known. Each is `2031-02` or begins like that;
/// what is no month is left out.
pub(super) fn figure<'a>(months: impl IntoIterator<Item = (&'a str, usize)>) -> String {
    let steps = steps(months);
    let mut figure = String::new();
    let ends = (steps.first(), steps.last());
    let (Some((first, _)), Some((last, _))) = ends else { return figure };
    // Writing to a string cannot fail.
    let _ = draw(&mut figure, &steps, first, last);
    figure
}

fn draw(out: &mut String, steps: &[(String, usize)], first: &str, last: &str) -> std::fmt::Result {
    let most = steps.iter().map(|(_, number)| *number).max().unwrap_or_default().max(1);
    let (first, last) = (escape(first), escape(last));
    write!(
        out,
        "<figure>\n<svg class=\"timeline\" role=\"img\" aria-label=\"Quotations from {first} to {last}\" \
         viewBox=\"0 0 {} 100\" preserveAspectRatio=\"none\" style=\"max-width: {}rem\">\n",
        steps.len() * 4,
        steps.len() * 3,
    )?;
    for (at, (step, number)) in steps.iter().enumerate().filter(|(_, (_, number))| *number > 0) {
        let height = *number as f64 / most as f64 * 100.0;
        writeln!(
            out,
            "<rect x=\"{}\" y=\"{:.1}\" width=\"3\" height=\"{height:.1}\"><title>{}: {}</title></rect>",
            at * 4,
            100.0 - height,
            escape(step),
            counted(*number, "quotation"),
        )?;
    }
    write!(
        out,
        "</svg>\n<div class=\"ends\" aria-hidden=\"true\" style=\"max-width: {}rem\"><span>{first}</span><span>{}</span></div>\n\
         <details><summary>Numbers</summary>\n<table>\n<tr><th scope=\"col\">Time</th><th scope=\"col\">Quotations</th></tr>\n",
        steps.len() * 3,
        if first == last { "" } else { &last },
    )?;
    for (step, number) in steps.iter().filter(|(_, number)| *number > 0) {
        writeln!(out, "<tr><th scope=\"row\">{}</th><td>{number}</td></tr>", escape(step))?;
    }
    out.push_str("</table>\n</details>\n</figure>\n");
    Ok(())
}

/// Returns the bars: a month each, also those of which there is nothing; years, where there would
/// be too many months; only the years of which there is something, where there would be too many.
fn steps<'a>(months: impl IntoIterator<Item = (&'a str, usize)>) -> Vec<(String, usize)> {
    let mut by_month: BTreeMap<u32, usize> = BTreeMap::new();
    for (month, number) in months {
        if let Some(month) = month_number(month) {
            *by_month.entry(month).or_default() += number;
        }
    }
    if let Some(steps) = without_gaps(&by_month) {
        let name = |month: u32| format!("{:04}-{:02}", month / MONTHS, month % MONTHS + 1);
        return steps.into_iter().map(|(month, number)| (name(month), number)).collect();
    }
    let mut by_year: BTreeMap<u32, usize> = BTreeMap::new();
    for (month, number) in by_month {
        *by_year.entry(month / MONTHS).or_default() += number;
    }
    let steps = without_gaps(&by_year).unwrap_or_else(|| by_year.into_iter().collect());
    steps.into_iter().map(|(year, number)| (format!("{year:04}"), number)).collect()
}

/// Returns every number from the first to the last; `None` where there are too many of them.
fn without_gaps(counts: &BTreeMap<u32, usize>) -> Option<Vec<(u32, usize)>> {
    let Some((&first, &last)) = counts.keys().next().zip(counts.keys().next_back()) else {
        return Some(Vec::new());
    };
    let count = |step| (step, counts.get(&step).copied().unwrap_or_default());
    ((last - first) < MOST as u32).then(|| (first..=last).map(count).collect())
}

/// Returns the number of months since the year 0.
fn month_number(date: &str) -> Option<u32> {
    let (year, rest) = date.split_once('-')?;
    let month = rest.get(..2)?;
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !is_number(year) || !is_number(month) {
        return None;
    }
    let month: u32 = month.parse().ok()?;
    (1..=MONTHS).contains(&month).then_some(year.parse::<u32>().ok()? * MONTHS + month - 1)
}

#[cfg(test)]
mod tests {
    use super::steps;

    fn told(months: &[&str]) -> Vec<String> {
        let steps = steps(months.iter().map(|month| (*month, 1)));
        steps.into_iter().map(|(step, number)| format!("{step} {number}")).collect()
    }

    #[test]
    fn months_of_which_there_is_nothing_have_their_place() {
        assert_eq!(
            told(&["2031-02-03", "2030-12", "2031-02-28T09:00:00Z"]),
            ["2030-12 1", "2031-01 0", "2031-02 2"]
        );
        assert_eq!(told(&["2031", "soon", "2031-13-01", "", "2031-é"]), Vec::<String>::new());
    }

    #[test]
    fn long_times_are_told_by_year_and_endless_ones_by_the_years_there_are() {
        let years = told(&["1999-01-01", "2031-12-01", "2031-01-01"]);
        assert_eq!((years.len(), years[0].as_str(), years[32].as_str()), (33, "1999 1", "2031 2"));
        assert_eq!(told(&["0001-01-01", "9999-12-31"]), ["0001 1", "9999 1"]);
    }
}
