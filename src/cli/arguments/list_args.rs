//! Defines the arguments that the commands which list something share, and parses their values.

use clap::ValueEnum;

use crate::library::SearchError;
use crate::library::query_language;
use crate::quotes::Act;
use crate::quotes::Acts;

#[derive(Debug, clap::Args)]
pub(crate) struct ListArgs {
    /// How to write the rows
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(crate) format: ListFormat,

    /// Write no more rows than this
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub(crate) limit: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Aligned columns, cut to the terminal
    Table,
    /// One array of objects
    Json,
    /// An object a line
    Ndjson,
    /// Comma-separated values, with a header
    Csv,
}

/// Checks a year, a month or a day, in the words of a search.
pub(super) fn date(typed: &str) -> Result<String, SearchError> {
    query_language::date(typed)
}

/// Parses some acts, with commas between, or all of them.
pub(super) fn acts(typed: &str) -> Result<Acts, String> {
    if typed == "all" {
        return Ok(Acts::ALL);
    }
    let known = |name: &str| {
        let unknown =
            || format!("there is no act {name:?}: write said, topic, thought, none or all");
        Act::from_name(name.trim()).ok_or_else(unknown)
    };
    typed.split(',').map(known).collect()
}

pub(super) fn at_least_one(typed: &str) -> Result<usize, String> {
    match typed.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err("a number from 1 on is wanted".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes::Act;
    use crate::quotes::Acts;

    #[test]
    fn acts_are_a_list_or_all() {
        assert_eq!(super::acts("all"), Ok(Acts::ALL));
        assert_eq!(super::acts("topic, none"), Ok([Act::Topic, Act::None].into_iter().collect()));
        assert!(super::acts("").unwrap_err().contains("write said"));
        assert!(super::acts("said,sung").unwrap_err().contains("\"sung\""));
    }
}
