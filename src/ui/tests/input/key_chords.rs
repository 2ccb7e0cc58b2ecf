//! Keys that the user set up, and several for one command.

use crate::app::Direction;
use crate::ui::commands::command::Command;
use crate::ui::commands::key::Strokes;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::scope::Scope;
use crate::ui::state::settings::Settings;
use crate::ui::state::text::page::text_measure::Measure;
use crate::ui::state::theme::look::Look;
use crate::ui::tests::Reader;

const FERRY: &str = "Ferry\n[Mira|“Aye,”] she said.\n[Tomas|“No,”] he said.\n\
                     [Mira|“We go,”] she said.";

fn reader() -> Reader {
    let mut settings = Settings::default();
    let mut bind = |keys: &str, command| {
        settings.keymap.bind(Scope::Anywhere, Strokes::parse(keys).unwrap(), command);
    };
    bind("x n", Command::Quotation(Direction::Next));
    bind("x b", Command::Move(Motion::Bottom));
    bind("x z", Command::Zoom);
    let mut reader = Reader::of(&[FERRY]);
    settings.apply(&mut reader.model);
    reader
}

#[test]
fn several_keys_are_one_command_with_its_count() {
    let mut reader = reader();
    reader.press("x n");
    assert_eq!(reader.place(), "Articles · Ferry · 1/3 · ");
    reader.press("0 2 x n");
    assert_eq!(reader.place(), "Articles · Ferry · 3/3 · ");
}

#[test]
fn what_may_follow_is_listed_until_it_does() {
    let mut reader = reader();
    reader.press("x");
    let screen = reader.screen();
    assert!(screen.contains(" x … ") && screen.contains("the text alone, and back"), "{screen}");
    reader.press("z");
    assert!(reader.model.panes.zoomed);
    assert!(!reader.screen().contains(" x … "));
}

#[test]
fn keys_that_are_no_command_are_told_and_esc_gives_up_quietly() {
    let mut reader = reader();
    reader.press("x q");
    assert_eq!(reader.notice(), "no command has the keys x q");
    assert!(reader.model.end.is_none());
    reader.press("x Esc");
    assert_eq!(reader.notice(), "");
    reader.press("x C-c");
    assert!(reader.model.end.is_some(), "what always works does so in between");
}

#[test]
fn the_list_of_what_may_follow_fits_every_size() {
    let mut reader = reader();
    reader.press("x");
    for (width, height) in [(1, 1), (3, 3), (10, 4), (40, 12), (200, 60)] {
        reader.resize(width, height);
        reader.screen();
    }
}

#[test]
fn help_palette_and_footer_show_the_keys_that_were_set_up() {
    let mut reader = reader();
    assert!(reader.screen().contains("xn next"), "{}", reader.screen());
    reader.press("?");
    assert!(reader.screen().contains("xb G End"), "{}", reader.screen());
    reader.press("Esc : b o t t o m");
    assert!(reader.screen().contains("xb G End"), "{}", reader.screen());
}

#[test]
fn theme_measure_and_trouble_come_from_the_settings() {
    let mut reader = Reader::of(&[FERRY]);
    let settings = Settings {
        theme: Some(Look::Light),
        measure: Measure(21),
        trouble: Some("config.toml, line 1: no".to_owned()),
        ..Settings::default()
    };
    settings.apply(&mut reader.model);
    assert_eq!(reader.model.reading.page().measure(), 21);
    assert_eq!(reader.notice(), "config.toml, line 1: no");
}
