//! Tests how lines of text are set, and that each place of the screen is still that of its words.

use ratatui::layout::Position;

use crate::article::BlockKind;
use crate::article::Link;
use crate::text::Span;
use crate::ui::commands::pane::Pane;
use crate::ui::state::text::text_columns;
use crate::ui::tests::Reader;

const TEXT: &str = "Harbour\nThe harbour authority said on Monday that it expects a great many more \
    ships in summer than there were in any summer before – “of all sizes,” as it was put in the \
    statement.\nThe borders stay shut for everybody who has not got a permit of the harbour \
    authority by the end of the month.\n[Norland|“No,”] it declared.";

fn reader() -> Reader {
    let mut reader = Reader::arriving(&[TEXT]);
    reader.articles[0].article.blocks[2].kind = BlockKind::ListItem;
    reader.hear_of_change();
    reader.answer_all();
    reader.press("2");
    reader
}

/// The lines of the text pane.
fn lines(reader: &Reader) -> Vec<String> {
    let screen = reader.screen();
    let inside = |line: &str| line.split(['│', '┃']).nth(3).map(|text| text.trim_end().to_owned());
    screen.lines().filter_map(inside).filter(|line| !line.trim().is_empty()).collect()
}

#[test]
fn justify_fills_all_lines_but_the_last_of_each_block() {
    let mut reader = reader();
    let ragged = lines(&reader);
    reader.press(": j u s t i f y Enter");
    assert!(reader.notice().starts_with("lines are justified"), "{}", reader.notice());
    let justified = lines(&reader);
    assert_eq!(ragged.len(), justified.len());
    let widths = |lines: &[String]| lines[2..5].iter().map(|line| line.chars().count()).min();
    assert!(widths(&justified) > widths(&ragged), "{justified:#?}");
    let full = justified[2].chars().count();
    assert!(justified[2..5].iter().all(|line| line.chars().count() == full), "{justified:#?}");
    let words = |lines: &[String]| {
        lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(words(&ragged), words(&justified));
    reader.press(": j u s t i f y Enter");
    assert_eq!(lines(&reader), ragged);
}

#[test]
fn every_place_of_a_line_is_that_of_its_words() {
    for keys in ["", ": j u s t i f y Enter"] {
        let mut reader = reader();
        reader.press(keys);
        let terminal = reader.terminal();
        let area = reader.model.panes.layout.inside(Pane::Text);
        let reading = &reader.model.reading;
        let article = &reading.open().unwrap().article;
        let mut compared = 0;
        for y in 0..area.height {
            for x in 0..area.width {
                let at = Position { x: area.x + x, y: area.y + y };
                let under = text_columns::under(reading, area, at.x, y.into());
                let Some(under) = under.filter(|under| !under.is_empty()) else { continue };
                let symbol = terminal.backend().buffer()[at].symbol();
                if symbol != " " {
                    assert_eq!(symbol, &article.text[under], "{keys} {at:?}");
                    let place = text_columns::place_of(reading, area, under.start());
                    assert_eq!(place, Some(at), "{keys} {symbol}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 200, "{compared}");
    }
}

#[test]
fn an_item_has_its_sign_and_hangs_behind_it() {
    let lines = lines(&reader());
    let first = lines.iter().position(|line| line.contains("• The borders stay")).unwrap();
    let column = |line: &str, words: &str| line[..line.find(words).unwrap()].chars().count();
    let text = column(&lines[first], "The borders");
    let next = &lines[first + 1];
    assert_eq!(next.chars().take_while(|c| *c == ' ').count(), text, "{lines:#?}");
}

#[test]
fn words_that_lead_somewhere_look_so() {
    let mut reader = Reader::arriving(&["Ferry\n[Mira|“We sail,”] she said at noon."]);
    let at = reader.articles[0].article.text.find("noon").unwrap();
    let link = Link { span: Span::new(at, at + 4), url: "https://example.org/".to_owned() };
    reader.articles[0].article.links = vec![link];
    reader.hear_of_change();
    reader.answer_all();
    let linked = |reader: &Reader| {
        let style = reader.model.theme.link_in_text().add_modifier;
        let terminal = reader.terminal();
        let cells = terminal.backend().buffer().content().iter();
        cells
            .filter(|cell| cell.modifier == style)
            .map(ratatui::buffer::Cell::symbol)
            .collect::<String>()
    };
    assert_eq!(linked(&reader), "noon");
}
