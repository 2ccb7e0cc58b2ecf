//! Themes: from keys and answers to cells.

use ratatui::style::Color;
use ratatui::style::Style;

use super::Reader;
use super::screens;
use crate::article::Link;
use crate::text::Span;
use crate::ui::state::background::Background;
use crate::ui::state::message::Effect;
use crate::ui::state::message::Msg;
use crate::ui::state::mouse_event::Act;
use crate::ui::state::mouse_event::Mouse;
use crate::ui::state::theme::Theme;
use crate::ui::state::theme::look::Look;

fn reader(vars: &'static [(&str, &str)]) -> Reader {
    let mut reader = screens::reader(120, 40);
    reader.model.theme = Theme::from_env(|name| {
        vars.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
    });
    reader
}

const XTERM: &[(&str, &str)] = &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];

#[test]
fn without_colours_initials_in_the_margin_say_who_speaks() {
    let mut reader = screens::reader(120, 40);
    assert!(!reader.screen().contains("MO▌"), "{}", reader.screen());
    reader.model.theme = Theme::default();
    reader.press("2 n n");
    let screen = reader.screen();
    assert!(screen.contains("MO█ ") && screen.contains("TL▌ "), "{screen}");
    assert!(screen.contains("  ▌ ") || screen.contains("  █ "), "only where it begins: {screen}");
    for (width, height) in [(200, 60), (80, 24), (40, 12), (12, 5), (3, 3), (1, 1)] {
        reader.resize(width, height);
        reader.terminal();
    }
}

#[test]
fn while_the_background_is_not_known_marks_have_colours_and_words_have_none() {
    let mut reader = reader(XTERM);
    reader.press("2 n n");
    let terminal = reader.terminal();
    let cells = terminal.backend().buffer().content().iter();
    let (marks, others): (Vec<_>, Vec<_>) =
        cells.partition(|cell| matches!(cell.symbol(), "▌" | "█" | "▪"));
    assert!(marks.iter().any(|cell| cell.symbol() == "█" && cell.fg != Color::Reset));
    assert!(others.iter().all(|cell| cell.fg == Color::Reset), "{}", reader.screen());
}

#[test]
fn the_answer_of_the_terminal_chooses_the_theme_and_types_nothing() {
    let mut reader = reader(XTERM);
    assert_eq!(reader.model.theme.look(), Look::Anywhere);
    let (place, screen) = (reader.place(), reader.screen());
    reader.send(Msg::Background(Background::LIGHT));
    assert_eq!(reader.model.theme.look(), Look::Light);
    assert_eq!((reader.place(), reader.screen()), (place, screen));
}

#[test]
fn a_key_turns_through_the_themes_and_a_later_answer_changes_nothing() {
    let mut reader = reader(XTERM);
    reader.send(Msg::Background(Background::DARK));
    reader.press("T");
    assert_eq!((reader.model.theme.look(), reader.notice()), (Look::Light, "theme: light"));
    reader.send(Msg::Background(Background::DARK));
    assert_eq!(reader.model.theme.look(), Look::Light);
    reader.press("T T T");
    assert_eq!(reader.notice(), "theme: dark");
}

#[test]
fn whether_the_theme_is_kept_is_asked_once() {
    let mut reader = reader(XTERM);
    reader.model.preferences.can_keep_theme = true;
    reader.press("n T T T");
    assert_eq!(reader.notice(), "theme: high-contrast; keep it in config.toml? y keeps it");
    reader.press("y");
    assert_eq!(reader.terminal, [Effect::KeepTheme("high-contrast".to_owned())]);
    reader.press("T y");
    assert_eq!(reader.terminal.len(), 2, "now y copies");
    assert!(matches!(reader.terminal[1], Effect::Copy(_)), "{:?}", reader.terminal);
    reader.press(": k e e p - t h e m e Enter");
    assert_eq!(reader.terminal[2], Effect::KeepTheme("monochrome".to_owned()));
}

#[test]
fn any_other_key_is_no_and_does_what_it_does() {
    let mut reader = reader(XTERM);
    reader.model.preferences.can_keep_theme = true;
    reader.press("T n");
    assert!(reader.place().contains("1/"), "{}", reader.place());
    reader.press("T");
    assert_eq!(reader.notice(), "theme: light; :keep-theme keeps it");
    assert_eq!(reader.terminal, []);
}

#[test]
fn a_question_that_is_no_longer_seen_has_no_answer() {
    let wheel = Msg::Mouse(Mouse { act: Act::WheelDown, column: 60, row: 10 });
    for msg in [wheel, Msg::Paste("y".to_owned()), Msg::Trouble("the disk is full".to_owned())] {
        let mut reader = reader(XTERM);
        reader.model.preferences.can_keep_theme = true;
        reader.press("n T");
        assert!(reader.notice().contains("y keeps it"), "{}", reader.notice());
        reader.send(msg);
        reader.press("y");
        assert!(matches!(reader.terminal[..], [Effect::Copy(_)]), "{:?}", reader.terminal);
    }
}

#[test]
fn without_colours_there_is_one_theme() {
    let mut reader = reader(&[("TERM", "xterm"), ("NO_COLOR", "1")]);
    reader.press("T");
    assert_eq!(reader.model.theme.look(), Look::Monochrome);
    assert!(reader.notice().contains("no colours here"));
}

#[test]
fn a_theme_with_its_own_background_fills_every_cell() {
    for keys in ["n", "n i", ":", "/ a", "?", "f"] {
        let mut reader = reader(XTERM);
        reader.press(&format!("T T T {keys}"));
        assert_eq!(reader.model.theme.look(), Look::HighContrast);
        let terminal = reader.terminal();
        for cell in terminal.backend().buffer().content() {
            assert_ne!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{keys}: {cell:?}");
            assert_ne!(cell.bg, Color::Reset, "{keys}: {cell:?}");
        }
    }
}

#[test]
fn a_speaker_has_one_colour_in_all_panes() {
    let mut reader = reader(XTERM);
    reader.send(Msg::Background(Background::DARK));
    reader.press("n n");
    let [mira] = reader.desk.speakers_named("Mira").unwrap()[..] else { panic!("she is known") };
    let colour = reader.model.theme.speaker(Some(mira)).fg.unwrap();
    let terminal = reader.terminal();
    let has_colour = |at: usize| {
        let cells = terminal.backend().buffer().content().iter().enumerate();
        cells.filter(|(index, cell)| index / 120 == at && cell.fg == colour).count()
    };
    let screen = reader.screen();
    let row_of = |words: &str| screen.lines().position(|line| line.contains(words)).unwrap();
    for words in ["▌Mira Castellanos Okafor", "sail at dawn; nobody told", "→ Mira Castellanos"]
    {
        assert!(has_colour(row_of(words)) > 0, "{words}");
    }
    assert_ne!(Style::new().fg(colour), Style::new());
}

#[test]
fn the_words_of_a_link_lead_there_where_the_terminal_is_told() {
    let mut reader = Reader::arriving(&["Ferry\n[Mira|“We sail,”] she said."]);
    let link = Link { span: Span::new(9, 16), url: "https://example.org/".to_owned() };
    reader.articles[0].article.links = vec![link];
    reader.hear_of_change();
    reader.answer_all();
    let leading = |reader: &Reader| {
        let terminal = reader.terminal();
        let cells = terminal.backend().buffer().content().iter();
        cells
            .filter(|cell| cell.underline_color != Color::Reset)
            .map(ratatui::buffer::Cell::symbol)
            .collect::<String>()
    };
    assert_eq!(leading(&reader), "");
    reader.model.preferences.has_hyperlinks = true;
    assert_eq!(leading(&reader), "We sail");
    reader.press("?");
    assert_eq!(leading(&reader), "", "the help covers it");
}
