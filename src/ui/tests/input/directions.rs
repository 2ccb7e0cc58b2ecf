//! Words from right to left: their order on the screen, and the way back to the text.

use ratatui::buffer::Cell;
use ratatui::style::Style;

use crate::ui::commands::pane::Pane;
use crate::ui::state::message::Effect;
use crate::ui::state::mouse_event::Act;
use crate::ui::state::settings::Settings;
use crate::ui::state::text::page::text_measure::Order;
use crate::ui::state::theme::Theme;
use crate::ui::tests::Reader;

const HEBREW: &str = "הארץ\nהשר אמר ל-BBC: [Mira|“נגיע ב-25 במאי (היום)”] היא אמרה.\n\
    The paper הארץ שלנו wrote so.";
const ARABIC: &str = "خبر\n[Tomas|«نعم، في 2031»] he قال.";

fn reader(text: &str) -> Reader {
    let mut reader = Reader::of(&[text]);
    reader.model.mouse = Some(true);
    reader.press("2");
    reader
}

/// The lines of the text pane, with the free columns before them.
fn text_lines(reader: &Reader) -> Vec<String> {
    let buf = reader.terminal().backend().buffer().clone();
    let inside = reader.model.panes.layout.inside(Pane::Text);
    let rows =
        inside.rows().map(|row| row.columns().map(|at| buf[at.as_position()].symbol()).collect());
    rows.map(|line: String| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The cells of a pane that look like this, from left to right.
fn cells_like(reader: &Reader, pane: Pane, look: Style) -> String {
    let buf = reader.terminal().backend().buffer().clone();
    let cells = reader.model.panes.layout.inside(pane).positions();
    let has_look = |style: Style| {
        style.add_modifier.contains(look.add_modifier)
            && look.bg.is_none_or(|bg| style.bg == Some(bg))
            && look.fg.is_none_or(|fg| style.fg == Some(fg))
    };
    cells.map(|at| &buf[at]).filter(|cell| has_look(cell.style())).map(Cell::symbol).collect()
}

#[test]
fn each_line_is_drawn_in_the_order_in_which_it_is_read() {
    let lines = text_lines(&reader(HEBREW));
    assert!(lines[2].ends_with(".הרמא איה ”(םויה) יאמב 25-ב עיגנ“ :BBC-ל רמא רשה"), "{lines:#?}");
    assert!(lines[3].ends_with("   The paper ונלש ץראה wrote so."), "{lines:#?}");
    let lines = text_lines(&reader(ARABIC));
    assert!(lines[2].ends_with(".لاق he «2031 يف ،معن»"), "{lines:#?}");
}

#[test]
fn a_paragraph_that_begins_with_such_a_word_begins_at_the_right() {
    let reader = reader(HEBREW);
    let inside = reader.model.panes.layout.inside(Pane::Text);
    let lines = text_lines(&reader);
    let measure = usize::from(reader.model.reading.page().measure());
    assert_eq!(lines[2].chars().count(), 3 + measure, "{lines:#?}");
    assert!(measure < inside.width.into());
    assert!(lines[3].starts_with("   The"), "{lines:#?}");
}

#[test]
fn colours_and_matches_are_on_the_words_they_are_about() {
    let mut reader = reader(HEBREW);
    reader.press("n");
    let speaker = reader.model.reading.quotation(0).unwrap().speaker;
    let look = reader.model.theme.speaker(speaker).patch(reader.model.theme.strong());
    let shown = cells_like(&reader, Pane::Text, look);
    assert!(shown.contains("”(םויה) יאמב 25-ב עיגנ“"), "{shown:?}");
    assert!(!shown.contains("רשה"), "{shown:?}");
    reader.press("/ ש ל נ ו Enter");
    let found = cells_like(&reader, Pane::Text, reader.model.theme.found_here());
    assert_eq!(found, "ונלש");
}

#[test]
fn the_mouse_finds_the_words_that_are_under_it() {
    let mut reader = reader(HEBREW);
    // From the right end of a word to its left end, as it is read.
    reader.point_past(Act::Press, "עיגנ", 3);
    reader.point(Act::Drag, "עיגנ");
    reader.point(Act::Release, "עיגנ");
    assert_eq!(reader.terminal, [Effect::Copy("נגיע".to_owned())]);
    reader.terminal.clear();
    reader.point(Act::Press, "paper");
    reader.point_past(Act::Drag, "ץראה wrote", 3);
    reader.point_past(Act::Release, "ץראה wrote", 3);
    assert_eq!(reader.terminal, [Effect::Copy("paper ה".to_owned())]);
    reader.click("BBC");
    assert_eq!(reader.model.reading.rank(), None);
    reader.click("יאמב");
    assert_eq!(reader.model.reading.rank(), Some(1));
}

#[test]
fn titles_and_what_speakers_said_are_in_order_in_their_lists() {
    let mut reader = reader(HEBREW);
    reader.press("3 l");
    let screen = reader.screen();
    assert!(screen.contains("│ ▌ץראה "), "{screen}");
    assert!(screen.contains("   ”(םויה) יאמב 25-ב עיגנ“"), "{screen}");
}

#[test]
fn the_footer_keeps_its_parts_in_their_places() {
    let mut reader = reader(HEBREW);
    reader.press("n");
    let footer = "1/1 direct · הרמא · איה → Mira Castellanos Okafor · words 96%";
    assert!(reader.screen().contains(footer), "{}", reader.screen());
    reader.press("/ ש ל נ ו Enter");
    assert!(
        reader.screen().contains(" /ונלש 1/1  Esc ends the search  1 quotation "),
        "{}",
        reader.screen()
    );
}

#[test]
fn a_name_is_in_order_wherever_it_is_shown_and_numbers_stay_behind_it() {
    let mut reader = Reader::of(&[HEBREW]);
    reader.press("2 n 3 : r e n a m e - s p e Enter C-u ש ר ה");
    assert!(reader.screen().contains("> הרש "), "{}", reader.screen());
    reader.press("Enter Enter");
    let screen = reader.screen();
    assert!(screen.contains(" filter: הרש  ") && screen.contains("▌✓הרש"), "{screen}");
    assert!(screen.contains(" → הרש · yours") || screen.contains(" → הרש · words 96%"), "{screen}");
    reader.press("d");
    assert!(reader.screen().contains("┌ הרש 1/1 ─"), "{}", reader.screen());
    reader.press("Esc r");
    assert!(reader.screen().contains(" הרש  "), "{}", reader.screen());
}

#[test]
fn why_and_the_dossier_show_the_words_as_the_text_does() {
    let mut reader = reader(HEBREW);
    reader.press("n i");
    let screen = reader.screen();
    assert!(screen.contains("quoted     ”(םויה) יאמב 25-ב עיגנ“ "), "{screen}");
    assert!(screen.contains("step 1     “איה” – who is speaking "), "{screen}");
    reader.press("Esc d");
    let screen = reader.screen();
    assert!(screen.contains(".הרמא איה ”(םויה) יאמב 25-ב עיגנ“ :BBC-ל רמא רשה"), "{screen}");
    assert!(screen.contains("  הרמא · direct · words 96%"), "{screen}");
    assert!(screen.contains("│ ץראה "), "{screen}");
}

#[test]
fn each_line_of_a_paragraph_in_a_dossier_goes_as_the_paragraph_does() {
    let mut reader = reader("חדש\n[Mira|“נגיע ל-BBC שלנו”] היא אמרה.");
    reader.resize(20, 12);
    reader.press("n d");
    let screen = reader.screen();
    assert!(screen.contains("▌ ל-עיגנ“") || screen.contains("▌ BBC-ל עיגנ“"), "{screen}");
    assert!(screen.contains("▌ .הרמא איה ”ונלש"), "{screen}");
}

#[test]
fn where_a_search_found_words_they_are_marked_in_their_order() {
    let mut reader = reader(HEBREW);
    reader.model.theme = Theme::default();
    reader.press("1 / ה ש ר Enter");
    assert!(reader.screen().contains(":BBC-ל רמא רשה "), "{}", reader.screen());
    let found = cells_like(&reader, Pane::Articles, reader.model.theme.found());
    assert!(found.ends_with(" רשה") && !found.contains("רמא"), "{found:?}");
    let screen = reader.screen();
    assert!(screen.contains(" search: רשה  "), "{screen}");
}

#[test]
fn what_is_asked_is_in_order_around_the_words_it_is_about() {
    let mut reader = reader(HEBREW);
    reader.press("n r");
    let screen = reader.screen();
    assert!(screen.contains("┌ Who said “(םויה) יאמב 25-ב עיגנ”? ─"), "{screen}");
}

#[test]
fn accents_stay_on_their_letters() {
    let lines = text_lines(&reader("שָׁלוֹם\nשָׁלוֹם רב"));
    assert!(lines[2].ends_with("בר םוֹלשָׁ"), "{lines:#?}");
}

#[test]
fn a_terminal_that_does_it_itself_gets_the_text_as_it_is_written() {
    let mut reader = Reader::arriving(&[HEBREW]);
    Settings { order: Order::Theirs, ..Settings::default() }.apply(&mut reader.model);
    reader.hear_of_change();
    reader.answer_all();
    let lines = text_lines(&reader);
    assert!(lines[2].ends_with(" השר אמר ל-BBC: “נגיע ב-25 במאי (היום)” היא אמרה."), "{lines:#?}");
    assert!(reader.screen().contains("  הארץ"));
    reader.press("2 n");
    assert!(reader.screen().contains("direct · אמרה · היא → Mira"), "{}", reader.screen());
}

#[test]
fn at_no_size_anything_breaks() {
    for (width, height) in [(80, 24), (40, 12), (20, 6), (9, 3), (3, 2), (1, 1)] {
        for text in [HEBREW, ARABIC] {
            let mut reader = reader(text);
            reader.resize(width, height);
            reader.press("n v w w");
            for column in 0..width {
                let mouse =
                    crate::ui::state::mouse_event::Mouse { act: Act::Press, column, row: 1 };
                reader.send(crate::ui::state::message::Msg::Mouse(mouse));
                reader.screen();
            }
        }
    }
}
