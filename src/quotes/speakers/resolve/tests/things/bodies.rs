//! Tests for bodies, groups and things.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::resolve::tests::check;
use crate::quotes::speakers::resolve::tests::kinds;

#[test]
fn several_are_a_group() {
    check("[Ines Marsh and colleagues] said so.", &["Ines Marsh and colleagues"]);
    check("[Critics of Ines Marsh] said so.", &["Critics of Ines Marsh"]);
    check(
        "[Ines Marsh of Norvik University and colleagues] said so.",
        &["Ines Marsh of Norvik University and colleagues"],
    );
    check("[Ines Marsh and her allies] said so.", &["Ines Marsh and her allies"]);
    check("[The Marsh family] said so.", &["Marsh family"]);
}

#[test]
fn whoever_speaks_with_others_is_not_alone() {
    for several in [
        "Marsh and top Republicans",
        "Norvik Council and Oslo’s mayors",
        "Mr. Marsh and the rest of the press",
        "Norvik Post, the Oslo Times, and Aftonnytt",
        "Ines Marsh, Carl Ode and Bo Lind, the owners of the mill",
        "Neither Mr. Marsh nor Mr. Ode",
        "Ines Marsh of Oslo, a former mayor, and Bo Lind",
        "Marsh or Ode",
        "President Ines Marsh and farmers",
    ] {
        check(&format!("[{several}] said so."), &[several]);
    }
    check(
        "[He and Norvik Club President Ines Marsh] said so.",
        &["He and Norvik Club President Ines Marsh"],
    );
    check(
        "[Both Marsh and new Norvik Club president Carl Ode] said so.",
        &["Marsh and new Norvik Club president Carl Ode"],
    );
    check("[Norvik historians Ines Marsh and Bo Lind] said so.", &["Ines Marsh and Bo Lind"]);
    check("[Firms like Norvik Oil and Oslo Gas] said so.", &["firms"]);
    check("[Experts like Ines Marsh] said so.", &["Ines Marsh"]);
    check("[The Norvik Farmers Party, or NFP,] said so.", &["Norvik Farmers Party"]);
}

#[test]
fn a_state_behind_a_name_is_nobody() {
    check("[An aide to Sen. Ines Marsh (D., Mo.)] said so.", &["aide to Sen. Ines Marsh"]);
    check("[The police chief in quiet Norvik, N.H.,] said so.", &["police chief in quiet Norvik"]);
    check("[Speaker of the House Carl Ode (R., Wis.)] said so.", &["Carl Ode"]);
}

#[test]
fn police_are_the_force_that_the_text_names() {
    check("They met Greater Norvik Police. [Police] said so.", &["Greater Norvik Police"]);
    check("They met Norvik police. [Police] said so.", &["Norvik police"]);
}

#[test]
fn a_candidates_team_is_the_campaign() {
    check(
        "The Orr campaign met. Mary Orr was late. [Orr’s team] said so, and [the Orr camp] agreed.",
        &["Orr campaign", "Orr campaign"],
    );
}

#[test]
fn a_team_without_a_campaign_stays_a_team() {
    check("Coach Mary Orr was late. [Orr’s team] said so.", &["Orr’s team"]);
}

#[test]
fn a_government_with_an_adjective_names_itself() {
    check("The Water Board met. [The Norwegian government] said so.", &["Norwegian government"]);
}

#[test]
fn a_description_holds_all_who_are_meant_and_no_time() {
    check("[A senior official on Monday] said so.", &["senior official"]);
    check("[A Norwegian poll this week] said so.", &["Norwegian poll"]);
    check("[Hundreds of men and women] said so.", &["Hundreds of men and women"]);
    check("[The WHO’s cleaners] said so.", &["WHO’s cleaners"]);
}

#[test]
fn what_happened_is_no_speaker_unless_it_says_something() {
    check("[The development] underscores that it was late.", &["?"]);
    check("[The resolution] says that it was late.", &["resolution"]);
    check("[The farmer] underscores that it was late.", &["farmer"]);
}

#[test]
fn a_source_that_is_shared_is_one_speaker() {
    check(
        "On Sunday, [a State Department spokesperson] said it was late, quoting [John Petrov]. \
         [[The spokesperson]] added that it rained and urged them to stay.",
        &[
            "State Department spokesperson",
            "John Petrov",
            "State Department spokesperson",
            "State Department spokesperson",
        ],
    );
}

#[test]
fn where_a_body_is_from_does_not_name_it() {
    check("The firm Norvik Foods was late. [The Norwegian company] said so.", &["Norvik Foods"]);
    check(
        "They met UNICEF in Oslo. [Russia’s foreign ministry] said so.",
        &["Russia’s foreign ministry"],
    );
    check("The Electoral Commission met. [The government] said so.", &["government"]);
}

#[test]
fn two_with_an_and_between_them_are_a_group() {
    for source in [
        "Ines Marsh and the Norvik Board",
        "Marsh and Orr",
        "The Marsh campaign and the workers",
        "Congress and government officials",
        "Sen. Ines Marsh, R-Ohio, and Sen. Carl Ode of Texas",
    ] {
        assert_eq!(kinds(&format!("[{source}] said so.")), [SpeakerType::Group], "{source}");
    }
    check("[Norvik Board head and writer Ines Marsh] said so.", &["Ines Marsh"]);
    check(
        "[Ines Marsh, a lecturer in film and other matters,] said so. It rained.",
        &["Ines Marsh"],
    );
}

#[test]
fn a_people_is_a_group_and_not_a_body() {
    for source in ["Norwegians", "Many Iraqis", "Norwegian Officials", "MPs", "Norvik MPs"] {
        assert_eq!(kinds(&format!("It rained when [{source}] said so.")), [SpeakerType::Group]);
    }
}

#[test]
fn an_agreement_is_no_body() {
    check("The Water Board met. [The agreement] says so.", &["agreement"]);
    check("[The Norvik bill] says so.", &["Norvik bill"]);
}

#[test]
fn a_body_of_a_country_is_not_its_neighbour() {
    check("They met China. [Taiwan’s coast guard] said so.", &["Taiwan’s coast guard"]);
    check("It rained in Norway. [The company] said so.", &["company"]);
}

#[test]
fn a_body_without_a_name_is_unnamed() {
    for source in [
        "A report in the Norvik Times",
        "A UK agency",
        "A group of writers in Norvik",
        "A public campaign",
        "The Council",
    ] {
        assert_eq!(kinds(&format!("[{source}] said so.")), [SpeakerType::Unnamed], "{source}");
    }
    for source in ["Norvik’s foreign ministry", "The city of Norvik", "The Marsh campaign"] {
        assert_eq!(kinds(&format!("[{source}] said so.")), [SpeakerType::Organization], "{source}");
    }
}

#[test]
fn a_noun_with_a_capital_is_short_for_the_body_named_last() {
    check("Norvik Council met. [The Council] said so.", &["Norvik Council"]);
    check(
        "Norvik Council met. Later the Council of Orr met. “It rained,” [the Council] said.",
        &["Council of Orr"],
    );
    check("She writes for the Norvik Post. [The Post] said so.", &["Norvik Post"]);
}

#[test]
fn what_is_said_of_a_body_is_no_part_of_its_name() {
    check(
        "[The often mild Norvik Post editorial board] said so.",
        &["Norvik Post editorial board"],
    );
    check("[Ines Marsh’s presidential campaign] said so.", &["Marsh campaign"]);
    check("It rained. [Ines de Marsh’s office] said so.", &["de Marsh’s office"]);
    check(
        "It rained on Ines de Marsh. It was cold. [De Marsh’s office] said so.",
        &["de Marsh’s office"],
    );
}

#[test]
fn a_noun_for_a_body_is_one_whose_name_says_so() {
    check(
        "The Norvik Weather Center warned of the Plains. It rained, [the center] said.",
        &["Norvik Weather Center"],
    );
    check(
        "Norvik Council met. Later the Ode Tribunal sat.\n\nIt rained, [the council] said.",
        &["Norvik Council"],
    );
}

#[test]
fn a_family_is_a_group() {
    let marshes = kinds("Ines Marsh and Carl Ode came. It rained, [the Odes] said.");
    assert_eq!(marshes, [SpeakerType::Group]);
    let times = kinds("Ines Time came. It rained, [the Times] said.");
    assert_eq!(times, [SpeakerType::Organization]);
}

#[test]
fn a_union_is_no_place_and_a_state_no_person() {
    check("The union was late. It left Oslo, according to [the union].", &["union"]);
    check("Carl Ode lost in Ohio. [The state] said so.", &["Ohio"]);
}

#[test]
fn a_numeral_alone_is_no_body() {
    check("Part II was late. It rained, [the council] said.", &["council"]);
}

#[test]
fn the_court_is_no_board_that_it_names_itself() {
    check("It is late. “The Karadia Legal Board must act,” [the court] said.", &["court"]);
}

#[test]
fn it_is_no_body_that_a_letter_was_sent_to() {
    check("The letter was sent to the Norvik Board. [It] asked for time.", &["?"]);
    check("The letter came from the Norvik Board. [It] asked for time.", &["Norvik Board"]);
}

#[test]
fn no_house_no_law_and_no_school_is_the_company_or_the_agency() {
    check(
        "The White House met Tarvik Ltd. Then the White House left. [The company] said so.",
        &["Tarvik Ltd"],
    );
    check("The Norvik Guard met Tarvik Ltd. [The firm] said so.", &["Tarvik Ltd"]);
    check(
        "[The Norvik Health Agency] said so. The Clean Air Act passed. [The agency] said so.",
        &["Norvik Health Agency", "Norvik Health Agency"],
    );
    check("Norvik University was late. [The agency] said so.", &["agency"]);
    check("France was late. [The agency] said so.", &["agency"]);
}

#[test]
fn no_war_is_the_regime() {
    check("It ended the Norvik War. [The Norvik regime] said so.", &["Norvik regime"]);
}

#[test]
fn it_is_no_agency_that_saw_the_letter() {
    check("The letter, a copy of which was seen by Norvik Press, came. [It] said so.", &["?"]);
}

#[test]
fn a_commission_is_none_that_was_named() {
    check("The Norvik Commission met. [A city commission] said so.", &["city commission"]);
}

#[test]
fn the_group_whose_statement_it_is_was_named() {
    let text = "Norvik Relief Group left. [A statement by the group] said so.";
    check(text, &["Norvik Relief Group"]);
    check("The board met in San Francisco. [The airline] said so.", &["airline"]);
    check("It will be reviewed by the Norvik Agency. [It] said so.", &["Norvik Agency"]);
}

#[test]
fn a_guild_is_short_for_its_name() {
    check("The Norvik Weavers’ Guild met. [The guild] said so.", &["Norvik Weavers’ Guild"]);
    check("The Norvik Weavers' Guild met. [The guild] said so.", &["Norvik Weavers' Guild"]);
}

#[test]
fn people_with_a_participle_are_not_what_it_names() {
    for source in [
        "Commuters interviewed outside St Bronwen’s",
        "Customers queueing at Orr Foods",
        "Miners laid off by Orr Coal",
    ] {
        assert_eq!(kinds(&format!("[{source}] said so.")), [SpeakerType::Group], "{source}");
    }
}

#[test]
fn the_firm_is_nothing_that_the_clause_about_it_names() {
    check("[The company, which was founded in a mill in Oldwick,] said {it rained}.", &["company"]);
}

#[test]
fn a_pac_is_called_by_its_name() {
    check(
        "It came from the Norvik Mills Fund, [a super PAC] aimed at mills.",
        &["Norvik Mills Fund"],
    );
    check("They fund Norvik45, a super PAC [that] said so.", &["Norvik45"]);
    let named = "Our Mills PAC opened an office in Norvik.";
    check(&format!("{named} [The PAC] said so."), &["Mills PAC"]);
    check(&format!("{named} [The Super PAC] said so."), &["Mills PAC"]);
    check(&format!("[Super PAC] plans it.\n{named}"), &["Mills PAC"]);
    check(&format!("[An anti-Lind super PAC] said so.\n{named}"), &["Mills PAC"]);
    check(
        "[The super PAC backing Bo Lind] left.\nThe super PAC, Norvik Mills Action, said so.",
        &["Norvik Mills Action"],
    );
}

#[test]
fn a_participle_tells_what_a_body_is_for() {
    check(
        "In 2010, two men left to start Marsh-Q, [a private marble research firm] also devoted to it.",
        &["Marsh-Q"],
    );
}

#[test]
fn no_party_is_the_union_and_no_parliament_the_journal() {
    check("The GOP met in Norvik. [The police union] said so.", &["police union"]);
    check("It was seen by Congress. [The top medical journal] said so.", &["top medical journal"]);
    check("The cake won the Norvik Poll. [The magazine] said so.", &["magazine"]);
}

#[test]
fn workers_are_no_firm() {
    check(
        "The Norvik Oil Workers met. Workers objected to it, and the workers said that Tarvik Ltd was \
         late. [The company] said so.",
        &["Tarvik Ltd"],
    );
}

#[test]
fn figures_of_her_campaign_are_those_of_her_campaign() {
    check(
        "[Carl Ode’s campaign] said so.\n\
         Ines Marsh had more, according to [figures her campaign released on Friday].",
        &["Ode campaign", "Marsh campaign"],
    );
}

#[test]
fn police_of_a_level_are_no_force_of_that_name() {
    check("Provincial police were late. [Police] said {so}.", &["Police"]);
    check("Norvik police were late. [Police] said {so}.", &["Norvik police"]);
}

#[test]
fn no_party_is_the_commission_and_no_sound_the_union() {
    check(
        "The Union of the Plains won on Sunday. The Union of the Plains was glad.\n\
         [The electoral commission] said it was late.",
        &["electoral commission"],
    );
    check(
        "Counting began in Norvik Sound on Thursday. Norvik Sound closed.\n\
         The mayor left, while [the nurses’ union] said it was late.",
        &["nurses’ union"],
    );
    check(
        "The Norvik Teachers Association voted. [The union] said it was late.",
        &["Norvik Teachers Association"],
    );
}

#[test]
fn the_office_of_an_auditor_is_no_other() {
    check(
        "[Carl Ode’s office] said it was late. A lawyer for Open Ledger left.\n\
         [The state auditor’s office] said so.",
        &["Ode’s office", "state auditor’s office"],
    );
}
