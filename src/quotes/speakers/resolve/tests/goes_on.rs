//! Tests for "he" behind a sentence about one person.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn whoever_the_sentence_before_is_about_goes_on() {
    check(
        "Governor Zavriel Orr and union leader Ombreya Marsh on Sunday traded barbs over the gate.\n\
         {“It will hold. Those who built none should be silent,”} [Orr] wrote.\n\
         Within the hour, Marsh hit back. {“Which gate, sir?”} [she] asked.",
        &["Zavriel Orr", "Ombreya Marsh"],
    );
}

#[test]
fn whoever_did_something_to_another_goes_on_to_them() {
    check(
        "Zavriel Ode, the Norvik coach, has stood by his captain, Ombrey Lind.\n\
         Ode saw the race twice. {“It was hard,”} [he] said.\n\
         Lind rang Ode that night to explain. [He] told him {that he had slipped}.",
        &["Zavriel Ode", "Ombrey Lind"],
    );
}

#[test]
fn a_newcomer_goes_on() {
    check(
        "Ines Marsh has long led the choir. [Marsh] said {so}.\n\
         One soprano, Norvik Choir Club chairwoman Aoife Ude, pledged her vote to Marsh in May to let \
         Marsh sing before her rival, Carl Ode.\n\
         {“We need to come to a close,”} [she] said.",
        &["Ines Marsh", "Aoife Ude"],
    );
    check(
        "[Bo Lind] doubted {that it would hold}. {“It leaks,”} [he] said.\n\
         While the old hall had a roof, this one has none, which is something that worries Carl \
         Ode, president of the Norvik Theatre Guild.\n\
         {“Nobody plays in the rain. We have nothing like that,”} [he] said.",
        &["Bo Lind", "Bo Lind", "Carl Ode"],
    );
}

#[test]
fn a_newcomer_tells_of_himself_where_nobody_has_spoken() {
    check(
        "Carl Ode is so far from the valley that farmers back Ines Marsh.\n\
         {Former Sen. Chris Lind (Labour) was for Bo Moe while the mill was open,} [he] said on Monday.",
        &["Chris Lind"],
    );
}

#[test]
fn whoever_asked_does_not_go_on() {
    check(
        "Carl Ode was careful on Monday. {“I am not sure,”} [Ode] said.\n\
         Ode also did not look sure when [Bo Lind] asked {whether the gate would hold in May}.\n\
         {“The one thing you can say is that it will rain,”} [he] said.",
        &["Carl Ode", "Bo Lind", "Carl Ode"],
    );
}

#[test]
fn a_word_in_marks_says_nothing_before_the_subject() {
    check(
        "[Carl Ode] said {so}.\n\
         [Bo Lind] said {that it was late}. As for Lind’s slip on the “harbour,” Ode found some \
         relief in it. {“I needed a laugh,”} [he] said.",
        &["Carl Ode", "Bo Lind", "Carl Ode"],
    );
}

#[test]
fn whose_mind_is_told_goes_on_though_a_pronoun_stands_between() {
    check(
        "The Kestrels sacked coach Bo Lind. {“Lind is a good man,”} manager [Carl Ode] said.\n\
         {“At some point,”} [Ode] went on.\n\
         Lind, reached by phone at his home, was brief. {“I had the keys,”} [he] said.",
        &["Carl Ode", "Carl Ode", "Bo Lind"],
    );
}
