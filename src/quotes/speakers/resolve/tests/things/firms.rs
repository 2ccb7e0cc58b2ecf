//! Tests for the firm of whom its head writes "we".

use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::resolve::tests::check;
use crate::quotes::speakers::resolve::tests::kinds;

#[test]
fn our_support_is_that_of_the_firm_that_leads_the_sentence() {
    let signed = "Ines Marsh is a lawyer in Oslo.";
    check(
        &format!("So Norvik Oil Ltd is ending [our] support.\n[I] am sorry.\n{signed}"),
        &["Norvik Oil Ltd", "Ines Marsh"],
    );
}

#[test]
fn we_is_the_firm_where_it_has_employees() {
    check(
        "Norvik Oil Ltd is late.\nToday [we] thank our employees.\nNorvik Oil Ltd is sorry.\n\
         [I] am, too.\nIt rains.\nInes Marsh is a lawyer in Oslo.",
        &["Norvik Oil Ltd", "Ines Marsh"],
    );
}

#[test]
fn the_company_is_whatever_led_the_sentence_before() {
    check("Tarvik is to shut 40 shops. [The company] said so.", &["Tarvik"]);
    check("Mary Orr is to shut 40 shops. [The company] said so.", &["company"]);
    check("He is Tarvik. Here he is. [The company] said so.", &["company"]);
}

#[test]
fn no_company_is_a_university() {
    check(
        "Voltaz blamed a student at the University of Norvik. [The company] was late.",
        &["Voltaz"],
    );
    check("The Ferry Workers’ Guild met. [The company] said so.", &["company"]);
}

#[test]
fn no_firm_is_somebody_by_its_trade() {
    check("Ines Marsh, 41, was filmed. [The broadcaster] said so.", &["broadcaster"]);
    check("Ines Marsh bought a flat. [The developer] said so.", &["developer"]);
    check("Donal Keane, 41, bought the car. [The manufacturer] said so.", &["manufacturer"]);
}

#[test]
fn the_company_is_the_one_that_does_something() {
    check("Tarvik is to sell its mines to Sorgold. [The company] said so.", &["Tarvik"]);
}

#[test]
fn a_firm_is_a_body_once_it_is_called_the_company() {
    let text = "Tarvik is to shut 40 shops. [The company] said so.";
    assert_eq!(kinds(text), [SpeakerType::Organization]);
}

#[test]
fn the_company_is_the_one_whose_head_was_named() {
    check("Tarvik boss Ines Marsh left. [The company] said so.", &["Tarvik"]);
    check("Ines Marsh left as head of Tarvik. [The company] said so.", &["Tarvik"]);
    check("Tarvik’s profits fell. [The company] said so.", &["Tarvik"]);
}

#[test]
fn the_club_is_a_name_that_shows_nothing_too() {
    check("Tarvik have signed Carl Ode. [The club] said so.", &["Tarvik"]);
}

#[test]
fn no_company_is_a_river_or_what_stands_before_a_noun() {
    check("Users blamed faulty GPS data. [The company] said so.", &["company"]);
    check("Waste got into the Esk. [The company] said so.", &["company"]);
    check("It grew in the United Kingdom. [The firm] said so.", &["firm"]);
}

#[test]
fn no_club_is_a_cup_and_no_party_the_police() {
    check("They won the FA Cup. [The club] said so.", &["club"]);
    check("Police Scotland is late. [The party] said so.", &["party"]);
}

#[test]
fn the_company_is_none_that_only_reported() {
    check("Tarvik will cut jobs, Reuters reported. [The company] said so.", &["Tarvik"]);
}

#[test]
fn the_company_is_the_one_that_is_accused() {
    check(
        "Anglers have accused Tarvik Foods of dumping waste. [The company] said so.",
        &["Tarvik Foods"],
    );
}

#[test]
fn a_firm_may_end_like_a_participle() {
    check("Tarving has lost an order. [The company] said so.", &["Tarving"]);
    check("Going home has its price. [The company] said so.", &["company"]);
}

#[test]
fn the_team_is_no_town_in_which_it_won() {
    check("The crew won gold in Paris. [The team] said so.", &["team"]);
}

#[test]
fn what_a_firm_makes_is_no_firm() {
    check(
        "Tarvik Pharma, maker of Solpain, faces a suit. [The company] said so.",
        &["Tarvik Pharma"],
    );
}

#[test]
fn the_magazine_is_the_name_before_that_noun() {
    check(
        "Bo Lind baked a cake for Mill Circle magazine’s Norvik Poll.\n[The magazine] said so.",
        &["Mill Circle"],
    );
}

#[test]
fn the_paper_is_one_that_publishes() {
    check(
        "Solid Oil owns the mine, the Norvik Post reported. Tarvik Oil closed it. [The paper] said so.",
        &["Norvik Post"],
    );
    check(
        "Ines Marsh told the newspaper Dagens Tarvik so. Solid Oil left. [The paper] said so.",
        &["Dagens Tarvik"],
    );
    check(
        "The Norvik Post is old. Tarvik Oil closed, Norvik Radio reported. [The newspaper] said so.",
        &["Norvik Post"],
    );
}

#[test]
fn a_giant_and_a_maker_are_firms() {
    check("Norvik Oil Inc. is to cut jobs. [The energy giant] said so.", &["Norvik Oil Inc"]);
    check("Norvik Motors Corp is to cut jobs. [The truck maker] said so.", &["Norvik Motors Corp"]);
}

#[test]
fn letters_of_a_share_are_no_firm() {
    check(
        "Shares of Tarvik Mills Inc. TVM, +0.94% rose after [the company] said so.",
        &["Tarvik Mills Inc"],
    );
}

#[test]
fn the_model_of_an_aircraft_is_no_firm() {
    check("Norvik Air flies the 420 Solar. [The company] said so.", &["Norvik Air"]);
}
