//! Parses a search that is an argument, in the same language as in the reader.

use crate::app::AppError;
use crate::app::Desk;
use crate::cli::Exit;
use crate::cli::output::messages;
use crate::library::Search;
use crate::library::query_language;
use crate::library::query_language::Term;

/// The number of names that are offered where one is not known.
const OFFERED: usize = 3;

/// Returns the search; `None` where there is none. Mistakes in it are reported.
pub(crate) fn parse(query: &[String]) -> Result<Option<Search>, Exit> {
    query_language::parse(&query.join(" ")).map_err(|error| {
        messages::report(&error);
        Exit::Nothing
    })
}

/// Returns how the run ends where the search wants somebody whom the library does not know: a
/// mistyped name would look like a person who said nothing.
pub(crate) fn unknown(desk: &Desk, search: &Search) -> Option<Exit> {
    let said = search.wanted().find_map(|term| match term {
        Term::Speaker(name) => match desk.speakers_like(name) {
            Ok(known) if known.is_empty() => Some(nobody(desk, name)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        },
        Term::Outlet(name) => match desk.outlets(name) {
            Ok(known) if known.is_empty() => {
                Some(Ok(format!("no article in the library is from {name}")))
            }
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        },
        _ => None,
    })?;
    Some(told(said))
}

/// Says that nobody has the name; returns how the run ends because of that.
pub(crate) fn say_nobody(desk: &Desk, name: &str) -> Exit {
    told(nobody(desk, name))
}

/// Says what is not known; returns how the run ends because of that.
fn told(said: Result<String, AppError>) -> Exit {
    match said {
        Ok(said) => {
            messages::say(&said);
            Exit::Partly
        }
        Err(error) => {
            messages::report(&error);
            Exit::Nothing
        }
    }
}

/// Returns the message that nobody has the name, and who has a similar one.
pub(crate) fn nobody(desk: &Desk, name: &str) -> Result<String, AppError> {
    let alike = desk.speakers_meant(name, OFFERED)?;
    let offered: Vec<String> = alike.into_iter().map(|row| row.name).collect();
    let offer = if offered.is_empty() {
        String::new()
    } else {
        format!("; did you mean {}?", offered.join(" or "))
    };
    Ok(format!("nobody named {name} is quoted in the library{offer}"))
}
