//! Tests for titles, trades and offices: what of them belongs to a name, and whom they mean.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::resolve::tests::check;
use crate::quotes::speakers::resolve::tests::kinds;

#[test]
fn one_of_several_is_no_article() {
    check("[One of the sources] said so.", &["one of the sources"]);
    check("[One source] said so.", &["source"]);
}

#[test]
fn a_feast_is_nobody() {
    check("It shuts after Easter, [its owner] said.", &["its owner"]);
    check("[Easter Island Council] said so.", &["Easter Island Council"]);
}
