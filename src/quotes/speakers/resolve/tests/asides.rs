//! Tests for whom a pronoun does not mean, as they stand beside the story.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn nobody_is_their_own_neighbour() {
    check(
        "“It came like a wall,” says [Zora Lind], a teacher.\n\
         Her neighbour, Radomir Ode, lost his wife. The mayor, [he] says, knew of the dam.\n\
         President Carl Marsh flew over the valley.",
        &["Zora Lind", "Radomir Ode"],
    );
}

#[test]
fn whoever_reports_for_the_paper_is_not_whom_they_met() {
    check(
        "Our reporter Dag Moe has been speaking to harbour master Carl Ode in Norvik. [He] said it was \
         the waves. {“I have not seen that before,”} [he] said.",
        &["Carl Ode", "Carl Ode"],
    );
    check("Our reporter Dag Moe walked to the harbour. [He] said it was the waves.", &["Dag Moe"]);
}

#[test]
fn whoever_asks_does_not_answer() {
    check(
        "Ines Marsh spent years on her knees. Mosses do very well, she said.\n\
         Asked by [an interviewer] in 2008 whether she minded, [she] answered.",
        &["interviewer", "Ines Marsh"],
    );
}

#[test]
fn whoever_lost_his_wife_is_none() {
    check(
        "The mayor, Rune Ode, lost his wife and both his sons. The council, [he] said, knew of the dam.\n\
         President Carl Marsh flew over the valley.",
        &["Rune Ode"],
    );
}

#[test]
fn no_town_is_the_daughter_who_was_born_there() {
    check(
        "Ines Marsh, who died in May, spent years on her knees. She was born at Norvik, the daughter of a \
         clerk. Her teacher told [her] to leave.",
        &["Ines Marsh"],
    );
}

#[test]
fn whoever_adds_something_spoke_before() {
    check(
        "[Carl Ode] of Norvik Rowing said {“It leaks”}. Bo Lind, who owns the lock, nodded. Lind is old.\n\
         {“It is shut,”} [he] added.",
        &["Carl Ode", "Carl Ode"],
    );
}

#[test]
fn the_left_hander_is_the_batsman() {
    check(
        "Ode ton puts Norvik in command\n\
         A patient hundred by opener Carl Ode put Norvik on top on Friday.\n\
         Ode, dropped on 14, was unbeaten on 127 at stumps as Norvik reached 288 for three.\n\
         {“The ball was turning in the first hour. I told myself to wait,”} [the left-hander] said.\n\
         Tarvik skipper Joel Marsh admitted that it was late. “It was late,” said Marsh.",
        &["Carl Ode"],
    );
}

#[test]
fn who_is_asked_does_not_ask() {
    check(
        "Carl Ode was late. [He] smiled. [The reporter] asked Ode if he was tired.",
        &["Carl Ode", "reporter"],
    );
}
