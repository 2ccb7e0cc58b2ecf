//! Tests how speakers are written whom the article does not name.

use crate::export::Exporter;
use crate::export::Format;
use crate::export::Sheet;
use crate::export::WithText;
use crate::export::tests::analysis;
use crate::export::tests::article;
use crate::quotes::Acts;
use crate::quotes::Speaker;
use crate::quotes::SpeakerType;

#[test]
fn a_description_of_several_words_is_a_speaker_in_records_tables_and_standoff() {
    let mut analysis = analysis();
    let described = |name: &str| Speaker {
        name: name.to_owned(),
        kind: SpeakerType::Group,
        aliases: vec![],
        roles: vec![],
    };
    for (name, is_speaker) in [("harbour officials", true), ("officials", false)] {
        analysis.speakers[1] = described(name);
        let article = article();
        let sheet = Sheet::new(&article, &analysis, Acts::ALL);
        for format in [Format::Ndjson, Format::Csv, Format::Brat] {
            let page = Exporter::piece(format, WithText::No, &sheet);
            let found = match format {
                Format::Ndjson => page.contains(&format!("\"speaker\":\"{name}\"")),
                Format::Csv => page.contains(&format!(",{name},group,")),
                _ => page.contains(&format!("AnnotatorNotes E2\t{name}\n")),
            };
            assert_eq!(found, is_speaker, "{format:?} of {name}: {page}");
        }
    }
}
