//! The dossier: what it shows, where Enter leads, and how the user comes back.

use crate::quotes::Kind;
use crate::ui::fixture;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::message::Effect;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;

/// Mira speaks in three articles, of which the last is the newest.
pub(crate) fn three() -> Reader {
    let articles = [
        "Ferry\n[Mira|“We sail at dawn, whatever the sea may say,”] she said.\nNobody moved.\n\
         [Tomas|“Not in this weather,”] he answered.\n[Mira|“Then we wait,”] she conceded.",
        "Storm\n[Tomas|“I told you so,”] he said.",
        "Lull\n[Mira|“It is calm now,”] she observed.\n[Norland|“The port is open,”] it declared.",
        "Dawn\n[Mira|“We sailed,”] she said. [Mira|“The crew was splendid, and so was everybody \
         who waited with us on the benches of the hall, for three long days and nights,”] she added.",
    ];
    let mut reader = Reader::arriving(&articles);
    let dates = [Some("2031-02-03"), Some("2031-02-04"), None, Some("2031-04-07T08:00:00Z")];
    for (open, date) in reader.articles.iter_mut().zip(dates) {
        open.article.published = date.map(str::to_owned);
        open.article.outlet = Some("The Norland Herald".to_owned());
    }
    reader.hear_of_change();
    reader.answer_all();
    reader
}

fn is_open(reader: &Reader) -> bool {
    reader.model.layers.has::<OpenDossier>()
}

#[test]
fn a_dossier_is_drawn_at_every_size() {
    let mut reader = three();
    reader.press("3 d");
    for (width, height) in [(0, 0), (1, 1), (3, 9), (14, 6), (25, 5), (300, 2)] {
        reader.resize(width, height);
        reader.press("G g PgDn k");
        reader.terminal();
    }
}

#[test]
fn it_is_that_of_the_chosen_speaker_or_of_who_speaks() {
    let subject = |keys: &str| {
        let mut reader = three();
        reader.press(keys);
        assert!(is_open(&reader), "after {keys}");
        reader.screen().lines().next().unwrap_or_default().to_owned()
    };
    assert!(subject("3 j d").contains("Tomas Lindqvist 1/2"));
    assert!(subject("n n d").contains("Tomas Lindqvist 1/2"));
    assert!(subject("d").contains("Mira Castellanos Okafor 1/5"));
    assert!(subject("3 j 1 n d").contains("Mira Castellanos Okafor 1/5"));
}

#[test]
fn enter_goes_to_the_quotation_and_backspace_back_to_the_same_row() {
    let mut reader = three();
    reader.press("3 d j j Enter");
    assert!(!is_open(&reader));
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
    reader.press("3 j Backspace");
    assert!(is_open(&reader));
    assert!(reader.screen().contains("Okafor 3/5"));
    reader.press("G Enter");
    assert_eq!(reader.place(), "Text · Lull · 1/2 · ");
    reader.press("Backspace Esc");
    assert!(!is_open(&reader));
    assert_eq!(reader.place(), "Text · Ferry · 0/3 · ", "where it was opened");
}

#[test]
fn typing_ahead_goes_where_it_does_typed_slowly() {
    for keys in ["3 d j Enter", "3 d G Enter n", "n d j j Enter Backspace k Enter", "3 d Esc j"] {
        let (mut slow, mut fast) = (three(), three());
        slow.press(keys);
        fast.type_ahead(keys);
        fast.answer_all();
        assert_eq!(fast.place(), slow.place(), "after {keys}");
    }
}

#[test]
fn esc_closes_a_dossier_that_is_still_on_its_way() {
    let mut reader = three();
    reader.type_ahead("3 d Esc");
    assert!(!is_open(&reader));
    reader.answer_all();
    assert!(!is_open(&reader));
}

#[test]
fn under_a_filter_that_hides_the_speaker_they_are_let_in() {
    let mut reader = three();
    reader.press("3 j Enter 3 k d j j Enter");
    assert_eq!(reader.place(), "Text · Ferry · 1/2 · Mira");
}

#[test]
fn news_leave_the_choice_on_its_quotation() {
    let mut reader = three();
    reader.press("3 d j j");
    assert!(reader.screen().contains("Okafor 3/5"));
    let mut more = fixture::open(5, "Noon\n[Mira|“One more word,”] she said.");
    more.article.published = Some("2031-09-09".to_owned());
    reader.articles.push(more);
    reader.hear_of_change();
    reader.answer_all();
    assert!(reader.screen().contains("Okafor 4/6"));
    reader.press("Enter");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
}

#[test]
fn a_quotation_that_is_gone_is_told() {
    let mut reader = three();
    reader.press("3 d");
    reader.articles[3].quotations.clear();
    reader.take_in();
    reader.press("Enter");
    assert_eq!(reader.notice(), "this quotation is no longer there: the article was read anew");
}

#[test]
fn a_page_down_and_up_comes_past_every_long_quotation() {
    let long = "word ".repeat(400);
    let marked = format!(
        "Ferry\n[Mira|“Short,”] she said.\n[Mira|“{long}”] she said.\n\
        [Mira|“End,”] she said."
    );
    let mut reader = Reader::of(&[&marked]);
    reader.send(Msg::Resize(ratatui::layout::Size::new(60, 12)));
    reader.press("3 d PgDn PgDn PgDn");
    assert!(reader.screen().contains("End"));
    reader.press("g");
    assert!(reader.screen().contains("3 quotations in 1 article"));
}

#[test]
fn a_star_is_set_and_taken_away_and_shown() {
    let mut reader = three();
    assert!(!reader.screen().contains('★'));
    reader.press("j s");
    assert_eq!(reader.notice(), "starred (until you quit: these articles are not kept)");
    assert!(reader.screen().contains("★▌2031-02-04"));
    // Elsewhere it is that of the article that is open.
    reader.press("2 s");
    assert_eq!(reader.notice(), "no longer starred");
    assert!(!reader.screen().contains('★'));
}

#[test]
fn the_same_words_are_shown_once_and_versions_with_what_differs() {
    let mut reader = Reader::of(&[
        "Ferry\n[Mira|“We sail at dawn, whatever the sea may say,”] she said.",
        "Storm\n[Mira|“We sail at dawn whatever the sea may say.”] she said.",
        "Lull\n[Mira|“We sail at noon, whatever the sea may say,”] she said.",
    ]);
    reader.press("3 d");
    let screen = reader.screen();
    assert!(screen.contains("≠ Storm"), "{screen}");
    assert!(screen.contains("≠ Ferry"), "{screen}");
    assert!(screen.contains("We sail at −noon, +dawn, whatever the sea may say,”"), "{screen}");
    assert_eq!(screen.matches("We sail at noon").count(), 1, "{screen}");
    reader.articles[2].quotations.clear();
    reader.hear_of_change();
    reader.answer_all();
    let screen = reader.screen();
    assert!(screen.contains("= Ferry"), "{screen}");
    assert_eq!(screen.matches("We sail at dawn").count(), 1, "{screen}");
    reader.press("G Enter");
    assert_eq!(reader.place(), "Text · Ferry · 1/1 · ");
}

/// Returns the text that was copied last.
fn copied(reader: &mut Reader) -> String {
    match reader.terminal.pop() {
        Some(Effect::Copy(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_chosen_quotation_is_copied_with_its_citation_and_the_dossier_stays() {
    let mut reader = three();
    reader.press("3 d j y");
    assert!(copied(&mut reader).starts_with("“The crew was splendid, and so was everybody"));
    assert!(reader.notice().starts_with("copied with its citation: “The crew was splendid"));
    assert!(is_open(&reader));
    reader.press("j Y");
    let wanted = "> “We sail at dawn, whatever the sea may say,”\n>\n> – Mira Castellanos Okafor, \
                  in “Ferry”, *The Norland Herald*, 2031-02-03\n";
    assert_eq!(copied(&mut reader), wanted);
    assert!(reader.notice().starts_with("copied as Markdown with its citation: "));
    assert_eq!(reader.place(), "Speakers · Ferry · 0/3 · ");
}

#[test]
fn what_is_copied_there_is_what_is_copied_in_the_text() {
    let mut reader = three();
    let open = &mut reader.articles[0];
    open.article.url = Some("https://example.org/ferry".to_owned());
    open.quotations[0].kind = Kind::Mixed;
    open.quotations[0].relay = open.quotations[1].source.clone();
    reader.hear_of_change();
    reader.answer_all();
    reader.press("2 n");
    for key in ["y", "Y"] {
        reader.press(key);
        let in_text = copied(&mut reader);
        assert!(in_text.contains("(passed on by he), as reported in"), "{in_text}");
        reader.press("d j j");
        reader.press(key);
        assert_eq!(copied(&mut reader), in_text);
        reader.press("Esc");
    }
}

#[test]
fn a_version_of_the_same_words_is_copied_from_its_own_article() {
    let mut reader = Reader::of(&[
        "Ferry\n[Mira|“We sail at dawn, whatever the sea may say,”] she said.",
        "Storm\n[Mira|“We sail at dawn whatever the sea may say.”] she said.",
    ]);
    reader.type_ahead("3 d j y");
    reader.answer_all();
    let text = copied(&mut reader);
    assert!(text.ends_with("say,” – Mira Castellanos Okafor, in “Ferry”"), "{text}");
}

#[test]
fn a_name_that_is_too_long_for_the_frame_is_shortened_before_its_count() {
    let mut reader = three();
    reader.resize(24, 10);
    reader.press("3 d");
    let screen = reader.screen();
    assert!(screen.contains("┌ Mira C. Okafor 1/5 "), "{screen}");
}
