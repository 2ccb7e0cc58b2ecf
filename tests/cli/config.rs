//! The settings' manual, held against the table of commands that the manual page shows.

use std::collections::BTreeSet;

use crate::support::run;

const MANUAL: &str = include_str!("../../docs/config.md");

/// What stands in the first column of its tables.
fn listed() -> BTreeSet<String> {
    let rows = MANUAL.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    rows.map(str::to_owned).collect()
}

#[test]
fn the_manual_of_the_settings_lists_every_command_and_every_place_for_keys() {
    let page = run(&[], &["man"]).check(0, "").stdout.replace('\\', "");
    let lines = page.lines().filter_map(|line| line.strip_prefix("[keys.")?.split_once("] "));
    let mut wanted = BTreeSet::new();
    for (scope, command) in lines {
        wanted.insert(format!("keys.{scope}"));
        wanted.insert(command.to_owned());
    }
    assert!(wanted.len() > 40, "{page}");
    assert_eq!(listed(), wanted);
}

#[test]
fn the_manual_page_shows_the_keys() {
    let page = run(&[], &["man"]);
    assert!(page.check(0, "").stdout.contains(".SH KEYS"), "{}", page.stdout);
    assert!(page.stdout.contains("next quotation, also in the next article"));
}
