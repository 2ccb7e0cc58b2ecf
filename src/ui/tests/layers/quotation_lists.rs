//! The list of quotations of many speakers, and how lists of quotations are narrowed, sorted and
//! exported.

use crate::app::Subject;
use crate::session::messages::Extent;
use crate::session::messages::Request;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::tests::Reader;
use crate::ui::tests::layers::dossiers::three;

/// The words of the quotations in the order of the list, the first three of each.
fn listed(reader: &Reader) -> Vec<String> {
    let opened = reader.model.layers.get::<OpenDossier>().unwrap();
    let rows = &opened.said.as_ref().unwrap().sayings.rows;
    let row = |&(_, id): &(_, _)| rows.iter().find(|row| row.id == id).unwrap();
    let first = |words: &str| words.split(' ').take(3).collect::<Vec<_>>().join(" ");
    opened.places.iter().map(|place| first(&row(place).words)).collect()
}

#[test]
fn q_lists_everybodys_with_all_that_is_known_of_each() {
    let mut reader = three();
    reader.press("Q");
    let screen = reader.screen();
    assert!(screen.contains("Quotations 1/8"), "{screen}");
    let trail =
        "    Tomas Lindqvist · said · direct · words 96% · 2031-02-04 · The Norland Herald · Storm";
    assert!(screen.contains(trail), "{screen}");
    assert!(screen.contains("8 quotations in 4 articles"), "{screen}");
    assert_eq!(listed(&reader)[..3], ["“We sailed,”", "“The crew was", "“I told you"]);
}

#[test]
fn it_is_of_the_filter_and_enter_goes_there_and_backspace_back() {
    let mut reader = three();
    reader.press("3 j Enter Q");
    assert!(reader.screen().contains("Quotations of Tomas Lindqvist 1/2"), "{}", reader.screen());
    reader.press("j Enter");
    assert_eq!(reader.place(), "Text · Ferry · 1/1 · Tomas");
    reader.press("Backspace");
    assert!(reader.screen().contains("Quotations of Tomas Lindqvist 2/2"));
}

#[test]
fn a_list_is_narrowed_by_a_search_and_widened_by_none() {
    for keys in ["Q", "3 d"] {
        let mut reader = three();
        reader.press(keys);
        let all = listed(&reader).len();
        reader.press("/ s a i l e d Enter");
        assert_eq!(listed(&reader), ["“We sailed,”"]);
        assert!(reader.screen().contains("only sailed"), "{}", reader.screen());
        reader.press("/ C-u k i n d : x Enter");
        assert!(reader.notice().starts_with("there is no kind x"), "{}", reader.notice());
        reader.press("C-u z z z Enter");
        assert_eq!(listed(&reader), [""; 0]);
        reader.press("Enter c C y / C-u Enter");
        assert_eq!(listed(&reader).len(), all);
    }
}

#[test]
fn it_narrows_as_one_types_and_esc_leaves_it_as_it_was() {
    for keys in ["Q", "3 d"] {
        let mut reader = three();
        reader.press(keys);
        let all = listed(&reader).len();
        reader.press("/ s a i l e");
        assert_eq!(listed(&reader), ["“We sailed,”"], "the word is a beginning so far");
        reader.press("Esc");
        assert_eq!(listed(&reader).len(), all);
        reader.press("/ s a i l e Enter");
        assert_eq!(listed(&reader), [""; 0], "and whole then");
        reader.press("/ d");
        assert_eq!(listed(&reader), ["“We sailed,”"]);
        reader.press("Enter / C-u Esc");
        assert_eq!(listed(&reader), ["“We sailed,”"]);
        assert!(reader.screen().contains("only sailed"), "{}", reader.screen());
    }
}

#[test]
fn it_is_sorted_and_the_choice_stays_on_its_quotation() {
    let mut reader = three();
    reader.press("Q j O");
    assert_eq!(reader.notice(), "sorted: oldest first");
    assert_eq!(listed(&reader)[..2], ["“We sail at", "“Not in this"]);
    assert!(reader.screen().contains("Quotations 6/8"), "{}", reader.screen());
    reader.press("O");
    assert_eq!(reader.notice(), "sorted: by speaker");
    assert!(listed(&reader)[0].starts_with("“We sailed"));
    reader.press("O O O");
    assert_eq!(reader.notice(), "sorted: newest first");
    assert!(reader.screen().contains("Quotations 2/8"), "{}", reader.screen());
}

#[test]
fn a_dossier_that_is_sorted_shows_each_by_itself() {
    let mut reader = three();
    reader.press("3 d O");
    assert_eq!(listed(&reader)[0], "“We sail at");
    assert!(reader.screen().contains("oldest first"), "{}", reader.screen());
}

#[test]
fn e_exports_just_these() {
    let mut reader = three();
    reader.press("3 d / s a i l e d Enter E");
    assert!(reader.screen().contains("the one quotation of this list"), "{}", reader.screen());
    reader.type_ahead("a . m d Enter");
    let Some(Request::Export(order)) = reader.asked.pop_back() else { panic!() };
    let Extent::Sayings(wanted) = order.extent else { panic!("{:?}", order.extent) };
    assert!(matches!(wanted.of, Subject::Speaker(_)));
    let articles = reader.desk.articles_saying(&wanted).unwrap();
    assert_eq!(articles.iter().map(|(_, kept)| kept.len()).collect::<Vec<_>>(), [1]);
}

#[test]
fn what_is_listed_for_its_act_is_shown_when_one_goes_there() {
    let mut reader = three();
    reader.press("Q / a c t : t o p i c Enter");
    assert_eq!(listed(&reader), [""; 0]);
    reader.press("Esc n X t o p i c Enter u");
    // The user said nothing of it any more, so it is as the engine found it.
    reader.press("Q / a c t : s a i d Enter Enter");
    assert_eq!(reader.place(), "Text · Dawn · 1/2 · ");
}

#[test]
fn it_is_drawn_at_every_size() {
    let mut reader = three();
    reader.press("Q");
    for (width, height) in [(0, 0), (1, 1), (3, 9), (14, 6), (25, 5), (300, 2)] {
        reader.resize(width, height);
        reader.press("G g PgDn k");
        reader.terminal();
    }
}
