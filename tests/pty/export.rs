//! Exporting from the screen: a whole file, and none lost.

use std::fs;

use tempfile::TempDir;

use crate::session::ENTER;
use crate::session::Session;

#[test]
fn what_the_list_shows_goes_to_a_file_and_one_that_is_there_stays_until_the_user_says_so() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("all.ndjson");
    fs::write(&path, "mine").unwrap();
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    session.press("1E");
    session.wait_for("export to:");
    session.press(path.to_str().unwrap());
    session.press(ENTER);
    session.wait_for("replace it?");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    session.press(ENTER);
    session.wait_for("3 articles are in");
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 3);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    session.quit();
    session.check_restored();
}
