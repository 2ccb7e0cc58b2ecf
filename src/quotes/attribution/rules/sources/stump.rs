//! Mends sources of a single word that names nobody: "*Mrs* May said", "*There* are reports that".

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;

/// Gives a title alone the name behind it, which may look like a verb, and takes an article or
/// "there" away.
pub fn mend(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let Some(source) = said.source.clone().filter(|source| source.len() == 1) else { return };
    let is_title = lexicon.class(paragraph.lower(source.start)).is(Class::ANY_TITLE);
    let has_capital = |at: usize| {
        starts_upper(paragraph.word(at)) && paragraph.word(at).contains(char::is_lowercase)
    };
    let behind = source.end;
    let is_content = said.content.iter().any(|piece| piece.contains(&behind));
    // In the headline "Judge Says It Rained" the verb is all of the cue.
    let is_cue = said.cue.as_ref().is_some_and(|cue| *cue == (behind..behind + 1));
    if is_title && has_capital(source.start) && has_capital(behind) && !is_content && !is_cue {
        said.source = Some(source.start..behind + 1);
        if let Some(cue) = said.cue.as_mut().filter(|cue| cue.start == behind) {
            cue.start += 1;
        }
    } else if matches!(paragraph.lower(source.start), "there" | "the" | "a" | "an") {
        said.source = None;
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns the source and the cue of `text`, of which the first word was taken for the source.
    fn mended(text: &str, cue: std::ops::Range<usize>) -> (Option<String>, Option<String>) {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(0..1),
            content: std::iter::once(cue.end..paragraph.len()).collect(),
            cue: Some(cue),
            ..Attribution::default()
        };
        mend(&paragraph, &Lexicon::bundled(), &mut said);
        let words = |tokens: std::ops::Range<usize>| {
            paragraph.slice(paragraph.span(tokens.start, tokens.end)).to_owned()
        };
        (said.source.map(words), said.cue.map(words))
    }

    #[test]
    fn a_title_has_the_name_behind_it_that_looks_like_a_verb() {
        let (source, cue) = mended("Mrs May said it rained.", 1..3);
        assert_eq!((source.as_deref(), cue.as_deref()), (Some("Mrs May"), Some("said")));
        let (source, cue) = mended("Judge Says It Rained", 1..2);
        assert_eq!((source.as_deref(), cue.as_deref()), (Some("Judge"), Some("Says")));
    }

    #[test]
    fn an_article_and_there_speak_for_nobody() {
        assert_eq!(mended("There are reports that it rained.", 1..3).0, None);
        assert_eq!(mended("The first suggestion that it rained was wrong.", 1..3).0, None);
        assert_eq!(mended("Holm said it rained.", 1..2).0.as_deref(), Some("Holm"));
    }
}
