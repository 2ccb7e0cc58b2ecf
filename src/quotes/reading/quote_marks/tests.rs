//! Tests where passages in quotation marks begin and end.

use super::passages;
use crate::quotes::reading::paragraph::lines;

/// Each line is a paragraph; passages are joined by `|`, paragraphs by `/`.
/// `~` stands before one that goes on, and after one that is not closed.
fn check(text: &str, expected: &str) {
    let paragraphs = lines(text);
    let shown: Vec<String> = passages(text, &paragraphs)
        .iter()
        .map(|paragraph| {
            let shown = paragraph.iter().map(|passage| {
                let before = if passage.continues { "~" } else { "" };
                let after = if passage.is_closed() { "" } else { "~" };
                format!("{before}{}{after}", &text[passage.span.range()])
            });
            shown.collect::<Vec<_>>().join("|")
        })
        .collect();
    assert_eq!(shown.join("/"), expected);
}

#[test]
fn curly_straight_and_doubled_marks_pair() {
    check("He said “yes,” then \"no,\" then ''maybe.''", "“yes,”|\"no,\"|''maybe.''");
    check("Il dit « oui », dann „nein“, 「はい」", "« oui »|„nein“|「はい」");
}

#[test]
fn marks_of_two_kinds_pair() {
    check("“It leaks,’’ she said. “It’s old.’’", "“It leaks,’’|“It’s old.’’");
    check("“It leaks,″ she said, ″it's old.″", "“It leaks,″|″it's old.″");
    check("It is 6′4″ long. ‘She said ‘no’’.", "‘She said ‘no’");
}

#[test]
fn nested_marks_belong_to_the_outer_passage() {
    check("“He told me ‘go’ and I went,” she said.", "“He told me ‘go’ and I went,”");
    check("“He told me “go” and I went,” she said.", "“He told me “go” and I went,”");
    check("\"He told me “go” and I went,\" she said.", "\"He told me “go” and I went,\"");
    check("\"He told me. “Go home,” he said: \"Go.\"", "\"He told me.~|“Go home,”|\"Go.\"");
}

#[test]
fn an_unclosed_mark_runs_to_the_end_of_its_paragraph() {
    check("“It is late. \nHe left.", "“It is late.~/");
    check("“It is late. “Go home,” he said.", "“It is late.~|“Go home,”");
}

#[test]
fn a_speech_over_paragraphs_goes_on_where_a_mark_opens_again() {
    check("“One.\n“Two.\n“Three,” she said.", "“One.~/~“Two.~/~“Three,”");
    check("“One.\nTwo,” she said.", "“One.~/~Two,”");
    check("“One.”\n“Two.”", "“One.”/“Two.”");
}

#[test]
fn a_speech_in_single_marks_goes_on_where_one_opens_again() {
    check("‘Yes,’ she said. ‘One.\n‘I’m two.\n‘Three.’", "‘Yes,’|‘One.~/~‘I’m two.~/~‘Three.’");
    let owned = "‘We had two days’ notice. That was all.";
    check(&format!("{owned}\n‘Three.’"), &format!("{owned}~/~‘Three.’"));
    check("‘Two Days’ is a film. It ran.\n‘Three.’", "‘Two Days’/‘Three.’");
    check("‘Tis late.\nHe left.", "/");
    check("She has ‘em.\n‘Yes,’ he said.", "/‘Yes,’");
}

#[test]
fn inches_close_no_passage() {
    check("\"He's 6'4\" in his socks,\" she said.", "\"He's 6'4\" in his socks,\"");
}

#[test]
fn apostrophes_make_no_passage() {
    check("It’s the workers’ right, they’re told.", "");
    check("He's 5'10\" tall and rocks 'em in the '90s.", "");
}

#[test]
fn single_marks_make_a_passage_where_one_closes() {
    check("‘It’s the workers’ right,’ he said.", "‘It’s the workers’ right,’");
    check("She called it ‘a shame’ and left.", "‘a shame’");
    check("She called it 'a shame' and left.", "'a shame'");
}

#[test]
fn marks_turned_the_wrong_way_still_pair() {
    check("”We will win,“ he said.", "”We will win,“");
}

#[test]
fn the_marks_around_a_transcript_make_no_passage() {
    check("\"LAKE: He said “no.” Why?\n\"WYATT: I did.\n\"It rained.\"", "“no.”//");
    check("“LAKE: He said “no.” Why?\n“WYATT (by video): I did.”\n“Yes.”", "“no.”//“Yes.”");
    check("“BREAKING: It rained.” So they said.", "“BREAKING: It rained.”");
    check("“LAKE: Why?\n“MOEN: So.\nHe left.\n“Yes,” she said.", "///“Yes,”");
    let after = "“LAKE: Why?\n“MOEN: So.\n“Yes,” she said. “Maybe.”";
    check(after, "//“Yes,”|“Maybe.”");
    check(
        "“WARNING: The water is bad.\n“Boil it,” she said.",
        "“WARNING: The water is bad.~/~“Boil it,”",
    );
}

#[test]
fn a_mark_before_a_label_opens_no_passage_that_nothing_closes() {
    check("\"MARSH: It rained.\n“MARSH: It “rained.”", "/“rained.”");
    check("\"MARSH: It rained.\" He left.", "\"MARSH: It rained.\"");
    check("“Marsh: It rained.\nHe left.", "“Marsh: It rained.~/");
}

#[test]
fn a_single_mark_that_opens_shows_that_the_one_before_has_closed() {
    check(
        "The ‘Oar of the Year’ award. ‘It is heavy,’ he said.",
        "‘Oar of the Year’|‘It is heavy,’",
    );
    check("Known as 'Boots'. 'It is heavy,' he said.", "'Boots'|'It is heavy,'");
    check(
        "‘We fed the dogs’ cats. I like rock ‘n’ roll,’ he said.",
        "‘We fed the dogs’ cats. I like rock ‘n’ roll,’",
    );
}
