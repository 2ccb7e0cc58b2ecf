//! The mouse: from clicks to places.

use crate::ui::commands::pane::Pane;
use crate::ui::commands::scope::Scope;
use crate::ui::state::message::Effect;
use crate::ui::state::message::Msg;
use crate::ui::state::mouse_event::Act;
use crate::ui::state::mouse_event::Mouse;
use crate::ui::tests::Reader;
use crate::ui::tests::screens;

fn reader(keys: &str) -> Reader {
    let mut reader = screens::reader(120, 40);
    reader.model.mouse = Some(true);
    reader.press(keys);
    reader
}

impl Reader {
    /// Clicks where `words` begin on the screen.
    pub(crate) fn click(&mut self, words: &str) {
        // What is clicked may be gone at the release.
        let place = self.find(words, 0);
        self.mouse(Act::Press, place);
        self.mouse(Act::Release, place);
    }

    /// Drags from where the first words begin to where the others end.
    pub(crate) fn drag(&mut self, from: &str, to: &str) {
        self.point(Act::Press, from);
        self.point_past(Act::Drag, to, to.chars().count() - 1);
        self.point_past(Act::Release, to, to.chars().count() - 1);
    }

    /// Does something with the mouse where `words` begin on the screen.
    pub(crate) fn point(&mut self, act: Act, words: &str) {
        self.point_past(act, words, 0);
    }

    /// The same so many columns further right.
    pub(crate) fn point_past(&mut self, act: Act, words: &str, right: usize) {
        let place = self.find(words, right);
        self.mouse(act, place);
    }

    /// Column and row of what is so many columns right of where `words` begin.
    fn find(&self, words: &str, right: usize) -> (u16, u16) {
        let screen = self.screen();
        let (row, line) =
            screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        // The picture has a quotation mark before each line.
        let column = line[..line.find(words).unwrap()].chars().count() - 1 + right;
        (column.try_into().unwrap(), row.try_into().unwrap())
    }

    fn mouse(&mut self, act: Act, (column, row): (u16, u16)) {
        self.send(Msg::Mouse(Mouse { act, column, row }));
        self.answer_all();
    }
}

#[test]
fn a_click_on_an_article_chooses_it_and_another_reads_it() {
    let mut reader = reader("");
    reader.click("● Storm");
    assert_eq!(reader.place(), "Articles · Storm · 0/1 · ");
    reader.click("1 quote");
    assert_eq!(reader.place(), "Text · Storm · 0/1 · ");
}

#[test]
fn a_click_gives_a_pane_the_keys_before_it_does_more() {
    let mut reader = reader("2");
    reader.click("Articles 1/3");
    assert_eq!(reader.model.panes.focus, Pane::Articles);
    reader.press("2");
    reader.click("2031-02-03 · ");
    assert_eq!(reader.model.panes.focus, Pane::Articles);
}

#[test]
fn a_click_on_a_quotation_makes_it_current() {
    let mut reader = reader("");
    reader.click("blankets");
    assert_eq!((reader.model.panes.focus, reader.model.reading.rank()), (Pane::Text, None));
    reader.click("weather");
    assert_eq!(reader.model.reading.rank(), Some(3));
}

#[test]
fn a_click_on_a_speaker_chooses_them_and_another_filters() {
    let mut reader = reader("");
    reader.click("Tomas Lindqvist");
    assert_eq!(reader.model.panes.focus, Pane::Speakers);
    assert!(reader.model.filter.is_empty());
    reader.click("Tomas Lindqvist");
    assert!(reader.place().ends_with("1/1 · Tomas"));
}

#[test]
fn the_wheel_moves_what_is_under_the_pointer_and_leaves_the_keys() {
    let mut reader = reader("");
    reader.resize(110, 16);
    reader.point(Act::WheelDown, "NORLAND");
    assert_eq!((reader.model.panes.focus, reader.model.reading.top()), (Pane::Articles, 3));
    reader.point(Act::WheelUp, "PEOPLE");
    assert_eq!(reader.model.reading.top(), 3);
    reader.press("?");
    reader.point(Act::WheelDown, "next pane");
    assert_eq!(reader.help_line(), Some(3));
}

#[test]
fn the_wheel_rolls_a_list_and_chooses_nothing_in_it() {
    let many: Vec<String> = (0..90).map(|number| format!("Title{number} words.")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut reader = Reader::of(&many);
    reader.model.mouse = Some(true);
    for _ in 0..30 {
        reader.point(Act::WheelDown, "Articles 1/90");
    }
    assert!(reader.titles().starts_with("Title30 "), "{}", reader.titles());
    assert_eq!(reader.place(), "Articles · Title0 · 0/0 · ");
    for _ in 0..99 {
        reader.point(Act::WheelDown, "Articles 1/90");
    }
    let titles = reader.titles();
    assert!(titles.ends_with(" Title89") && titles.starts_with("Title72 "), "{titles}");
    reader.click("Title80");
    assert_eq!(reader.place(), "Articles · Title80 · 0/0 · ");
    reader.point(Act::WheelUp, "Articles 81/90");
    reader.press("j");
    assert_eq!(reader.place(), "Articles · Title81 · 0/0 · ");
    for _ in 0..90 {
        reader.point(Act::WheelUp, "Articles 82/90");
    }
    assert!(reader.titles().starts_with("Title0 "), "{}", reader.titles());
    // What is added meanwhile changes neither what is seen nor what is chosen.
    reader.articles.push(crate::ui::fixture::open(91, "Title90 words."));
    reader.hear_of_change();
    reader.answer_all();
    assert!(reader.titles().starts_with("Title0 "), "{}", reader.titles());
    reader.press("k");
    assert_eq!(reader.place(), "Articles · Title80 · 0/0 · ");
    let mut reader = self::reader("");
    reader.resize(110, 8);
    reader.point(Act::WheelDown, "PEOPLE");
    assert!(!reader.screen().contains("▌Mira"), "{}", reader.screen());
    reader.press("3");
    reader.point(Act::WheelUp, "Speakers");
    assert!(reader.screen().contains("▌Mira"), "{}", reader.screen());
}

#[test]
fn the_scrollbar_takes_clicks_on_its_ticks_and_drags() {
    let lines: Vec<String> = (1..200).map(|at| format!("Number {at} rains.")).collect();
    let text = format!("Ferry\n{}\n[Mira|“Aye,”] she said.\n{0}", lines.join("\n"));
    let mut reader = Reader::of(&[&text]);
    reader.model.mouse = Some(true);
    reader.press("2 j");
    let area = reader.model.panes.layout.text.unwrap();
    let column = area.right() - 1;
    let tick = (area.y + 1..area.bottom() - 1)
        .find(|&row| reader.terminal().backend().buffer()[(column, row)].symbol() == "▪")
        .unwrap();
    reader.mouse(Act::Press, (column, tick));
    reader.mouse(Act::Release, (column, tick));
    assert_eq!(reader.place(), "Text · Ferry · 1/1 · ");
    reader.press("Backspace");
    assert_eq!(reader.model.reading.top(), 1, "it was a jump");
    reader.mouse(Act::Press, (column, area.bottom() - 2));
    let last = reader.model.reading.top();
    assert!(last > 300);
    // It goes on where the pointer has left the bar.
    reader.mouse(Act::Drag, (column - 30, area.y + area.height / 2));
    let middle = reader.model.reading.top();
    assert!((100..last).contains(&middle), "{middle}");
    reader.mouse(Act::Drag, (0, 0));
    assert_eq!(reader.model.reading.top(), 0);
    reader.mouse(Act::Release, (0, 0));
    reader.mouse(Act::Drag, (column, area.bottom() - 2));
    assert_eq!(reader.model.reading.top(), 0, "it was let go");
}

#[test]
fn a_click_on_a_strip_unfolds_its_pane_and_chooses_nothing() {
    let mut reader = reader("n");
    reader.resize(80, 24);
    let strip = reader.model.panes.layout.speakers.unwrap();
    assert_eq!(strip.width, 3);
    reader.mouse(Act::Press, (strip.x + 1, strip.y + 3));
    assert_eq!(reader.model.panes.focus, Pane::Speakers);
    assert!(reader.model.panes.layout.speakers.unwrap().width > 20);
    assert_eq!(reader.model.panes.layout.articles.unwrap().width, 3);
    assert!(reader.model.filter.is_empty());
}

#[test]
fn a_click_behind_what_is_open_closes_that_and_does_no_more() {
    for keys in ["2 n i", "2 :", "2 S", "2 f", "2 n r", "2 ?"] {
        let mut reader = reader(keys);
        let place = reader.place();
        reader.click("Articles 1/3");
        assert_eq!(reader.place(), place, "{keys}");
        assert_eq!(reader.model.scope(), Scope::Text, "{keys}");
    }
}

#[test]
fn a_click_in_a_popup_chooses_a_row_and_another_does_what_enter_does() {
    let mut prompt = reader("2 f");
    prompt.click("┌ Whose words?");
    prompt.click("▌ Tomas Lindqvist");
    assert_eq!(prompt.model.scope(), Scope::Prompt);
    prompt.click("▌ Tomas Lindqvist");
    assert!(prompt.place().ends_with(" · Tomas"), "{}", prompt.place());
    let mut palette = reader("2 : p a n e");
    palette.click("previous-pane");
    assert_eq!(palette.model.scope(), Scope::Palette);
    palette.click("previous-pane");
    assert_eq!(palette.model.scope(), Scope::Articles);
    let mut why = reader("2 n i");
    why.click("kind ");
    why.click("cue ");
    why.click("cue ");
    assert_eq!(why.model.scope(), Scope::Text);
    assert!(why.model.reading.pointed().is_some());
    let mut links = crate::ui::tests::layers::popups::with_links("o");
    links.click("https://example.org/timetable");
    assert_eq!(links.model.scope(), Scope::Links);
    links.click("https://example.org/timetable");
    let url = "https://example.org/timetable?from=norland".to_owned();
    assert_eq!(links.terminal, [Effect::Copy(url)]);
}

#[test]
fn a_click_in_a_dossier_chooses_and_another_goes_there() {
    let mut reader = reader("3 d");
    let second = |reader: &Reader| reader.screen().contains(" 2/");
    assert!(!second(&reader));
    reader.press("j");
    let line = reader.screen().lines().find(|line| line.contains("  ▌ ")).unwrap().to_owned();
    assert!(second(&reader));
    let first: String = line.split("▌ ").nth(1).unwrap().chars().take(12).collect();
    reader.click(&first);
    assert!(!second(&reader) && reader.model.scope() == Scope::Dossier);
    reader.click(&first);
    assert_eq!(reader.model.scope(), Scope::Text);
}

#[test]
fn in_a_list_that_was_scrolled_a_click_leaves_the_rows_where_they_are() {
    let mut reader = reader("2 :");
    for _ in 0..30 {
        reader.press("Down");
    }
    // The frame of the palette is 76 columns wide, in the middle of 120.
    let rows = |reader: &Reader| {
        let screen = reader.screen();
        let inside = screen.lines().map(|line| line.chars().skip(24).take(74).collect());
        inside.collect::<Vec<String>>()
    };
    let before = rows(&reader);
    let first = before.iter().position(|row| row.starts_with(": ")).unwrap() + 1;
    reader.click(before[first + 3].trim());
    assert_eq!(rows(&reader), before);
    assert_eq!(reader.model.scope(), Scope::Palette);
    reader.click(before[first + 3].trim());
    assert_ne!(reader.model.scope(), Scope::Palette);
}

#[test]
fn clicks_anywhere_at_any_size_do_not_panic() {
    let sizes = [(120, 40), (60, 9), (40, 12), (3, 2), (0, 0)];
    let states = ["3 l", "n i", ":", "f", "3 d", "S"];
    for ((width, height), keys) in sizes.into_iter().flat_map(|it| states.map(|keys| (it, keys))) {
        let mut reader = reader("");
        reader.resize(width, height);
        reader.press(keys);
        for row in 0..height + 2 {
            for column in (0..width + 2).step_by(3) {
                for act in [Act::Press, Act::Drag, Act::Release] {
                    reader.send(Msg::Mouse(Mouse { act, column, row }));
                    reader.answer_all();
                }
            }
        }
    }
}

#[test]
fn a_key_gives_the_mouse_to_the_terminal_and_takes_it_back() {
    let mut reader = reader("m m");
    assert_eq!(reader.terminal, [Effect::Mouse(false), Effect::Mouse(true)]);
    assert!(reader.notice().contains("the mouse is back"));
    reader.model.mouse = None;
    reader.press("m");
    assert_eq!(reader.notice(), "this terminal does not tell of its mouse");
}
