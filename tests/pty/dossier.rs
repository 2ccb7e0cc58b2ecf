//! The dossier: to a quotation in its article, and back.

use crate::session::ENTER;
use crate::session::ESC;
use crate::session::Session;

#[test]
fn a_dossier_leads_to_a_quotation_and_back() {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    session.press("3d");
    session.wait_for("quotations in");
    session.press("j");
    session.wait_for(" 2/");
    session.press(ENTER);
    session.wait_for("Articles ");
    session.wait_for_footer(&[" · ", "%"]);
    session.press("\x7f");
    session.wait_for("quotations in");
    session.wait_for(" 2/");
    session.press(ESC);
    session.wait_for("Articles ");
    session.quit();
    session.check_restored();
}
