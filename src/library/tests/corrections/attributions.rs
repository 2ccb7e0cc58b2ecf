//! Tests corrections of quotations: made, undone, redone, and applied to other analyses and texts.

use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::CorrectionKind;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::QuotationId;
use crate::library::Scope;
use crate::library::StoreOutcome;
use crate::library::Whom;
use crate::library::tests::ALL;
use crate::library::tests::corrections::library_of;
use crate::library::tests::corrections::named;
use crate::library::tests::corrections::quotation;
use crate::library::tests::corrections::spans_of;
use crate::library::tests::found;
use crate::library::tests::quoted;
use crate::library::tests::speakers;
use crate::library::tests::story;
use crate::text::Span;
use crate::text::Spans;

const TEXT: &str = "“It will open in May,” Vera Lindholm said. “No comment,” said Tor Brekke. \
                    The harbour master expects more ships in summer. “No comment,” Ines Roth said.";
const SAID: [(&str, &str); 2] =
    [("“It will open in May,”", "Vera Lindholm"), ("“No comment,”", "Tor Brekke")];

fn library() -> (Library, ArticleId) {
    library_of(TEXT, &SAID)
}

fn spans(words: &str) -> Spans {
    spans_of(TEXT, &[words])
}

fn addition(id: ArticleId, words: &str) -> Correction {
    Correction::Add {
        article: id,
        content: spans(words),
        cue: spans("expects"),
        source: spans("The harbour master"),
        speaker: named("Jan Moen"),
    }
}

#[test]
fn a_quotation_is_given_to_somebody_else_and_back() {
    let (mut library, id) = library();
    let quotation = quotation(&library, id, 0);
    let done =
        library.correct(&Correction::Attribute { quotation, to: named("Ines Roth") }).unwrap();
    assert_eq!(
        (done.deed, done.article, done.adrift),
        (CorrectionKind::Attribute, Some(id), false)
    );
    assert_eq!(done.words, "“It will open in May,”");
    assert_eq!(quoted(&library, id)[0], "“It will open in May,”: Ines Roth*");
    assert_eq!(speakers(&library, Scope::Library), "Ines Roth 1, Tor Brekke 1");
    assert_eq!(library.undo().unwrap().unwrap(), done);
    assert_eq!(quoted(&library, id)[0], "“It will open in May,”: Vera Lindholm");
    assert_eq!(speakers(&library, Scope::Library), "Tor Brekke 1, Vera Lindholm 1");
    assert_eq!(library.redo().unwrap().unwrap(), done);
    assert_eq!(quoted(&library, id)[0], "“It will open in May,”: Ines Roth*");
    assert_eq!(library.redo().unwrap(), None);
}

#[test]
fn a_quotation_can_be_of_somebody_known_or_of_nobody() {
    let (mut library, id) = library();
    let brekke = library.article(id).unwrap().quotations[1].speaker.unwrap();
    let quotation = quotation(&library, id, 0);
    library.correct(&Correction::Attribute { quotation, to: Whom::Known(brekke) }).unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Tor Brekke 2");
    library.correct(&Correction::Attribute { quotation, to: Whom::Nobody }).unwrap();
    assert_eq!(quoted(&library, id)[0], "“It will open in May,”: -*");
    library.undo().unwrap();
    assert_eq!(quoted(&library, id)[0], "“It will open in May,”: Tor Brekke*");
}

#[test]
fn a_rejected_quotation_is_in_no_list_and_no_count() {
    let (mut library, id) = library();
    let quotation = quotation(&library, id, 1);
    library.correct(&Correction::Reject { quotation }).unwrap();
    assert_eq!(quoted(&library, id), ["“It will open in May,”: Vera Lindholm"]);
    assert_eq!(speakers(&library, Scope::Library), "Vera Lindholm 1");
    assert_eq!(
        library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows[0].quotations,
        1
    );
    assert!(library.correct(&Correction::Reject { quotation }).is_err(), "it is one no more");
    library.undo().unwrap();
    assert_eq!(quoted(&library, id).len(), 2);
    assert_eq!(speakers(&library, Scope::Library), "Tor Brekke 1, Vera Lindholm 1");
}

#[test]
fn an_added_quotation_stands_among_the_others() {
    let (mut library, id) = library();
    library.correct(&addition(id, "more ships in summer")).unwrap();
    assert_eq!(quoted(&library, id)[2], "more ships in summer: Jan Moen*");
    let row = library.article(id).unwrap().quotations[2].clone();
    assert_eq!((row.cue, row.source), (spans("expects"), spans("The harbour master")));
    assert_eq!(
        library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows[0].quotations,
        3
    );
    // The added quotation can be corrected like any other.
    library.correct(&Correction::Attribute { quotation: row.id, to: named("Ada Holm") }).unwrap();
    assert_eq!(quoted(&library, id)[2], "more ships in summer: Ada Holm*");
    library.undo().unwrap();
    library.undo().unwrap();
    assert_eq!(quoted(&library, id).len(), 2);
    library.redo().unwrap();
    assert_eq!(quoted(&library, id)[2], "more ships in summer: Jan Moen*");
}

#[test]
fn a_correction_after_undoing_drops_what_was_undone() {
    let (mut library, id) = library();
    let first = quotation(&library, id, 0);
    library.correct(&Correction::Attribute { quotation: first, to: named("Ada Holm") }).unwrap();
    library.undo().unwrap();
    library.correct(&Correction::Reject { quotation: first }).unwrap();
    assert_eq!(library.redo().unwrap(), None);
    assert_eq!(library.corrections(ALL).unwrap().total, 1);
    assert!(library.names().unwrap().iter().all(|(_, name)| name != "Ada Holm"));
}

#[test]
fn undoing_goes_back_to_the_start_and_redoing_to_the_end() {
    let (mut library, id) = library();
    let before = quoted(&library, id);
    for at in 0..40 {
        let quotation = quotation(&library, id, at % 2);
        let to = named(&format!("Person{at} Number"));
        library.correct(&Correction::Attribute { quotation, to }).unwrap();
    }
    let after = quoted(&library, id);
    let undone = std::iter::from_fn(|| library.undo().unwrap()).count();
    assert_eq!((undone, quoted(&library, id)), (40, before));
    let redone = std::iter::from_fn(|| library.redo().unwrap()).count();
    assert_eq!((redone, quoted(&library, id)), (40, after));
}

#[test]
fn another_analysis_of_the_text_is_corrected_as_the_one_before() {
    let (mut library, id) = library();
    let [first, second] = [0, 1].map(|at| quotation(&library, id, at));
    library.correct(&Correction::Attribute { quotation: first, to: named("Ines Roth") }).unwrap();
    library.correct(&Correction::Reject { quotation: second }).unwrap();
    library.correct(&addition(id, "more ships in summer")).unwrap();
    let before = quoted(&library, id);
    // Another model finds a word less and another speaker.
    let better = found(TEXT, &[("It will open in", "Ines Roth"), SAID[1]]);
    library.file(id, &better).unwrap();
    let expected = ["It will open in: Ines Roth*", "more ships in summer: Jan Moen*"];
    assert_eq!(quoted(&library, id), expected);
    assert_eq!(library.adrift(ALL).unwrap().total, 0);
    library.file(id, &found(TEXT, &SAID)).unwrap();
    assert_eq!(quoted(&library, id), before);
    assert_eq!(std::iter::from_fn(|| library.undo().unwrap()).count(), 3);
    assert_eq!(quoted(&library, id)[0], "“It will open in May,”: Vera Lindholm");
}

#[test]
fn of_two_quotations_of_the_same_words_the_one_that_was_meant_is_corrected() {
    let (mut library, id) = library();
    let mut both = found(TEXT, &[SAID[0], SAID[1], SAID[1]]);
    let at = TEXT.rfind("“No comment,”").unwrap();
    both.quotations[2].content = Span::new(at, at + "“No comment,”".len()).into();
    library.file(id, &both).unwrap();
    let last = quotation(&library, id, 2);
    library.correct(&Correction::Attribute { quotation: last, to: named("Ines Roth") }).unwrap();
    let expected = ["“No comment,”: Tor Brekke", "“No comment,”: Ines Roth*"];
    assert_eq!(quoted(&library, id)[1..], expected);
    let changed = format!("A new beginning, longer than what was. {TEXT}");
    library.put(&story(&changed, Origin::File("a".to_owned()))).unwrap();
    let mut again = found(&changed, &[SAID[0], SAID[1], SAID[1]]);
    let at = changed.rfind("“No comment,”").unwrap();
    again.quotations[2].content = Span::new(at, at + "“No comment,”".len()).into();
    library.file(id, &again).unwrap();
    assert_eq!(quoted(&library, id)[1..], expected);
}

#[test]
fn a_correction_that_no_longer_fits_is_kept_adrift_and_fits_again() {
    let (mut library, id) = library();
    let first = quotation(&library, id, 0);
    library.correct(&Correction::Attribute { quotation: first, to: named("Ines Roth") }).unwrap();
    library.correct(&addition(id, "more ships in summer")).unwrap();
    let other = "The council has said nothing yet, and “No comment,” said Tor Brekke, its head.";
    let file = || Origin::File("a".to_owned());
    assert_eq!(library.put(&story(other, file())).unwrap(), StoreOutcome::Changed(id));
    library.file(id, &found(other, &SAID[1..])).unwrap();
    assert_eq!(quoted(&library, id), ["“No comment,”: Tor Brekke"]);
    let adrift = library.adrift(ALL).unwrap();
    let words: Vec<&str> = adrift.rows.iter().map(|done| done.words.as_str()).collect();
    assert_eq!(words, ["more ships in summer", "“It will open in May,”"]);
    library.put(&story(TEXT, file())).unwrap();
    library.file(id, &found(TEXT, &SAID)).unwrap();
    assert_eq!(library.adrift(ALL).unwrap().total, 0);
    assert_eq!(quoted(&library, id)[0], "“It will open in May,”: Ines Roth*");
    assert_eq!(quoted(&library, id)[2], "more ships in summer: Jan Moen*");
}

#[test]
fn a_correction_of_what_is_not_there_is_refused_and_leaves_no_trace() {
    let (mut library, id) = library();
    let missing = QuotationId(99);
    let refused = library.correct(&Correction::Reject { quotation: missing }).unwrap_err();
    assert!(matches!(refused, LibraryError::Missing { what: "quotation", .. }), "{refused}");
    let nothing = Correction::Add {
        article: id,
        content: Spans::NONE,
        cue: Spans::NONE,
        source: Spans::NONE,
        speaker: Whom::Nobody,
    };
    assert!(matches!(library.correct(&nothing), Err(LibraryError::NoWords)));
    let first = quotation(&library, id, 0);
    let nameless = Correction::Attribute { quotation: first, to: named("  ") };
    assert!(matches!(library.correct(&nameless), Err(LibraryError::NoWords)));
    assert_eq!(library.corrections(ALL).unwrap().total, 0);
    assert_eq!(library.undo().unwrap(), None);
}
