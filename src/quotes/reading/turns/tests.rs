//! Tests which labels open turns.

use super::Turns;
use super::parts;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::turn_label::Part;

/// Returns the part of each line of `text`: the last word of its label, `+` where a turn goes
/// on, `a` for an answer without a label, `-` for the rest.
fn found(text: &str) -> String {
    let paragraphs = Paragraph::all(text);
    let parts = parts(&paragraphs, &Lexicon::bundled(), &mut Turns::default());
    let tell = |(paragraph, part): (&Paragraph, Part)| match part {
        Part::Told => "-".to_owned(),
        Part::GoesOn => "+".to_owned(),
        Part::Answers => "a".to_owned(),
        Part::Opens(label) => paragraph.word(label.name_end - 1).to_owned(),
    };
    paragraphs.iter().zip(parts).map(tell).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_label_comes_again_without_the_first_name() {
    let text = "Anna Holm: Why do you row?\nTamsin Kerr: Because it leaks.\nHolm: Does it?\n\
                Kerr: It does, I fear.";
    assert_eq!(found(text), "Holm Kerr Holm Kerr");
}

#[test]
fn a_name_between_two_turns_of_another_is_a_label() {
    let text = "Moss: Why sell now?\nTranter: Milk is cheaper than water.\nMoss: And then?\n\
                Tranter: Sleep until six.";
    assert_eq!(found(text), "Moss Tranter Moss Tranter");
    let text = "PRESENTER: What happened?\nADA HOLM: It leaked, and we shut it.\n\
                AUDIENCE MEMBER: Why did nobody tell us?\nADA HOLM: We did. I wrote to all.";
    assert_eq!(found(text), "PRESENTER HOLM MEMBER HOLM");
}

#[test]
fn a_label_comes_again_without_the_surname() {
    let text = "Ada: I asked Bjarke Thul.\nBjarke Thul: I believe it.\nAda: Do you?\nBjarke: I do.";
    assert_eq!(found(text), "Ada Thul Ada Bjarke");
}

#[test]
fn a_letter_before_a_colon_or_stop_is_a_label() {
    assert_eq!(found("Q: Why?\nA: It rained.\nA dog: it barked.\nPlan A: rain."), "Q A - -");
    assert_eq!(found("Q. Why?\nA. It rained.\n**Q:** And then?"), "Q A Q");
    assert_eq!(
        found("QUESTION: Why?\nANSWER: It rained.\nThe QUESTION: why?"),
        "QUESTION ANSWER -"
    );
}

#[test]
fn an_office_is_a_label_between_names_where_it_comes_again() {
    let names = "SMITH: I did.\nDOYLE: You did?\n";
    let office = "MODERATOR: Will you go?\nSMITH: I will.\nMODERATOR: It rained.";
    let expected = "SMITH DOYLE MODERATOR SMITH MODERATOR";
    assert_eq!(found(&format!("{names}{office}")), expected);
    let one = "SMITH: I did.\nMODERATOR: You did?\nSMITH: I did.\nMODERATOR: Thank you.";
    assert_eq!(found(one), "SMITH MODERATOR SMITH MODERATOR");
    let small = "Ada Holm: I did.\nBo Lind: You did?\nOperator: Will you go?\n\
                 Ada Holm: I will.\nOperator: It rained.";
    assert_eq!(found(small), "Holm Lind Operator Holm Operator");
    let more = office.replace("MODERATOR", "READ MORE");
    assert_eq!(found(&format!("{names}{more}")), "SMITH DOYLE + SMITH -");
}

#[test]
fn an_initial_is_no_label() {
    assert_eq!(found("A. Petrov was late.\nA. Petrov left."), "- -");
}

#[test]
fn a_name_is_a_label_where_there_are_more_like_it() {
    assert_eq!(found("HARLAN WYATT: I did.\nMS DELACOURT (by video): Why?"), "WYATT DELACOURT");
    assert_eq!(found("Mr King (Oslo): I did.\nMs Lake (Bergen): It rained."), "King Lake");
    assert_eq!(found("Gail: I did.\nBret: You did?\nGail: It rained."), "Gail Bret Gail");
    assert_eq!(found("HARLAN WYATT: I did.\nIt rained."), "- -");
    assert_eq!(found("\"WYATT: I did.\n\"LAKE: You did?"), "WYATT LAKE");
}

#[test]
fn lists_of_facts_have_no_labels() {
    assert_eq!(found("READ: Why we left\nREAD: What you need"), "- -");
    assert_eq!(found("When: Friday.\nWhere: Oslo.\nWhen: Monday."), "- - -");
    assert_eq!(found("Ada Holm: 7, saved well.\nIda Berg: 5.\nEva Moen: 6, tired."), "- - -");
    assert_eq!(found("Sweden: We won.\nThe council said: I do."), "- -");
    let seats = "WYATT: Rep. Harlan Wyatt told us no.\nLAKE: Why is Ines Lake silent?";
    assert_eq!(found(seats), "- -");
    assert_eq!(found("US: It rained.\nThe US: It will.\nUS: Our US page."), "- - -");
}

#[test]
fn a_turn_goes_on_to_the_next_label() {
    let text = "WYATT: I did.\nThe rain came in.\n(LAUGHTER)\nIt went.\nLAKE: You did?\nWYATT: No.";
    assert_eq!(found(text), "WYATT + - + LAKE WYATT");
}

#[test]
fn a_turn_ends_where_the_text_tells() {
    let text = "WYATT: I did.\nLAKE: You did?\nI saw it.\nThe hearing goes on in May.";
    assert_eq!(found(&format!("{text}\nWe will tell you.")), "WYATT LAKE + - -");
}

#[test]
fn capitals_that_come_again_are_a_label_beside_a_name() {
    let text = "AUDIENCE MEMBER: Why do you row?\nANNA HOLM: I like it.\n\
                AUDIENCE MEMBER: That is no answer.\nANNA HOLM: It is mine.";
    assert_eq!(found(text), "MEMBER HOLM MEMBER HOLM");
    let text = "QUESTION: Why do you row?\nANNA HOLM: I like it.\n\
                QUESTION: That is no answer.\nANNA HOLM: It is mine.";
    assert_eq!(found(text), "QUESTION HOLM QUESTION HOLM");
    let text = "OPENING HOURS: You can row all day.\nBOAT HIRE: From May.\n\
                OPENING HOURS: You can row at night.\nBOAT HIRE: From June.";
    assert_eq!(found(text), "- - - -");
}
