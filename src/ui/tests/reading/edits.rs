//! Editing: from the key to the file that an editor opens.

use crate::article::Origin;
use crate::ui::state::message::Effect;
use crate::ui::tests::Reader;

/// After `e` in an article from there.
fn after(origin: Origin) -> Reader {
    let mut reader = Reader::arriving(&["Ferry\n[Mira|“We sail,”] she said."]);
    reader.articles[0].article.origin = origin;
    reader.hear_of_change();
    reader.press("e");
    reader
}

#[test]
fn the_file_of_an_article_is_edited() {
    let reader = after(Origin::File("stories/-ferry; x.txt".to_owned()));
    assert_eq!(reader.terminal, [Effect::Edit("stories/-ferry; x.txt".to_owned())]);
}

#[test]
fn what_has_no_file_of_its_own_is_not_edited_and_it_is_said_why() {
    let part = Origin::Part { of: "in/b\x1box.mbox".to_owned(), name: "7".to_owned() };
    for (origin, why) in [
        (part, "is one of several in in/b␛ox.mbox"),
        (Origin::Url("https://example.org/a".to_owned()), "comes from the web"),
        (Origin::Stdin, "came from standard input"),
        (Origin::Bundled, "came with the program"),
    ] {
        let reader = after(origin);
        assert!(reader.terminal.is_empty());
        let said = format!("nothing to edit: this article {why} and has no file of its own");
        assert_eq!(reader.notice(), said);
    }
}
