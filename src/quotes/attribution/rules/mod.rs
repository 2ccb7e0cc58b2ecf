//! Adds the attributions that the trained models miss: speech that goes on, that was introduced,
//! that is signed, turns. Corrects those that grammar and punctuation show to be wrong.

pub mod acts;
pub mod bounds;
pub mod found;
pub mod labels;
pub mod passages;
pub mod sources;
pub mod tags;

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::acts::assertions;
use crate::quotes::attribution::rules::acts::claims;
use crate::quotes::attribution::rules::acts::headings;
use crate::quotes::attribution::rules::acts::inferred;
use crate::quotes::attribution::rules::acts::negated;
use crate::quotes::attribution::rules::acts::performed;
use crate::quotes::attribution::rules::acts::phrases;
use crate::quotes::attribution::rules::acts::titles;
use crate::quotes::attribution::rules::bounds::addressee;
use crate::quotes::attribution::rules::bounds::condition;
use crate::quotes::attribution::rules::bounds::ends::clause_end;
use crate::quotes::attribution::rules::bounds::ends::deeds;
use crate::quotes::attribution::rules::bounds::ends::hanging;
use crate::quotes::attribution::rules::bounds::ends::loose_end;
use crate::quotes::attribution::rules::bounds::ends::narrator;
use crate::quotes::attribution::rules::bounds::ends::next_sentence;
use crate::quotes::attribution::rules::bounds::ends::outcome;
use crate::quotes::attribution::rules::bounds::ends::tails;
use crate::quotes::attribution::rules::bounds::occasion;
use crate::quotes::attribution::rules::bounds::pieces;
use crate::quotes::attribution::rules::bounds::relative;
use crate::quotes::attribution::rules::bounds::second_report;
use crate::quotes::attribution::rules::bounds::split_clause;
use crate::quotes::attribution::rules::labels::headline;
use crate::quotes::attribution::rules::labels::introduced;
use crate::quotes::attribution::rules::labels::reply;
use crate::quotes::attribution::rules::labels::signature;
use crate::quotes::attribution::rules::labels::title_line;
use crate::quotes::attribution::rules::labels::turns;
use crate::quotes::attribution::rules::passages::as_told;
use crate::quotes::attribution::rules::passages::beside;
use crate::quotes::attribution::rules::passages::cue_inside;
use crate::quotes::attribution::rules::passages::frames;
use crate::quotes::attribution::rules::passages::inserted;
use crate::quotes::attribution::rules::passages::interrupted;
use crate::quotes::attribution::rules::passages::noun_report;
use crate::quotes::attribution::rules::passages::owner;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::attribution::rules::passages::resumed;
use crate::quotes::attribution::rules::passages::told_before;
use crate::quotes::attribution::rules::sources::asked;
use crate::quotes::attribution::rules::sources::heard;
use crate::quotes::attribution::rules::sources::hearsay;
use crate::quotes::attribution::rules::sources::led;
use crate::quotes::attribution::rules::sources::main_subject;
use crate::quotes::attribution::rules::sources::other_clause;
use crate::quotes::attribution::rules::sources::passive;
use crate::quotes::attribution::rules::sources::passive::patient;
use crate::quotes::attribution::rules::sources::relay;
use crate::quotes::attribution::rules::sources::sent;
use crate::quotes::attribution::rules::sources::stump;
use crate::quotes::attribution::rules::sources::subject;
use crate::quotes::attribution::rules::sources::told_to;
use crate::quotes::attribution::rules::tags::clause_tag;
use crate::quotes::attribution::rules::tags::passage_tag;
use crate::quotes::attribution::rules::tags::verdict;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;

/// Corrects the sources and borders of what was `found` in a paragraph, as far as its words tell.
pub fn correct(paragraph: &Paragraph, lexicon: &Lexicon, found: &mut Vec<Attribution>) {
    found.retain(|said| !titles::is_torn(paragraph, said));
    heard::add(paragraph, found);
    second_report::part(paragraph, lexicon, found);
    resumed::give_sentences(paragraph, found);
    for said in &mut *found {
        titles::drop_stuck(paragraph, said);
        cue_inside::release(paragraph, said);
        relay::untangle(paragraph, lexicon, said);
        sent::part_verb(paragraph, said);
        stump::mend(paragraph, lexicon, said);
        stump::drop_day(paragraph, said);
        stump::release_verb(paragraph, said);
        passive::turn(paragraph, lexicon, said);
        told_to::turn(paragraph, said);
        hearsay::release(paragraph, lexicon, said);
        led::name(paragraph, said);
        other_clause::turn(paragraph, lexicon, said);
        other_clause::give_joined(paragraph, said);
        main_subject::turn(paragraph, said);
        subject::complete_head(paragraph, said);
        subject::keep_sentence(paragraph, said);
        subject::cut_antecedent(paragraph, said);
        subject::invert(paragraph, lexicon, said);
        subject::part(paragraph, said);
        subject::part_while(paragraph, said);
        // Before an addressee is cut off, which may be all there is.
        clause_tag::turn_round(paragraph, said);
        addressee::cut(paragraph, lexicon, said);
        occasion::skip(paragraph, lexicon, said);
        clause_end::cut(paragraph, lexicon, said);
        deeds::cut(paragraph, lexicon, said);
        tails::cut(paragraph, lexicon, said);
        outcome::cut(paragraph, said);
        narrator::cut(paragraph, said);
        next_sentence::cut(paragraph, said);
        pieces::cut(paragraph, said);
        subject::add_what(paragraph, lexicon, said);
    }
    resumed::give_back(paragraph, found);
    hanging::mend(paragraph, lexicon, found);
    for said in &mut *found {
        loose_end::trim(paragraph, said);
    }
    found.retain(|said| !relay::is_only_source(said) && !told_to::is_only_hearer(paragraph, said));
    asked::release(paragraph, found);
    relative::part(paragraph, lexicon, found);
    split_clause::complete(paragraph, found);
    condition::add(paragraph, found);
    resumed::begin_sentences(paragraph, lexicon, found);
}

/// Completes what was `found` in a paragraph, once its names are known.
pub fn complete(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut Vec<Attribution>,
) {
    beside::move_passages(paragraph, names, found);
    pieces::part(paragraph, found);
    subject::complete(paragraph, names, lexicon, found);
    frames::add(paragraph, names, lexicon, found);
    as_told::add(paragraph, found);
    verdict::add(paragraph, names, found);
    inserted::add(paragraph, names, lexicon, found);
    noun_report::add(paragraph, names, lexicon, found);
    passage_tag::add(paragraph, names, lexicon, found);
    resumed::give_cited(paragraph, found);
    told_before::add(paragraph, names, found);
    owner::name(paragraph, names, found);
    interrupted::join(paragraph, names, lexicon, found);
}

/// Returns true if a rule made the attribution that leaves no doubt that its words were said.
pub fn is_speech(attribution: &Attribution) -> bool {
    let rule = attribution.rule;
    turns::is_turn(rule)
        || title_line::is_title(rule)
        || headline::is_headline(rule)
        || inserted::is_inserted(rule)
        || passage_tag::is_said(rule)
        || frames::is_frame(rule)
        || as_told::is_told(rule)
        || heard::is_heard(rule)
        || signature::is_signed(rule)
        || rule == interrupted::RULE
        || rule == reply::RULE
        || rule == introduced::BLOCK
}

/// Returns true if what a rule found is given word for word, without quotation marks, too.
pub fn is_verbatim(rule: Rule) -> bool {
    turns::is_turn(rule) || rule == signature::POST || rule == introduced::BLOCK
}

/// Corrects what was `said` by the network's verdict on its act.
pub fn correct_act(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    phrases::tell(paragraph, said);
    performed::tell(paragraph, lexicon, said);
    claims::tell(paragraph, said);
    assertions::tell(paragraph, lexicon, said);
    negated::tell(paragraph, lexicon, said);
    inferred::tell(paragraph, said);
    headings::tell(paragraph, lexicon, said);
    titles::tell(paragraph, said);
    if said.act.act == Act::Said {
        loose_end::drop_later(paragraph, said);
    }
    patient::add(paragraph, lexicon, said);
}

#[cfg(test)]
mod tests {
    use super::is_speech;
    use super::is_verbatim;
    use crate::quotes::analysis::Rule;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::rules::labels::introduced;
    use crate::quotes::attribution::rules::labels::signature;
    use crate::quotes::attribution::rules::passages::interrupted;

    #[test]
    fn blocks_and_posts_are_said_word_for_word_and_guesses_are_neither() {
        let speaks = |rule| is_speech(&Attribution { rule, ..Attribution::default() });
        assert!(speaks(introduced::BLOCK) && is_verbatim(introduced::BLOCK));
        assert!(speaks(signature::POST) && is_verbatim(signature::POST));
        assert!(speaks(interrupted::RULE) && !is_verbatim(interrupted::RULE));
        let rule = Rule("quotation marks and the nearest name");
        assert!(!speaks(rule) && !is_verbatim(rule));
    }
}
