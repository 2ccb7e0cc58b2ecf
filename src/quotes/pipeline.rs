//! Takes a text through the rooms of the engine, window by window: tags, links, rules, acts, speakers.
//!
//! The order of the steps stands here; what each does is told where it is written.

use std::ops::Range;

use crate::quotes::act::Act;
use crate::quotes::analysis::Analysis;
use crate::quotes::analysis::Kind;
use crate::quotes::analysis::Quotation;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::Why;
use crate::quotes::attribution::act as judging;
use crate::quotes::attribution::confidence;
use crate::quotes::attribution::kind;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules;
use crate::quotes::attribution::rules::bounds::dateline;
use crate::quotes::attribution::rules::labels::headline;
use crate::quotes::attribution::rules::labels::introduced;
use crate::quotes::attribution::rules::labels::name_line;
use crate::quotes::attribution::rules::labels::reply;
use crate::quotes::attribution::rules::labels::signature;
use crate::quotes::attribution::rules::labels::title_line;
use crate::quotes::attribution::rules::labels::turns;
use crate::quotes::attribution::rules::passages::continued;
use crate::quotes::attribution::rules::passages::nested::embedded;
use crate::quotes::attribution::rules::passages::nested::inner;
use crate::quotes::attribution::rules::passages::nested::passed_on;
use crate::quotes::attribution::rules::passages::told_before;
use crate::quotes::attribution::run_on;
use crate::quotes::model::Model;
use crate::quotes::placing::Pronouns;
use crate::quotes::placing::placed;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::stretch::Stretch;
use crate::quotes::reading::window::Window;
use crate::quotes::reading::window::Windows;
use crate::quotes::speakers::resolve::Names;
use crate::quotes::speakers::resolve::Resolution;
use crate::quotes::speakers::resolve::Story;
use crate::quotes::speakers::resolve::Telling;
use crate::quotes::tagging::network::Tagged;
use crate::quotes::tagging::tag;
use crate::quotes::typography;
use crate::text::Span;

/// The largest cost of judging an act, as the number of tokens that the network reads in that time.
const FOR_AN_ACT: usize = 4;

/// Finds the quotations of a text in its windows, from the first to the last, as long as `consent`
/// is given.
pub(super) fn analyze_windows<'t>(
    mut windows: Windows<'t>,
    text: &'t str,
    language: Option<&str>,
    model: &Model,
    consent: &mut Consent,
) -> Option<Analysis> {
    let is_english = language.is_none_or(|tag| tag == "en" || tag.starts_with("en-"));
    let mut story = Story::default();
    let mut quotations = Vec::new();
    let mut introduction = None;
    let mut next = windows.first();
    while let Some(window) = next {
        let paragraphs = Stretch::new(window.first, window.own());
        let names = story.gather(paragraphs, &model.lexicon, consent)?;
        let found = if is_english {
            by_network(&window, &names, model, consent)?
        } else {
            by_marks(paragraphs.members(), &names)
        };
        let telling = Telling { paragraphs, names: &names, is_last: window.is_last() };
        let resolved = story.resolve(telling, &found, &model.lexicon, consent)?;
        for ((paragraph, found), resolved) in paragraphs.members().iter().zip(found).zip(resolved) {
            report(paragraph, found, resolved, &mut introduction, &mut quotations);
        }
        let said = quotations.iter().filter(|quotation: &&Quotation| quotation.act == Act::Said);
        consent.note_quotations(said.count());
        next = windows.after(window);
        // A window may be little work, and many may follow it.
        consent.ask()?;
    }
    quotations.sort_by_key(|quotation: &Quotation| quotation.content.first());
    Some(Analysis { quotations, speakers: story.end(text) })
}

/// Makes quotations of what one paragraph reports. What only introduces the next paragraph
/// is handed on to that.
fn report(
    paragraph: &Paragraph,
    found: Vec<Attribution>,
    resolved: Vec<Option<Resolution>>,
    introduction: &mut Option<Span>,
    quotations: &mut Vec<Quotation>,
) {
    let introduced_by = introduction.take();
    for (attribution, resolution) in found.into_iter().zip(resolved) {
        if attribution.content.is_empty() {
            *introduction = attribution.cue.as_ref().map(|cue| paragraph.span(cue.start, cue.end));
            continue;
        }
        let Attribution { rule, evidence, .. } = attribution;
        let speaker = resolution.as_ref().map(|resolution| resolution.speaker);
        let speaker_confidence = resolution.as_ref().map_or(0.0, |resolution| resolution.likely);
        let (chain, choice) =
            resolution.map(|found| (found.chain, found.choice)).unwrap_or_default();
        let choices = choice.into_iter().collect();
        let why = Why { rule, evidence, speaker_confidence, chain, choices };
        let mut made = quotation(paragraph, &attribution, speaker, why);
        if introduced::is_introduced(rule) {
            made.cue = introduced_by.into_iter().collect();
        }
        quotations.push(made);
    }
}

/// Finds what each paragraph of a window reports, each with its act, where the network can read it.
fn by_network(
    window: &Window,
    names: &Names,
    model: &Model,
    consent: &mut Consent,
) -> Option<Vec<Vec<Attribution>>> {
    let (tagged, mut found) = by_tags(window, model, consent)?;
    for ((paragraph, &part), found) in window.own().iter().zip(names.parts()).zip(&mut found) {
        turns::tell(paragraph, part, found);
    }
    for (idx, found) in found.iter_mut().enumerate() {
        if let Some(label) = names.before_marks(idx, &window.own()[idx], &model.lexicon) {
            headline::add(&window.own()[idx], label, found);
        }
    }
    let pronouns = Pronouns::of(names.by_paragraph());
    let of_paragraphs = window.own().iter().zip(names.by_paragraph());
    for ((paragraph, names), found) in of_paragraphs.zip(&mut found) {
        rules::complete(paragraph, &placed(names, &pronouns), &model.lexicon, found);
    }
    let has_title = window.first == 0 && window.own().len() > 1;
    if let (true, Some(names)) = (has_title, names.by_paragraph().next()) {
        let names = placed(names, &pronouns);
        title_line::keep_subject(&window.own()[0], &names, &model.lexicon, &mut found[0]);
        title_line::add(&window.own()[0], &names, &model.lexicon, &mut found[0]);
    }
    name_line::sign(window.own(), &model.lexicon, &mut found);
    signature::sign(window.own(), &mut found);
    reply::add(window.own(), &mut found);
    let of_paragraphs = window.own().iter().zip(names.by_paragraph());
    for ((paragraph, names), (tagged, found)) in of_paragraphs.zip(tagged.iter().zip(&mut found)) {
        let judged = |said: &&mut Attribution| !said.content.is_empty() && !rules::is_speech(said);
        for said in found.iter_mut().filter(judged) {
            consent.spend(FOR_AN_ACT, paragraph.tokens[said.content[0].start].span.start())?;
            said.act = model.acts.judge(&judging::look(paragraph, tagged, said, &model.network));
            rules::correct_act(paragraph, &model.lexicon, said);
        }
        let names = placed(names, &pronouns);
        told_before::tell(paragraph, &names, found);
        found.retain(|said| said.content.is_empty() || said.confidence >= said.act.least());
        found.retain(|said| said.content.is_empty() || has_words(paragraph, said));
        inner::add(paragraph, &names, &model.lexicon, found);
        passed_on::add(paragraph, &names, &model.lexicon, found);
        embedded::add(paragraph, &model.lexicon, found);
    }
    Some(found)
}

/// Returns true if words are said, and not only marks: `""`.
fn has_words(paragraph: &Paragraph, said: &Attribution) -> bool {
    let is_word = |at: usize| paragraph.word(at).contains(char::is_alphanumeric);
    said.content.iter().cloned().flatten().any(is_word)
}

/// Finds what each paragraph of a window reports, and its tags, where the network can read it.
pub(super) fn by_tags(
    window: &Window,
    model: &Model,
    consent: &mut Consent,
) -> Option<(Vec<Tagged>, Vec<Vec<Attribution>>)> {
    let tagged = model.network.tags_while(&window.paragraphs, window.own.clone(), consent)?;
    let mut found = Vec::with_capacity(tagged.len());
    for (paragraph, tagged) in window.own().iter().zip(&tagged) {
        found.push(attributions(paragraph, tagged, model, consent)?);
    }
    for (pair, found) in window.own().windows(2).zip(&mut found) {
        continued::open(&pair[0], &pair[1], found);
    }
    introduced::join(window.own(), &tagged, &model.linker, &mut found);
    Some((tagged, found))
}

/// Finds what each paragraph quotes, where the network cannot read it.
fn by_marks(paragraphs: &[Paragraph], names: &Names) -> Vec<Vec<Attribution>> {
    let read = paragraphs.iter().zip(names.by_paragraph());
    read.map(|(paragraph, names)| typography::attributions(paragraph, names)).collect()
}

/// Finds what one paragraph reports.
fn attributions(
    paragraph: &Paragraph,
    tagged: &Tagged,
    model: &Model,
    consent: &mut Consent,
) -> Option<Vec<Attribution>> {
    let whole = tag::pieces(&tagged.tags);
    let pieces = run_on::cut(paragraph, &whole);
    let mut found = model.linker.attributions_while(paragraph, &pieces, consent)?;
    run_on::join(&whole, &mut found);
    for attribution in &mut found {
        signature::find(paragraph, attribution);
        confidence::weigh(tagged, attribution);
    }
    // The dateline is trimmed only now: the weighing needs to know where the network lets words
    // begin.
    dateline::trim(paragraph, &mut found);
    for attribution in &mut found {
        attribution.confidence = model.calibration.confidence(paragraph, attribution);
    }
    continued::add(paragraph, &mut found);
    found.retain(|attribution| attribution.confidence >= model.least);
    rules::correct(paragraph, &model.lexicon, &mut found);
    Some(found)
}

/// Makes a quotation of an attribution, with bytes for tokens.
fn quotation(
    paragraph: &Paragraph,
    attribution: &Attribution,
    speaker: Option<SpeakerIdx>,
    why: Why,
) -> Quotation {
    let span = |tokens: &Range<usize>| paragraph.span(tokens.start, tokens.end);
    // Words that go on from the paragraph before have their source there.
    let source = attribution.source.as_ref().map(span);
    let source = source.or_else(|| why.chain.first().map(|link| link.mention));
    Quotation {
        kind: if rules::is_verbatim(attribution.rule) {
            Kind::Direct
        } else {
            kind::kind_without_names(paragraph, &attribution.content)
        },
        act: attribution.act.act,
        // Where a rule leaves no doubt of the act, what is left is that of the words.
        act_confidence: if rules::is_speech(attribution) {
            attribution.confidence.max(attribution.act.chance)
        } else {
            attribution.act.chance
        },
        content: attribution.content.iter().map(span).collect(),
        cue: attribution.cue.iter().map(span).collect(),
        source: source.into_iter().collect(),
        relay: attribution.relay.iter().map(span).collect(),
        speaker,
        confidence: attribution.confidence,
        why,
    }
}
