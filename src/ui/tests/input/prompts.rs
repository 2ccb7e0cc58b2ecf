//! What prompts remember and complete, and the search of the help.

use crate::ui::state::layers::help_page::HelpPage;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::palette::Palette;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::tests::Reader;
use crate::ui::tests::journeys::three;

fn found(reader: &Reader) -> &str {
    reader.model.layers.get::<LibrarySearch>().unwrap().entry().typed()
}

#[test]
fn up_brings_back_what_was_typed_before_into_the_same_prompt() {
    let mut reader = three();
    reader.press("/ s a i l Enter Esc / d a w n Enter Esc / Up");
    assert_eq!(found(&reader), "dawn");
    assert_eq!(reader.titles(), "Ferry", "and it is searched for");
    reader.press("Up");
    assert_eq!(found(&reader), "sail");
    reader.press("Down Down");
    assert_eq!(found(&reader), "");
    reader.press("x Up");
    assert_eq!(found(&reader), "x", "what is typed is not lost");
    reader.press("Esc 2 / w a i t Enter Esc / Up");
    assert_eq!(reader.model.layers.get::<TextSearch>().unwrap().entry().typed(), "wait");
    reader.press("Esc : u n d o Enter : Up");
    assert_eq!(reader.model.layers.get::<Palette>().unwrap().entry.typed(), "undo");
    reader.press("C-u Down Up");
    assert_eq!(reader.model.layers.get::<Palette>().unwrap().entry.typed(), "", "Up goes up");
}

#[test]
fn tab_completes_the_path_of_an_export_and_lists_what_there_is() {
    let home = tempfile::tempdir().unwrap();
    for name in ["report-a.csv", "report-b.csv"] {
        std::fs::write(home.path().join(name), "").unwrap();
    }
    let root = home.path().to_str().unwrap().to_owned();
    let mut reader = three();
    reader.press("E");
    let keys = format!("{root}/re").chars().map(|c| c.to_string()).collect::<Vec<_>>().join(" ");
    reader.type_ahead(&keys);
    reader.type_ahead("Tab b Tab");
    reader.answer_all();
    let typed =
        |reader: &Reader| reader.model.layers.get::<NameInput>().unwrap().typed().to_owned();
    assert_eq!(typed(&reader), format!("{root}/report-b.csv"));
    reader.press("C-w");
    reader.type_ahead(&keys);
    reader.press("Tab Tab");
    assert_eq!(typed(&reader), format!("{root}/report-"));
    assert_eq!(reader.notice(), "report-a.csv  report-b.csv");
    reader.press("x Tab");
    assert_eq!(reader.notice(), "no file begins like this");
}

#[test]
fn the_help_is_searched_and_scrolled_with_every_motion() {
    let mut reader = three();
    reader.press("? G");
    let end = reader.help_line().unwrap();
    assert!(end > 20);
    reader.press("g C-f C-b C-d C-u");
    assert_eq!(reader.help_line(), Some(0));
    reader.press("/ u n r e a d");
    let screen = reader.screen();
    assert!(screen.contains("next unread article") && screen.contains("/unread"), "{screen}");
    assert!(screen.contains("In every pane") && !screen.contains("dossier: all"), "{screen}");
    reader.press("Enter j");
    assert!(reader.screen().contains("Esc shows all"));
    reader.press("Esc");
    assert!(reader.screen().contains("dossier: all"), "{}", reader.screen());
    reader.press("Esc");
    assert!(!reader.model.layers.has::<HelpPage>());
    for (width, height) in [(200, 60), (40, 12), (12, 4), (3, 3), (1, 1), (0, 0)] {
        reader.resize(width, height);
        reader.press("? / z z z");
        reader.terminal();
        reader.press("Esc Esc");
    }
}
