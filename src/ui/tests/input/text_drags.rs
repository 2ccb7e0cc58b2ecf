//! Selecting with the mouse: from a press and a release to what is copied.

use ratatui::layout::Rect;

use crate::ui::commands::pane::Pane;
use crate::ui::state::message::Msg;
use crate::ui::state::mouse_event::Act;
use crate::ui::state::mouse_event::Mouse;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::tests::Reader;
use crate::ui::update::input::text_drag;

const FERRY: &str = "Ferry\n[Mira|“We sail at dawn,”] she said in the cafe\u{301} by the pier.\n\
    Nobody moved.\n[Tomas|“Not in this weather, and not for all the money of the whole harbour,”] he answered.";

fn ferry() -> Reader {
    let mut reader = Reader::of(&[FERRY]);
    reader.model.mouse = Some(true);
    reader
}

#[test]
fn what_is_dragged_over_is_copied_with_whole_characters_at_both_ends() {
    let mut reader = ferry();
    reader.drag("sail at", "she said in the cafe");
    assert_eq!(reader.copied(), "sail at dawn,” she said in the cafe\u{301}");
    assert_eq!(reader.notice(), "copied: 35 characters");
    assert_eq!(reader.model.panes.focus, Pane::Text);
    assert_eq!(reader.model.reading.rank(), None, "it was no click");
}

#[test]
fn a_drag_backwards_and_over_paragraphs_copies_the_same_text() {
    let mut reader = ferry();
    reader.point(Act::Press, "moved");
    reader.point(Act::Drag, "weather");
    reader.point(Act::Drag, "dawn");
    reader.point(Act::Release, "dawn");
    assert_eq!(reader.copied(), "dawn,” she said in the cafe\u{301} by the pier.\n\nNobody m");
}

#[test]
fn a_line_that_is_wrapped_is_copied_as_it_stands_in_the_text() {
    let mut reader = ferry();
    assert!(!reader.screen().contains("weather, and not for all the money of the whole harbour"));
    reader.drag("weather", "answered.");
    let wanted = "weather, and not for all the money of the whole harbour,” he answered.";
    assert_eq!(reader.copied(), wanted);
}

#[test]
fn what_is_dragged_over_is_shown_while_it_is() {
    let mut reader = ferry();
    reader.point(Act::Press, "dawn");
    reader.point(Act::Drag, "she said");
    let shown = |reader: &Reader| {
        let chosen = reader.model.theme.chosen();
        let buf = reader.terminal().backend().buffer().clone();
        let inside = reader.model.panes.layout.inside(Pane::Text);
        let cells = inside.rows().flat_map(Rect::columns);
        let is_chosen = |style: ratatui::style::Style| {
            style.add_modifier.contains(chosen.add_modifier)
                && chosen.bg.is_none_or(|bg| style.bg == Some(bg))
        };
        cells
            .map(|at| &buf[(at.x, at.y)])
            .filter(|cell| is_chosen(cell.style()))
            .map(|cell| cell.symbol().to_owned())
            .collect::<String>()
    };
    assert_eq!(shown(&reader), "dawn,” s");
    reader.point(Act::Release, "she said");
    assert_eq!(shown(&reader), "dawn,” s");
    reader.press("Esc");
    assert_eq!(shown(&reader), "");
}

#[test]
fn a_click_or_a_key_ends_it_and_means_what_it_always_does() {
    let mut reader = ferry();
    reader.drag("sail", "dawn");
    reader.click("Nobody");
    assert!(!reader.model.layers.has::<Selection>());
    reader.drag("sail", "dawn");
    reader.press("n");
    assert_eq!(
        (reader.model.layers.get::<Selection>().copied(), reader.model.reading.rank()),
        (None, Some(1))
    );
    reader.drag("sail", "dawn");
    reader.press("q");
    assert!(reader.model.end.is_some());
}

#[test]
fn a_makes_a_quotation_of_what_was_dragged_over() {
    let mut reader = ferry();
    reader.drag("obody", "move");
    reader.press("a");
    assert!(reader.screen().contains("Who said “Nobody moved”?"), "{}", reader.screen());
    reader.press("t o m a s Enter");
    assert!(
        reader.notice().starts_with("“Nobody moved” is Tomas Lindqvist’s now"),
        "{}",
        reader.notice()
    );
    assert!(!reader.model.layers.has::<Selection>());
}

#[test]
fn past_an_edge_the_text_comes_towards_the_pointer() {
    let mut reader = Reader::of(&[&format!("Ferry\n{}", "Nothing was heard.\n".repeat(60))]);
    reader.press("2");
    let inside = reader.model.panes.layout.inside(Pane::Text);
    reader.send(Msg::Mouse(Mouse { act: Act::Press, column: inside.x + 3, row: inside.y }));
    let drag = |row| Msg::Mouse(Mouse { act: Act::Drag, column: inside.x + 30, row });
    for _ in 0..3 {
        reader.send(drag(inside.bottom()));
    }
    assert_eq!(reader.model.reading.top(), 3);
    reader.send(drag(inside.bottom() + 1));
    assert_eq!(reader.model.reading.top(), 5);
    reader.send(Msg::Mouse(Mouse { act: Act::Release, column: inside.x, row: inside.bottom() }));
    assert_eq!(reader.model.reading.top(), 5, "letting go does not scroll");
    let lines = reader.copied().lines().filter(|line| !line.is_empty()).count();
    // The head has two rows, and every other one is blank.
    assert_eq!(lines, (5 + usize::from(inside.height) - 2).div_ceil(2));
    reader.point(Act::Press, "Nothing");
    reader.send(drag(inside.y - 1));
    assert_eq!(reader.model.reading.top(), 4);
}

#[test]
fn beside_the_text_nothing_is_copied() {
    let mut reader = ferry();
    let inside = reader.model.panes.layout.inside(Pane::Text);
    for act in [Act::Press, Act::Drag, Act::Release] {
        let row = inside.bottom() - 1 - u16::from(act == Act::Press);
        reader.send(Msg::Mouse(Mouse { act, column: inside.x, row }));
    }
    assert_eq!((reader.model.layers.get::<Selection>().copied(), reader.terminal.len()), (None, 0));
    reader.point(Act::Drag, "dawn");
    reader.point(Act::Release, "dawn");
    assert_eq!(reader.terminal.len(), 0, "nothing was pressed before");
}

#[test]
fn another_article_ends_a_drag() {
    let mut reader = Reader::of(&[FERRY, "Storm over Norland."]);
    reader.point(Act::Press, "dawn");
    reader.press("]");
    reader.point(Act::Drag, "over Norland");
    reader.point(Act::Release, "over Norland");
    assert_eq!((reader.model.layers.get::<Selection>().copied(), reader.terminal.len()), (None, 0));
}

#[test]
fn the_text_goes_on_while_the_pointer_is_held_beyond_its_edge_and_only_then() {
    let text = (0..60).map(|line| format!("Line {line}.")).collect::<Vec<_>>().join("\n");
    let mut reader = Reader::of(&[&text]);
    reader.resize(80, 24);
    reader.press("2");
    let inside = reader.model.panes.layout.inside(Pane::Text);
    let at = |act, row| Msg::Mouse(Mouse { act, column: inside.x + 5, row });
    reader.send(at(Act::Press, inside.y + 4));
    reader.send(at(Act::Drag, inside.bottom() - 1));
    assert_eq!(text_drag::goes_on_after(&reader.model), None, "it is on the text");
    reader.send(at(Act::Drag, inside.bottom()));
    let (mut rests, mut top) = (0, reader.model.reading.top());
    assert_eq!(top, 1);
    while text_drag::goes_on_after(&reader.model).is_some() {
        reader.send(Msg::Rest);
        rests += 1;
        assert!(rests == 1 || reader.model.reading.top() <= top + 1, "a line at a time");
        top = reader.model.reading.top();
    }
    assert!(reader.screen().contains("Line 59.") && rests > 60, "{rests}: to the end");
    reader.send(at(Act::Drag, inside.y - 1));
    assert!(text_drag::goes_on_after(&reader.model).is_some(), "and back");
    reader.send(Msg::Rest);
    assert_eq!(reader.model.reading.top(), top - 2);
    reader.send(at(Act::Release, inside.y - 1));
    assert_eq!(text_drag::goes_on_after(&reader.model), None, "it was let go");
    assert!(reader.copied().contains("Line 40."), "{}", reader.copied());
}
