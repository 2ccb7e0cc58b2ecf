//! Tests who is quoted how often: what is kept counted is what counting everything gives.

use super::*;
use crate::library::Correction;
use crate::library::Fault;
use crate::library::FaultKind;
use crate::library::QuotationQuery;
use crate::library::Voice;
use crate::library::VoiceGrouping;
use crate::library::Whom;
use crate::library::check;

/// An article of several sentences, each said by the one whose name stands before the colon; `-`
/// names nobody.
fn said(library: &mut Library, name: &str, day: &str, lines: &[(&str, &str)]) -> ArticleId {
    let mut article = article(name);
    article.published = Some(day.to_owned());
    let mut text = name.to_owned();
    let mut spans = Vec::new();
    for (who, words) in lines {
        text.push_str("\n\n");
        let start = text.len();
        text.push_str(words);
        spans.push((*who, Span::new(start, text.len())));
    }
    article.blocks.truncate(1);
    article
        .blocks
        .extend(spans.iter().map(|&(_, span)| Block { kind: BlockKind::Paragraph, span }));
    article.text = text.into();
    let id = library.put(&article).unwrap().id();
    let names: Vec<&str> = spans.iter().map(|&(who, _)| who).collect();
    let mut analysis = analysis(&names.join(" "));
    for (quotation, &(_, span)) in analysis.quotations.iter_mut().zip(&spans) {
        quotation.content = Spans::from_iter([span]);
    }
    library.file(id, &analysis).unwrap();
    id
}

fn counted(voices: &[Voice]) -> Vec<String> {
    let text = |voice: &Voice| {
        let name = voice.name.as_deref().unwrap_or("-");
        let day = |day: &Option<String>| day.clone().unwrap_or_default();
        format!(
            "{name} {} quotations {} words {} articles {} {}",
            voice.quotations,
            voice.words,
            voice.articles,
            day(&voice.first),
            day(&voice.last)
        )
    };
    voices.iter().map(text).collect()
}

/// Returns the voices of speakers that are kept; what counting everything gives has to be the same,
/// for other groupings, too.
fn kept(library: &Library) -> Vec<String> {
    let default = QuotationQuery::default();
    // This search admits every article.
    let all = QuotationQuery { after: Some("0001".to_owned()), ..QuotationQuery::default() };
    for grouping in VoiceGrouping::ALL {
        let kept = library.voices(&default, grouping, false, 99).unwrap();
        assert_eq!(kept, library.voices(&all, grouping, false, 99).unwrap(), "{grouping:?}");
        let two = library.voices(&default, grouping, false, 2).unwrap();
        assert_eq!(two, kept[..2.min(kept.len())], "{grouping:?}");
    }
    counted(&library.voices(&default, VoiceGrouping::Speaker, false, 99).unwrap())
}

/// Returns the wrong counts in a copy of the library.
fn wrong_counts(library: &Library) -> Vec<Fault> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("copy.db");
    library.connection.execute("VACUUM INTO ?1", [path.to_str()]).unwrap();
    let faults = check(&path).unwrap().into_iter();
    faults.filter(|fault| fault.kind == FaultKind::Count).collect()
}

const SAME: &str = "we will draw a red line here";

fn two_papers() -> (Library, [ArticleId; 2]) {
    let mut library = Library::in_memory().unwrap();
    let first = [("Ada", SAME), ("Bo", "It is late."), ("-", "Nobody came.")];
    let first = said(&mut library, "one", "2025-05-30", &first);
    let second = [("Ada", "“We will draw a red line here,”"), ("Ada", "We go now.")];
    let second = said(&mut library, "two", "2025-06-02", &second);
    (library, [first, second])
}

#[test]
fn what_is_kept_is_what_counting_all_gives_whatever_is_done() {
    let (mut library, [first, second]) = two_papers();
    let expected = [
        "Ada 2 quotations 10 words 2 articles 2025-05-30 2025-06-02",
        "- 1 quotations 2 words 1 articles 2025-05-30 2025-05-30",
        "Bo 1 quotations 3 words 1 articles 2025-05-30 2025-05-30",
    ];
    assert_eq!(kept(&library), expected, "counted because nothing is kept yet");
    assert!(library.keep_voices(1).unwrap());
    assert_eq!(kept(&library), expected, "one of three is kept");
    while library.keep_voices(1).unwrap() {}
    assert_eq!(kept(&library), expected);

    let quotations = library.article(first).unwrap().quotations;
    let ada = quotations[0].speaker.unwrap();
    for at in [1, 2] {
        let quotation = quotations[at].id;
        library.correct(&Correction::Attribute { quotation, to: Whom::Known(ada) }).unwrap();
        kept(&library);
        library.keep_voices(9).unwrap();
    }
    let now = ["Ada 4 quotations 15 words 2 articles 2025-05-30 2025-06-02"];
    assert_eq!(kept(&library), now);
    library.undo().unwrap();
    kept(&library);
    library.keep_voices(9).unwrap();
    // A program of before changes what is counted.
    library.connection.execute("UPDATE quotation SET act = 'topic' WHERE place = 1", []).unwrap();
    kept(&library);
    // And a library of before has words that nobody counted.
    let forget = "UPDATE quotation SET words = NULL, words_key = NULL";
    library.connection.execute(forget, []).unwrap();
    kept(&library);
    while library.keep_voices(1).unwrap() {}
    kept(&library);
    library.file(second, &analysis("Cy")).unwrap();
    assert!(kept(&library).iter().any(|voice| voice.starts_with("Cy 1 ")), "{:?}", kept(&library));
    library.keep_voices(9).unwrap();
    for (what, sql) in [
        ("outlet", "UPDATE article SET outlet = 'THE DAILY' WHERE id = ?1"),
        ("no outlet", "UPDATE article SET outlet = NULL WHERE id = ?1"),
        ("day", "UPDATE article SET published = '2025-07-01', dated = '2025-07-01' WHERE id = ?1"),
        (
            "type",
            "UPDATE speaker SET kind = (kind + 1) % 5 WHERE id = (
             SELECT speaker_id FROM quotation WHERE article_id = ?1 AND speaker_id NOT NULL)",
        ),
        ("act", "UPDATE quotation SET act = 'thought', corrected = 1 WHERE article_id = ?1"),
        ("kind", "UPDATE quotation SET kind = 'mixed' WHERE article_id = ?1 AND place = 0"),
    ] {
        library.connection.execute(sql, [first]).unwrap();
        kept(&library);
        assert!(library.keep_voices(9).unwrap(), "{what} makes something stale");
        while library.keep_voices(9).unwrap() {}
        kept(&library);
    }
    library.rebuild().unwrap();
    kept(&library);
    while library.keep_voices(9).unwrap() {}
    kept(&library);
    assert_eq!(wrong_counts(&library), []);
    library.correct(&Correction::Remove { articles: vec![first] }).unwrap();
    assert_eq!(kept(&library).len(), 1);
    while library.keep_voices(9).unwrap() {}
    assert_eq!(kept(&library).len(), 1);
    assert_eq!(wrong_counts(&library), []);
}

#[test]
fn each_outlet_and_month_counts_the_same_words_for_itself() {
    let (library, _) = two_papers();
    let by = |grouping| {
        let voices = library.voices(&QuotationQuery::default(), grouping, false, 99).unwrap();
        voices.iter().map(|voice| (voice.name.clone().unwrap(), voice.quotations)).collect()
    };
    let months: Vec<(String, usize)> = by(VoiceGrouping::Month);
    assert_eq!(months, [("2025-05".to_owned(), 3), ("2025-06".to_owned(), 2)]);
    let outlets: Vec<(String, usize)> = by(VoiceGrouping::Outlet);
    assert_eq!(outlets, [("The Daily".to_owned(), 4)], "the red line once");
    let every =
        library.voices(&QuotationQuery::default(), VoiceGrouping::Outlet, true, 99).unwrap();
    assert_eq!(every[0].quotations, 5);
    assert_eq!(
        library.voices(&QuotationQuery::default(), VoiceGrouping::Relay, false, 99).unwrap(),
        []
    );
}
