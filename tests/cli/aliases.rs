//! Lists of names: out of one library and into another.

use tempfile::TempDir;

use crate::support::folder;
use crate::support::run_in;

const TALKS: &str = "“We will end this,” Prime Minister Anna Keller said on Monday.\n\n\
    “Nobody was asked,” Jon Bersier said.\n\n“It is over,” Johann Bersier said.\n";

fn home() -> TempDir {
    let home = folder(&[("talks.txt", TALKS.as_bytes())]);
    run_in(home.path(), &["add", "talks.txt"], b"").check(0, "3 speakers");
    home
}

fn names(home: &TempDir) -> String {
    let listed = run_in(home.path(), &["speakers", "--aliases", "--format", "csv"], b"");
    listed.check(0, "").stdout.replace("\r\n", "\n")
}

fn import(home: &TempDir, list: &str, status: i32, said: &str) -> String {
    let run = run_in(home.path(), &["aliases", "import", "-"], list.as_bytes());
    run.check(status, said).stderr.clone()
}

#[test]
fn a_list_of_names_is_the_same_out_of_a_library_that_took_it_in() {
    let [first, second] = [home(), home()];
    import(
        &first,
        "name,alias,wikidata\nJon Bersier,Johann Bersier,Q17\nAnna Maria Keller,Anna Keller,\n",
        0,
        "1 speaker merged, 1 renamed, 1 identified\n",
    );
    let list = names(&first);
    assert!(list.starts_with("name,type,wikidata,alias\n"), "{list}");
    assert!(list.contains("\nJon Bersier,person,Q17,Johann Bersier\n"), "{list}");
    assert!(list.contains("\nAnna Maria Keller,person,,Anna Keller\n"), "{list}");
    assert!(!list.contains("\nJohann Bersier,"), "{list}");
    assert_ne!(names(&second), list);
    import(&second, &list, 0, "1 speaker merged, 1 renamed, 1 identified");
    assert_eq!(names(&second), list);
    import(&second, &list, 0, "0 speakers merged, 0 renamed, 0 identified\n");
    assert_eq!(names(&second), list);
}

#[test]
fn a_bad_line_is_named_by_its_number_and_stops_nothing() {
    let home = home();
    let list = "Name,Type,Alias,Wikidata\n\
        ,person,Bersier,\n\
        Anna Keller,person,,42\n\
        Anna Keller,mammal,,\n\
        \"Jon\nBersier\",person,,\n\
        Nobody Here,person,Somebody Else,\n\
        Jon Bersier,person,Johann Bersier,\n";
    let said = import(&home, list, 1, "1 speaker merged");
    for line in [
        "line 2: there is no name",
        "line 3: “42” is no id of Wikidata",
        "line 4: “mammal” is no type",
        "names not in the library; 3 lines failed",
    ] {
        assert!(said.contains(line), "{said}");
    }
    assert_eq!(said.lines().count(), 4, "{said}");
}

#[test]
fn what_is_no_list_of_names_is_refused() {
    let home = home();
    import(&home, "speaker,alias\nJon Bersier,Johann Bersier\n", 2, "names no column \"name\"");
    run_in(home.path(), &["aliases", "import", "none.csv"], b"").check(2, "none.csv: ");
    run_in(home.path(), &["aliases"], b"").check(2, "import");
    run_in(folder(&[]).path(), &["aliases", "import", "-"], b"").check(2, "no library");
}
