//! Tests settings from text, and the messages about mistakes in them.

use std::path::Path;

use crate::cli::config::notice;
use crate::cli::config::read;
use crate::cli::config::settings_file::Problem;
use crate::ui::Settings;
use crate::ui::state::citation::citation_pattern::Pattern;
use crate::ui::state::text::page::text_measure::Measure;
use crate::ui::state::text::page::text_measure::Order;
use crate::ui::state::theme::custom_theme::CustomTheme;
use crate::ui::state::theme::custom_theme::Paint;
use crate::ui::state::theme::custom_theme::Role;
use crate::ui::state::theme::look::Look;

fn settings(text: &str) -> (Settings, Vec<String>) {
    let (settings, problems) = read(Path::new("/home/me/config.toml"), text, Vec::new());
    (settings, problems.iter().map(Problem::in_short).collect())
}

#[track_caller]
fn problem(text: &str) -> String {
    let (_, problems) = settings(text);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].clone()
}

#[test]
fn what_is_set_up_is_taken() {
    let (settings, problems) = settings(
        "theme = 'high-contrast'\nmeasure = 60\nlines = 'justified'\nmouse = false\nhyperlinks = false\nbidi = false",
    );
    assert_eq!(problems, [""; 0]);
    assert_eq!(settings.theme, Some(Look::HighContrast));
    assert_eq!(settings.measure, Measure(60));
    assert!(settings.is_justified);
    assert!(settings.without_mouse && settings.without_hyperlinks);
    assert_eq!(settings.order, Order::Theirs);
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_a_remedy() {
    assert_eq!(
        problem("theme = 'dark'\n\nmesure = 60\n"),
        "config.toml, line 3: `mesure` is no setting; did you mean `measure`?"
    );
    assert_eq!(
        problem("theme = 'drak'"),
        "config.toml, line 1: there is no theme `drak`; did you mean `dark`?"
    );
    assert_eq!(
        problem("measure = 7"),
        "config.toml, line 1: `measure` is a number of columns from 20 to 200"
    );
    assert_eq!(problem("mouse = 'no'"), "config.toml, line 1: `mouse` is true or false");
    let lines = "config.toml, line 1: `lines` are \"ragged\" or \"justified\"";
    assert_eq!(problem("lines = 'full'"), lines);
    assert_eq!(problem("bidi = 1"), "config.toml, line 1: `bidi` is true or false");
    assert_eq!(problem("theme = 7"), "config.toml, line 1: `theme` is a string: \"…\"");
}

#[test]
fn a_theme_of_ones_own_can_be_chosen_before_it_is_described() {
    let (settings, problems) = settings(
        "theme = 'paper'\n[themes.paper]\nbase = 'light'\nbackground = '#fdf6e3'\n\
         speakers = ['blue', '#dc322f']\n",
    );
    assert_eq!(problems, [""; 0]);
    assert_eq!((settings.theme, settings.own_theme), (None, Some(0)));
    let (name, own) = &settings.themes[0];
    assert_eq!((name.as_str(), own.base), ("paper", Look::Light));
    let mut wanted = CustomTheme::new(Look::Light);
    wanted.set(Role::Background, Paint::Exact(0x00FD_F6E3));
    wanted.set_speakers(&["blue", "#dc322f"].map(|paint| Paint::parse(paint).unwrap()));
    assert_eq!(*own, wanted);
}

#[test]
fn what_is_wrong_with_a_theme_is_told_with_its_line_and_a_remedy() {
    for (written, said) in [
        ("qiet = 'red'", "2: a theme has no `qiet`; did you mean `quiet`?"),
        ("cue = 'rde'", "2: `rde` is no colour: \"#rrggbb\" or a name; did you mean `red`?"),
        ("speakers = 'red'", "2: `speakers` is a list of up to 6 colours: [\"…\", \"…\"]"),
        ("[themes.dark]", "2: there is a theme `dark` already; call this another"),
        (
            "base = 'drak'",
            "2: `base` is one of the program’s own themes, not `drak`; did you mean `dark`?",
        ),
    ] {
        let told = problem(&format!("[themes.own]\n{written}\n"));
        assert_eq!(told, format!("config.toml, line {said}"));
    }
    assert_eq!(
        problem("themes.own = 1"),
        "config.toml, line 1: `themes.own` is a table: [themes.own]"
    );
}

#[test]
fn themes_are_read_from_files_beside_the_settings() {
    let home = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(home.path().join("themes")).unwrap();
    std::fs::write(home.path().join("themes/sand.toml"), "base = 'light'\ncue = 7\n").unwrap();
    let path = home.path().join("config.toml");
    std::fs::write(&path, "theme = 'sand'\n").unwrap();
    let (settings, problems) = super::load(Some(path));
    assert_eq!(settings.own_theme, Some(0));
    assert_eq!(settings.themes[0].1.base, Look::Light);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].in_short().starts_with("sand.toml, line 2: "), "{problems:?}");
}

#[test]
fn what_is_copied_and_how_can_be_set_up() {
    let (settings, problems) =
        settings("citation = '{quotation} ({url})'\ncopy = ' wl-copy  -n '\n");
    assert_eq!(problems, [""; 0]);
    assert_eq!(Pattern::parse("{quotation} ({url})"), Ok(settings.citations.text));
    assert_eq!(settings.citations.markdown, Settings::default().citations.markdown);
    assert_eq!(settings.copy_command.unwrap(), ["wl-copy", "-n"]);
    assert_eq!(
        problem("\ncitation = '{quotaton}'"),
        "config.toml, line 2: `citation` has no field `{quotaton}`; did you mean `quotation`?"
    );
    assert_eq!(
        problem("citation-markdown = '{url'"),
        "config.toml, line 1: a `{` is not closed in `citation-markdown`; `{{` is a brace"
    );
    assert_eq!(
        problem("copy = ''"),
        "config.toml, line 1: `copy` is a program that copies its input: \"wl-copy\""
    );
}

#[test]
fn the_rest_holds_whatever_is_wrong_before_it() {
    let (settings, problems) = settings("theme = \nwhat é\nmeasure = 60\n");
    assert_eq!(settings.measure, Measure(60));
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].contains("line 1: ") && problems[1].contains("line 2: "));
}

/// Returns the fenced examples of TOML in the manual of the settings.
fn examples() -> Vec<&'static str> {
    let parts = include_str!("../../../docs/config.md").split("```toml\n").skip(1);
    parts.map(|part| part.split("```").next().unwrap()).collect()
}

#[test]
fn the_examples_of_the_manual_are_right() {
    assert!(!examples().is_empty());
    for example in examples() {
        let (_, problems) = read(Path::new("docs/config.md"), example, Vec::new());
        assert_eq!(problems, [], "{example}");
    }
    for name in super::NAMES {
        assert!(examples()[0].contains(name), "{name} is in the full example");
    }
}

#[test]
fn no_text_is_too_much_for_it() {
    for text in ["", "\u{feff}", "[", "[[keys]]", "keys = [1]", "a.b = 1\na = 2", "\0\"\\u0000"] {
        settings(text);
    }
}

#[test]
fn the_footer_says_how_many_there_are_and_then_the_first() {
    let (_, problems) = read(Path::new("c.toml"), "a = 1\nb = 2\nc = 3\n", Vec::new());
    let said = notice(&problems).unwrap();
    let start = "3 mistakes in c.toml, the first in line 1: `a` is no setting; ";
    assert!(said.starts_with(start), "{said}");
    assert_eq!(notice(&problems[..1]), Some(problems[0].in_short()));
    let (_, others) = read(Path::new("sand.toml"), "\nd = 1\n", Vec::new());
    let said = notice(&[others, problems].concat()).unwrap();
    let start = "4 mistakes in the settings, the first in sand.toml, line 2: `d`";
    assert!(said.starts_with(start), "{said}");
    assert_eq!(notice(&[]), None);
}
