//! Tests how lines of text are set, and that each place of the screen is still that of its words.

use ratatui::layout::Position;

use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Link;
use crate::text::Span;
use crate::ui::commands::pane::Pane;
use crate::ui::state::text::text_columns;
use crate::ui::state::text::text_selection::Selection;
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

/// A reader of an article that quotes a table with tabs in it, of which the lines are kept.
fn table() -> Reader {
    let text = "Votes\nThe count was:\n\tParty\tSeats\tOf\n\tA\t12\tall\n\tNorth\t7\tten\n\
        [Norland|“No,”] it declared.";
    let mut reader = Reader::arriving(&[text]);
    let article = &mut reader.articles[0].article;
    let [first, last] = ["Party", "ten"].map(|word| article.text.find(word).unwrap());
    article.blocks.retain(|block| !(first..=last).contains(&block.span.end().saturating_sub(1)));
    let table = Block { kind: BlockKind::Paragraph, span: Span::new(first, last + 3) };
    article.blocks.insert(2, table);
    reader.hear_of_change();
    reader.answer_all();
    reader.press("2");
    reader
}

#[test]
fn tabs_of_kept_lines_lead_to_stops_and_what_is_behind_them_is_where_it_is_drawn() {
    let reader = table();
    let lines = lines(&reader);
    let first = lines.iter().position(|line| line.contains("Party")).unwrap();
    let expected = ["       Party   Seats   Of", "       A   12  all", "       North   7   ten"];
    assert_eq!(lines[first..first + 3], expected, "{lines:#?}");
    let terminal = reader.terminal();
    let area = reader.model.panes.layout.inside(Pane::Text);
    let reading = &reader.model.reading;
    let article = &reading.open().unwrap().article;
    for word in ["Seats", "Of", "A\t12", "all", "North", "7", "ten"] {
        let at = article.text.find(word).unwrap();
        let place = text_columns::place_of(reading, area, at).unwrap();
        assert_eq!(terminal.backend().buffer()[place].symbol(), &word[..1], "{word}");
        let under = text_columns::under(reading, area, place.x, (place.y - area.y).into()).unwrap();
        assert_eq!(under.start(), at, "{word}");
    }
    // Whoever clicks into the gap means the tab.
    let tab = article.text.find("\tall").unwrap();
    let place = text_columns::place_of(reading, area, tab).unwrap();
    let under = text_columns::under(reading, area, place.x + 1, (place.y - area.y).into());
    assert_eq!(under, Some(Span::new(tab, tab + 1)));
}

#[test]
fn rows_of_a_table_that_are_paragraphs_have_stops_and_lines_that_are_joined_have_none() {
    let mut reader = Reader::arriving(&["Votes\nParty\tSeats\nA\t12\nHe came\n\tand left."]);
    let article = &mut reader.articles[0].article;
    let last = article.blocks.pop().unwrap().span.end();
    let prose = article.blocks.last_mut().unwrap();
    prose.span = Span::new(prose.span.start(), last);
    article.blocks[1].kind = BlockKind::Heading;
    reader.hear_of_change();
    reader.answer_all();
    reader.press("2");
    let lines = lines(&reader);
    let first = lines.iter().position(|line| line.contains("Party")).unwrap();
    let expected = ["   Party   Seats", "   A   12", "   He came  and left."];
    assert_eq!(lines[first..], expected, "{lines:#?}");
}

#[test]
fn a_selection_goes_straight_down_over_tabs() {
    let mut reader = table();
    reader.press("/ S e a t s Enter v j");
    let selection = reader.model.layers.get::<Selection>().unwrap();
    let article = &reader.model.reading.open().unwrap().article;
    assert_eq!(article.text.get(selection.to..selection.to + 3), Some("all"), "{selection:?}");
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
