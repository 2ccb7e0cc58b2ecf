//! Saved searches: named, listed, run again, deleted.

use crate::app::SearchChange;
use crate::library::SavedSearch;
use crate::session::messages::Answer;
use crate::ui::state::layers::list_windows::saved_searches::SavedSearches;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::message::Msg;
use crate::ui::state::model::End;
use crate::ui::tests::Reader;
use crate::ui::tests::reading::corrections::FERRY;

pub(crate) const THREE: [&str; 3] = [
    "Ferry\nThe pier is wet. [Mira|“We sail at dawn,”] she said.",
    "Storm\nNo word of the pier. [Tomas|“Aye,”] he said.",
    "Calm\nThe sea is calm. [Mira|“At last,”] she said.",
];

pub(crate) fn three() -> Reader {
    Reader::of(&THREE)
}

/// Returns a reader with three saved searches, of which the last cannot be read.
pub(crate) fn several() -> Reader {
    with(&[
        ("ferry strike, every morning", "ferry strike is:unread -outlet:\"The Norland Herald\""),
        ("of the harbour", "harbour speaker:\"Mira Castellanos Okafor\" after:2031-02"),
        ("an old one", "harbour kind:spoken"),
    ])
}

/// Returns a reader with these searches saved, as another program might have saved them.
fn with(searches: &[(&str, &str)]) -> Reader {
    let mut reader = three();
    for (name, query) in searches {
        save(&mut reader, name, query);
    }
    reader
}

fn save(reader: &mut Reader, name: &str, query: &str) {
    let search = SavedSearch { name: name.to_owned(), query: query.to_owned() };
    reader.desk.change_searches(&SearchChange::Add(search)).unwrap();
}

/// `name: query` of each.
fn saved(reader: &Reader) -> Vec<String> {
    let searches = reader.desk.searches().unwrap().into_iter();
    searches.map(|SavedSearch { name, query }| format!("{name}: {query}")).collect()
}

fn is_open(reader: &Reader) -> bool {
    reader.model.layers.has::<SavedSearches>()
}

#[test]
fn a_search_is_saved_under_a_name_and_run_again() {
    let mut reader = three();
    reader.press("/ p i e r Enter : s a v e - s e a r c h Enter");
    assert!(reader.screen().contains("a name for the search pier"));
    reader.press("q u a y Space 3 Enter");
    let said = "saved as “quay 3” (until you quit: these articles are not kept)";
    assert_eq!(reader.notice(), said);
    assert_eq!(saved(&reader), ["quay 3: pier"]);
    reader.press("Esc 2 S");
    assert_eq!(reader.titles(), "Ferry Storm Calm");
    reader.press("Enter");
    assert!(!is_open(&reader));
    assert_eq!(reader.titles(), "Storm Ferry");
    assert_eq!(reader.place(), "Articles · Storm · 0/1 · ");
    assert!(reader.screen().contains("search: pier"));
}

#[test]
fn the_palette_takes_the_name_with_the_command() {
    let mut reader = three();
    reader.press("/ p i e r Enter : s a v e - s e a r c h Space m y Space q u a y");
    assert!(!reader.screen().contains("saved searches, to run one again"));
    reader.press("Enter");
    assert_eq!(saved(&reader), ["my quay: pier"]);
    // A blank is no name yet.
    reader.press(": s a v e - s e a r c h Space Enter");
    assert!(reader.screen().contains("save as: "));
}

#[test]
fn what_is_being_typed_can_be_saved() {
    let mut reader = three();
    reader.press("/ p i e r C-s q u a y Enter");
    assert_eq!(saved(&reader), ["quay: pier"]);
    assert_eq!(reader.titles(), "Storm Ferry");
    assert_eq!(reader.place(), "Articles · Storm · 0/1 · ");
}

#[test]
fn where_there_is_no_search_or_a_wrong_one_that_is_said() {
    let mut reader = three();
    reader.press(": s a v e - s e a r c h Enter");
    assert_eq!(reader.notice(), "there is no search to save: / in the articles begins one");
    for (keys, said) in [
        ("/ C-s", "there is no search to save yet: type one"),
        ("i s : C-s", "is: wants a mark, as unread or disputed after it"),
        (
            "C-u p i e r Space k i n d : x C-s",
            "there is no kind x: write direct, mixed or indirect",
        ),
        ("C-u Enter", "nothing was searched for: all articles are listed"),
        ("/ p i e r C-s Space Enter", "a search is saved under a name: type one"),
        ("Esc Esc E Enter", "the file needs a name: type one"),
    ] {
        reader.press(keys);
        assert_eq!(reader.notice(), said, "after {keys}");
        assert!(reader.screen().contains(said), "{}", reader.screen());
    }
    assert_eq!(saved(&reader), [""; 0]);
}

#[test]
fn a_name_that_is_taken_is_replaced_if_the_user_says_so() {
    let mut reader = with(&[("quay", "harbour"), ("quays", "boats")]);
    reader.press("/ p i e r C-s q u a y Enter");
    let screen = reader.screen();
    assert!(screen.contains("there is a search “quay” already: replace it?"), "{screen}");
    reader.press("s Esc s Enter");
    let screen = reader.screen();
    assert!(screen.contains("there is a search “quays” already: replace it?"), "{screen}");
    assert_eq!(saved(&reader), ["quay: harbour", "quays: boats"]);
    reader.press("Esc Backspace Enter Enter");
    assert_eq!(saved(&reader), ["quay: pier", "quays: boats"]);
    assert!(!reader.model.layers.has::<NameInput>());
}

#[test]
fn what_is_typed_narrows_the_list_by_name_and_query() {
    let mut reader = with(&[("alpha", "pier"), ("beta", "calm"), ("gamma", "word")]);
    reader.press("S c a l");
    let screen = reader.screen();
    assert!(screen.contains("beta") && !screen.contains("gamma"), "{screen}");
    reader.press("C-u Down Down Enter");
    assert_eq!(reader.titles(), "Storm");
    reader.press("S z z z Enter");
    assert!(reader.screen().contains("no saved search has that name"));
    assert!(is_open(&reader));
}

#[test]
fn one_is_deleted_at_once_and_the_message_says_how_it_comes_back() {
    let mut reader = with(&[("alpha", "pier"), ("beta", "calm")]);
    reader.press("S Down Del");
    assert_eq!(reader.notice(), "“beta” is deleted; Esc, then u brings it back until you quit");
    assert_eq!(saved(&reader), ["alpha: pier"]);
    assert!(!reader.screen().contains("calm"));
    reader.press("C-x");
    assert_eq!(saved(&reader), [""; 0]);
    assert!(reader.screen().contains("no search is saved yet"));
    reader.press("Del Enter Esc");
    assert!(!is_open(&reader));
}

#[test]
fn one_that_is_not_understood_is_listed_with_what_is_wrong_and_can_be_mended() {
    let mut reader = with(&[("old", "pier kind:spoken")]);
    reader.press("S");
    let screen = reader.screen();
    assert!(screen.contains("old  pier kind:spoken"), "{screen}");
    assert!(screen.contains("there is no kind spoken"), "{screen}");
    reader.press("Enter");
    assert!(reader.screen().contains("find: pier kind:spoken"));
    reader.press("C-w w o r d Enter");
    assert_eq!(reader.titles(), "Storm");
    assert_eq!(saved(&reader), ["old: pier kind:spoken"]);
}

#[test]
fn a_saved_search_replaces_the_one_that_is_on_and_leaves_the_filter() {
    let mut reader = with(&[("alpha", "pier")]);
    reader.press("/ c a l m Enter f m i r a Enter S Enter");
    assert_eq!(reader.titles(), "Ferry");
    reader.press("F");
    assert_eq!(reader.titles(), "Storm Ferry");
    reader.press("Esc");
    assert_eq!(reader.titles(), "Ferry Storm Calm");
}

#[test]
fn what_another_program_saves_comes_and_leaves_the_choice() {
    let mut reader = with(&[("beta", "pier"), ("gamma", "word")]);
    reader.press("S Down");
    save(&mut reader, "alpha", "calm");
    reader.hear_of_change();
    reader.answer_all();
    assert!(reader.screen().contains("alpha"));
    reader.press("Enter");
    assert_eq!(reader.titles(), "Storm");
}

#[test]
fn keys_are_hinted_at_where_there_is_something_to_do_with_them() {
    let mut reader = three();
    reader.press("S");
    assert!(reader.screen().contains("Esc close"), "{}", reader.screen());
    assert!(!reader.screen().contains("Enter search"), "{}", reader.screen());
    assert!(!reader.screen().contains("Del delete"), "{}", reader.screen());
    let mut reader = several();
    reader.press("S");
    assert!(reader.screen().contains("Enter search "), "{}", reader.screen());
    assert!(reader.screen().contains("Del delete"), "{}", reader.screen());
    reader.press("z z z");
    assert!(!reader.screen().contains("Enter search"), "{}", reader.screen());
}

#[test]
fn typing_ahead_does_what_it_does_typed_slowly() {
    let keys = "/ p i e r C-s q u a y Enter Esc S q u a Enter 2";
    let (mut slow, mut fast) = (three(), three());
    slow.press(keys);
    fast.type_ahead(keys);
    fast.answer_all();
    assert_eq!(fast.place(), slow.place());
    assert_eq!((fast.titles(), saved(&fast)), (slow.titles(), saved(&slow)));
    assert_eq!(slow.titles(), "Storm Ferry");
}

#[test]
fn the_program_ends_when_what_was_saved_is_kept() {
    let mut reader = three();
    reader.press("/ p i e r C-s q u a y");
    reader.type_ahead("Enter C-c");
    assert!(reader.model.end.is_none());
    reader.answer_all();
    assert!(matches!(reader.model.end, Some(End::Wanted)));
    assert_eq!(saved(&reader), ["quay: pier"]);
}

#[test]
fn while_another_program_writes_the_prompt_can_be_left_and_the_end_is_told() {
    let mut reader = with(&[("quay", "harbour")]);
    reader.press("/ p i e r C-s q u a y");
    reader.type_ahead("Enter");
    reader.send(Msg::Answer(Answer::CorrectionWaits));
    reader.type_ahead("Esc");
    assert!(!reader.model.layers.has::<NameInput>());
    reader.answer_all();
    assert_eq!(reader.notice(), "not saved: there is a search “quay” already");
}

#[test]
fn what_is_not_kept_is_said_and_the_name_stays() {
    let (_home, mut reader) = Reader::of_read_only(&THREE);
    reader.press("/ p i e r C-s q u a y Enter");
    assert!(reader.notice().starts_with("not saved: "), "{}", reader.notice());
    assert!(reader.screen().contains("save as: quay"));
}

#[test]
fn names_and_queries_are_made_safe() {
    let mut reader = with(&[("a\x1b[2J\u{202e}b", "pier\x07\n\x1b]0;x\x07")]);
    for keys in ["S", "Del", "Del"] {
        reader.press(keys);
        let screen = reader.screen();
        assert!(!screen.contains(['\x1b', '\x07', '\u{202e}']), "{screen}");
    }
    assert_eq!(saved(&reader), [""; 0]);
}

#[test]
fn the_list_is_drawn_at_every_size() {
    let mut reader = several();
    reader.press("S Del");
    for (width, height) in [(200, 60), (21, 4), (14, 6), (13, 5), (9, 3), (2, 2), (1, 1), (0, 0)] {
        reader.resize(width, height);
        reader.press("Down");
        reader.terminal();
    }
}

#[test]
fn what_was_deleted_comes_back_in_its_turn() {
    let mut reader = with(&[("alpha", "pier"), ("beta", "calm")]);
    reader.press("S Down Del Esc n x u");
    assert!(reader.notice().starts_with("undone: "), "{}", reader.notice());
    assert_eq!(saved(&reader), ["alpha: pier"]);
    reader.press("u");
    assert!(reader.notice().starts_with("saved as “beta”"), "{}", reader.notice());
    assert_eq!(saved(&reader), ["alpha: pier", "beta: calm"]);
    reader.press("u");
    assert_eq!(reader.notice(), "there is nothing to undo");
}

#[test]
fn one_whose_name_is_taken_by_now_comes_back_beside_the_other() {
    let mut reader = with(&[("quay", "harbour")]);
    reader.press("S Del Esc / p i e r C-s q u a y Enter Esc u");
    assert!(reader.notice().starts_with("saved as “quay (2)”"), "{}", reader.notice());
    assert_eq!(saved(&reader), ["quay: pier", "quay (2): harbour"]);
    reader.press("u");
    assert_eq!(reader.notice(), "there is nothing to undo");
}

#[test]
fn one_that_could_not_be_deleted_is_not_brought_back() {
    let mut reader = with(&[("quay", "harbour")]);
    reader.press("n x S");
    reader.desk.change_searches(&SearchChange::Delete("quay".to_owned())).unwrap();
    reader.press("Del Esc");
    reader.press("u");
    assert!(reader.notice().starts_with("undone: "), "{}", reader.notice());
    assert_eq!(saved(&reader), [""; 0]);
}

#[test]
fn an_older_correction_that_is_undone_is_not_the_one_since() {
    let mut reader = Reader::of(&[FERRY]);
    save(&mut reader, "quay", "harbour");
    reader.press("n c S Del Esc n c : c h a n g e s Enter G u Esc u");
    let said = "undone: “Not in this weather” is open again";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    assert_eq!(saved(&reader), [""; 0]);
    reader.press("u");
    assert_eq!(saved(&reader), ["quay: harbour"]);
}

#[test]
fn verdicts_in_quick_succession_since_are_one_and_none_where_they_end_where_they_began() {
    for verdicts in ["c c u", "c c c"] {
        let mut reader = Reader::of(&[FERRY]);
        save(&mut reader, "quay", "harbour");
        reader.press("n c S Del Esc n");
        reader.press(verdicts);
        assert_eq!(saved(&reader), [""; 0]);
        reader.press("u");
        assert_eq!(saved(&reader), ["quay: harbour"], "{verdicts}: {}", reader.notice());
        reader.press("u");
        let said = "undone: “We sail at dawn” is open again";
        assert!(reader.notice().starts_with(said), "{verdicts}: {}", reader.notice());
    }
}

#[test]
fn the_log_of_changes_has_deleted_searches_in_their_turn_and_brings_each_back() {
    let mut reader = Reader::of(&[FERRY]);
    save(&mut reader, "quay", "harbour");
    reader.press("n c S Del Esc n c : c h a n g e s Enter");
    let screen = reader.screen();
    let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}: {screen}"));
    let places = [
        at("checked: “Not in this weather,”"),
        at("saved search deleted: quay"),
        at("checked: “We sail at dawn,”"),
    ];
    assert!(places.is_sorted(), "{screen}");
    reader.press("j Enter");
    assert_eq!(reader.notice(), "this is about no single article");
    reader.press("u");
    assert_eq!(saved(&reader), ["quay: harbour"]);
    assert!(!reader.screen().contains("saved search deleted"), "{}", reader.screen());
    assert!(reader.screen().contains("Your changes 2/2"), "{}", reader.screen());
}
