//! The screen in odd states and at odd sizes; `looks` has those that everybody sees.

use insta::assert_snapshot;
use ratatui::layout::Size;

use super::Reader;
use crate::article::BlockKind;
use crate::library::OpenArticle;
use crate::ui::commands::key::Key;
use crate::ui::fixture;
use crate::ui::state::message::Msg;

fn ferry() -> OpenArticle {
    let marked = "Harbour stays shut as storm closes in\n\
        NORLAND – The harbour of Norland stays shut for a third day, and the ferry to the \
        islands will not sail before Friday. [Harbour Authority|“No captain leaves this port \
        while I sign the papers,”] authority stated, adding to the anger of those who wait.\n\
        A Night on Benches\n\
        Some two hundred travellers spent the night in the waiting hall. [Mira|“We were told to \
        sail at dawn; nobody told the sea,”] she said, while her crew handed out blankets. \
        [Tomas|“Not in this weather,”] he answered from the other end of the hall – and \
        [Mira|it would be folly to try,] Okafor conceded later.\n\
        [analysts|Losses may reach four million,] analysts estimate. \
        [a senior official|“Nobody planned for three days,”] official admitted. \
        The ministry of transport in Norland did not answer by the time of printing.";
    let mut open = fixture::open(1, marked);
    open.article.title = "Harbour stays shut as storm closes in".to_owned();
    open.article.outlet = Some("The Norland Herald".to_owned());
    open.article.published = Some("2031-02-03".to_owned());
    open.article.blocks[0].kind = BlockKind::Title;
    open.article.blocks[2].kind = BlockKind::Heading;
    open
}

pub(super) fn reader(width: u16, height: u16) -> Reader {
    let mut reader = Reader::arriving(&[
        "",
        "Storm over Norland. [Tomas|“I told you so,”] he said.",
        "Quiet at last, and a very long title that will not fit.",
    ]);
    reader.articles[0] = ferry();
    reader.articles[2].article.title =
        "Quiet at last, and a long title that will not fit".to_owned();
    reader.resize(width, height);
    reader.hear_of_change();
    reader.answer_all();
    reader
}

fn after(keys: &str, width: u16, height: u16) -> String {
    let mut reader = reader(width, height);
    reader.press(keys);
    reader.screen()
}

#[test]
fn a_quotation_in_doubt_is_marked_by_a_broken_line() {
    let mut reader = reader(120, 40);
    assert!(!reader.screen().contains('┊'));
    for quotation in &mut reader.articles[0].quotations {
        quotation.confidence = 0.3;
    }
    reader.hear_of_change();
    reader.answer_all();
    assert!(reader.screen().contains('┊'));
}

#[test]
fn the_screen_at_sizes_between_and_below() {
    for (width, height) in [(60, 20), (10, 3), (1, 1)] {
        assert_snapshot!(format!("{width}x{height}"), after("n n", width, height));
    }
}

#[test]
fn before_anything_is_known() {
    let reader = Reader::arriving(&[]);
    assert_snapshot!(reader.screen());
}

#[test]
fn hostile_text_is_shown_by_stand_ins() {
    let mut reader = Reader::arriving(&[
        "Evil\x1b]0;owned\x07 title\n[Mira|“\x1b[2J\u{9b}31mred\u{202e}desrever\u{2066}”] she\x07 said\x00.\ntab\tand \u{200b}zero\u{feff} width\r",
    ]);
    reader.articles[0].article.title = "Evil\x1b]0;owned\x07\u{202e}".to_owned();
    reader.articles[0].speakers[0].name = "Mira\x1b[31m\nOkafor".to_owned();
    reader.hear_of_change();
    reader.answer_all();
    reader.resize(100, 16);
    reader.press("n");
    assert_snapshot!(reader.screen());
    let terminal = reader.terminal();
    for cell in terminal.backend().buffer().content() {
        assert!(!cell.symbol().chars().any(|c| c.is_control() || c == '\u{202e}'), "{cell:?}");
    }
}

#[test]
fn every_size_is_drawn_in_every_state() {
    let states = ["n", "2 n", "3", "3 l", "f m", "?", "z", "3 Enter", "A 3 G"];
    for keys in states {
        let mut reader = reader(80, 24);
        reader.press(keys);
        for width in (0..30).chain([49, 50, 51, 79, 80, 81, 300]) {
            for height in (0..9).chain([24, 100]) {
                reader.resize(width, height);
                reader.terminal();
            }
        }
    }
}

#[test]
fn a_terminal_that_shrank_since_the_last_message_is_drawn_on() {
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    let reader = reader(120, 40);
    for (width, height) in [(0, 0), (1, 1), (30, 7), (119, 39)] {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| crate::ui::view::view(&reader.model, frame)).unwrap();
    }
}

#[test]
fn keys_at_every_size_never_panic() {
    let keys = [
        Key::Down,
        Key::Up,
        Key::PageDown,
        Key::Char('n'),
        Key::Char('N'),
        Key::Tab,
        Key::Enter,
        Key::Char('G'),
        Key::Right,
        Key::Char('z'),
        Key::Char('f'),
        Key::Esc,
    ];
    for (width, height) in [(0, 0), (1, 1), (3, 2), (10, 3), (40, 12), (60, 1)] {
        let mut reader = reader(width, height);
        for key in keys.iter().cycle().take(60) {
            reader.send(Msg::Keys(vec![*key]));
            reader.answer_all();
            reader.terminal();
        }
        assert_eq!(reader.model.size, Size::new(width, height));
    }
}
