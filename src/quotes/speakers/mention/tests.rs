//! Tests that names are found, read and told apart.

use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::all_names;

fn check(text: &str, expected: &str) {
    let found = all_names(&Paragraph::all(text), &Lexicon::bundled()).remove(0);
    let shown: Vec<String> = found
        .iter()
        .map(|mention| {
            format!(
                "{:?} {} {}",
                mention.shape,
                &text[mention.span.range()],
                mention.roles.join("+")
            )
        })
        .collect();
    assert_eq!(shown.join("; ").replace(" ;", ";").trim(), expected);
}

#[test]
fn titles_are_no_part_of_a_name() {
    check("Greek Foreign Minister Nikos Dendias met him.", "Person Nikos Dendias foreign+minister");
    check("He met local council aide Mona Petrova.", "Person Mona Petrova aide");
    check("Mrs. Dalloway bought flowers.", "Person Dalloway mrs");
    check("The Prime Minister left.", "");
}

#[test]
fn what_is_called_a_newspaper_is_nobody() {
    check("He told the newspaper Dagens Tarvik so.", "Organization Dagens Tarvik");
    check("He told the broadcaster Tarvik so.", "Organization Tarvik broadcaster");
    check("He told the broadcaster Ines Marsh so.", "Person Ines Marsh broadcaster");
}

#[test]
fn an_apposition_tells_the_role() {
    check("Ines Marsh, a lawyer for the family, said so.", "Person Ines Marsh lawyer");
}

#[test]
fn bodies_and_places_are_told_apart_from_people() {
    check(
        "The Ministry of Health in Nairobi wrote to UNHCR.",
        "Organization Ministry of Health; Place Nairobi; Organization UNHCR",
    );
}

#[test]
fn a_legal_form_makes_a_company_of_a_name() {
    check(
        "They sued Norvik AG, Axel Springer SE and Norvik plc.",
        "Organization Norvik AG; Organization Axel Springer SE; Organization Norvik",
    );
}

#[test]
fn a_word_that_only_starts_a_sentence_is_no_name() {
    check("Yesterday it rained. However, Ruth stayed.", "Unknown Ruth");
}

#[test]
fn a_name_that_is_followed_by_itself_ends_before_that() {
    check("He met Ines Marsh Ines MarshMore news.", "Person Ines Marsh");
    check("He met Marsh Ines Anne MarshMore news.", "Unknown Marsh");
    let text = "He met Marsh Ines Anne MarshMore news. They beat Marsh Marsh threatens to leave.";
    check(text, "Unknown Marsh; Unknown Marsh; Unknown Marsh");
    check("He met Ines DeLay and Bo MacDonald.", "Person Ines DeLay; Person Bo MacDonald");
}

#[test]
fn a_function_word_is_a_surname_after_a_first_name() {
    check("They met Ines Will. Will said so.", "Person Ines Will; Unknown Will");
    check("Mark May came. May it rain? May said so.", "Person Mark May; Unknown May");
}

#[test]
fn what_news_write_small_is_no_name_at_the_start_of_a_sentence() {
    check("Residents said so. Curator Ines Marsh left.", "Person Ines Marsh curator");
}

#[test]
fn particles_small_articles_apostrophes_and_nicknames_belong_to_a_name() {
    check("They met Ursula von der Heyde.", "Person Ursula von der Heyde");
    check("They met Hassan el-Sayed.", "Person Hassan el-Sayed");
    check("They met Damien O’Brien.", "Person Damien O’Brien");
    check("They met Walter “Duke” Marsh.", "Person Walter “Duke” Marsh");
    check("They met Walter “Little Duke” Marsh.", "Person Walter “Little Duke” Marsh");
    check("They met Ines de los Santos Marsh.", "Person Ines de los Santos Marsh");
}

#[test]
fn ranks_and_trades_with_hyphens_are_no_part_of_a_name() {
    for before in ["Left-hander", "Ex-captain", "Eleven-year-old", "Alhaji", "Oba"] {
        let found =
            all_names(&Paragraph::all(&format!("{before} Ines Marsh left.")), &Lexicon::bundled());
        assert_eq!(found[0][0].words, ["ines", "marsh"], "{before}");
    }
    check("They met Brigadier-General Ines Marsh.", "Person Ines Marsh brigadier-general");
}

#[test]
fn who_is_called_by_country_or_office_alone_is_not_named() {
    check("The Frenchman left. The DGP and the Englishwoman stayed.", "");
    check("It cost Rs 120 and Rs. 40.", "");
}

#[test]
fn a_sunday_paper_has_the_day_in_its_name() {
    check("They read the Sunday Times.", "Organization Sunday Times");
    check("They came on Sunday. Sunday trading pleased Ines Marsh.", "Person Ines Marsh");
    check("They left after the Sunday Mass.", "Unknown Mass");
}

#[test]
fn a_field_of_office_is_no_part_of_a_name() {
    check("Commissioner for Environment Ines Marsh left.", "Person Ines Marsh commissioner");
}

#[test]
fn a_title_is_a_surname_after_a_first_name() {
    check("They met Julie Bishop and Mr. King.", "Person Julie Bishop; Person King mr");
}

#[test]
fn a_noun_for_a_body_says_what_a_name_is() {
    check("They met the agency Norvik.", "Organization Norvik");
    check("They met Norvik, a ferry firm.", "Organization Norvik");
}

#[test]
fn an_adjective_with_a_name_in_it_is_no_name() {
    check("The Oslo-born Ruth met Lee Ki-moon.", "Unknown Ruth; Person Lee Ki-moon");
    check("Ruth met CEOs and the AGs of two towns.", "Unknown Ruth");
}

#[test]
fn no_surname_is_a_number() {
    check(
        "They met Ines Oddersteen. Oddersteen said so.",
        "Person Ines Oddersteen; Unknown Oddersteen",
    );
    check("They met Ruth. Seventeen said so.", "Unknown Ruth");
}

#[test]
fn the_end_of_an_address_is_part_of_the_name_of_a_site() {
    check("They read Norvik.org and Ruth.", "Organization Norvik.org; Unknown Ruth");
    check("They met Norvik. Com is a word.", "Unknown Norvik; Unknown Com");
}

#[test]
fn in_a_headline_only_what_the_text_names_is_a_name() {
    let text = "Marsh Vows To Keep Taxes Low Forever.\nInes Marsh said so to the voters.";
    let lexicon = Lexicon::bundled();
    let found: Vec<&str> = all_names(&Paragraph::all(text), &lexicon)
        .concat()
        .iter()
        .map(|mention| &text[mention.span.range()])
        .collect();
    assert_eq!(found, ["Marsh", "Ines Marsh"]);
}

#[test]
fn a_first_name_in_a_headline_belongs_to_a_surname_that_the_text_names() {
    let lexicon = Lexicon::bundled();
    let people = |headline: &str| -> Vec<String> {
        let text = format!("{headline}\nThe voters heard Mr. Marsh out, and Marsh thanked them.");
        let paragraphs = Paragraph::all(&text);
        let found = all_names(&paragraphs, &lexicon).swap_remove(0).into_iter();
        found.map(|mention| text[mention.span.range()].to_owned()).collect()
    };
    assert_eq!(people("Helen Marsh Vows To Keep Taxes Low Forever."), ["Helen Marsh"]);
    assert_eq!(people("Will Marsh Vow To Keep Taxes Low Forever?"), ["Marsh"]);
    assert_eq!(people("Sorry Marsh Vows To Keep Taxes Low Forever."), ["Marsh"]);
}

#[test]
fn behind_a_dateline_a_sentence_begins() {
    check(
        "PORTSEA, April 12 (Wire) - Substitute Luca Marsh scored twice.",
        "Place PORTSEA; Unknown Wire; Unknown Luca Marsh",
    );
}

#[test]
fn a_surname_that_is_a_word_too_names_its_bearer() {
    check("They met Helen Park there. “No,” Park said.", "Person Helen Park; Unknown Park");
    check("They met the Park there. “No,” Park said.", "Organization Park; Organization Park");
}

#[test]
fn what_an_acronym_is_short_for_is_one_name() {
    check(
        "They met Customs and Border Protection (CBP) there.",
        "Organization Customs and Border Protection; Organization CBP",
    );
    check(
        "They met CBP (Customs and Border Protection) there.",
        "Organization CBP; Organization Customs and Border Protection",
    );
}

#[test]
fn a_title_can_be_a_surname() {
    check("They met Lionel King there. “No,” King said.", "Person Lionel King; Unknown King");
    check("Then Ludmirka Maj said so.", "Unknown Ludmirka Maj");
}

#[test]
fn a_degree_or_a_numeral_is_no_part_of_a_name() {
    check("It was Ines Marsh, M.D., who came.", "Person Ines Marsh");
    check(
        "They met Leader of the Opposition Vasundhara Moitra.",
        "Person Vasundhara Moitra leader",
    );
    check("They met Major-Gen Gopaul Govender.", "Person Gopaul Govender major-gen");
}

#[test]
fn offices_of_several_words_end_before_the_name() {
    check("The Director of National Intelligence James Marsh left.", "Person James Marsh director");
    check("He met Mary Orr Jr. Back home it rained.", "Person Mary Orr Jr; Unknown Back");
}

#[test]
fn particles_in_small_letters_belong_to_a_name() {
    check(
        "Hassan el-Sayed left. “It rained,” El-Sayed said.",
        "Person Hassan el-Sayed; Unknown El-Sayed",
    );
}

#[test]
fn a_party_and_a_place_are_no_name() {
    check("He met the South Carolina Republican.", "");
}

#[test]
fn bodies_are_written_as_people_are_not() {
    check("He met NorvikNews.", "Organization NorvikNews");
    check("He met Norvik24 TV.", "Organization Norvik24 TV");
    check("He met McMarsh.", "Unknown McMarsh");
}

#[test]
fn an_and_inside_the_name_of_a_body_does_not_end_it() {
    for name in [
        "Securities and Exchange Commission",
        "Immigration and Naturalization Service",
        "Department of Health and Human Services",
        "Norvik Center for Media and Democracy",
        "Citizenship and Immigration Services",
    ] {
        check(
            &format!(
                "They wrote to the {name} and waited there for an answer until late in the evening."
            ),
            &format!("Organization {name}"),
        );
    }
    check(
        "It was the Department of Justice and Congress that said so.",
        "Organization Department of Justice; Organization Congress",
    );
    check(
        "It was the Ministry of Health and Ines Marsh who said so.",
        "Organization Ministry of Health; Person Ines Marsh",
    );
    check(
        "It was the Department of Justice and Federal Bureau of Investigation that said so.",
        "Organization Department of Justice; Organization Federal Bureau of Investigation",
    );
    check(
        "It was Susan Rice and Human Rights Council officials who said so.",
        "Person Susan Rice; Organization Human Rights Council",
    );
    check("It was Ines Young and Carl Green who said so.", "Person Ines Young; Person Carl Green");
}

#[test]
fn words_before_a_first_name_are_no_part_of_it() {
    check("They met Legal Counsel Ines Marsh there.", "Person Ines Marsh counsel");
    check("They met Vermont Ines Marsh there.", "Person Ines Marsh");
    check("They met the leader of the Commons Ines Marsh.", "Person Ines Marsh");
}

#[test]
fn a_place_before_an_office_is_a_place() {
    check("They met former Texas governor Ines Marsh.", "Place Texas; Person Ines Marsh governor");
}

#[test]
fn parties_and_numbers_are_no_names() {
    check("It was Ines Marsh (D-Mich.) who left.", "Person Ines Marsh");
    check("Thirty-one of them left.", "");
}

#[test]
fn two_surnames_are_a_persons_and_a_given_name_may_be_a_bodys() {
    check("They met Oduza Marsh-Orr there.", "Person Oduza Marsh-Orr");
    check("They met the Rand Corporation there.", "Organization Rand Corporation");
    check("They met Ines Banks there.", "Person Ines Banks");
}

#[test]
fn the_name_of_a_body_goes_on_with_what_it_is_for() {
    for name in [
        "Norvik Institute on Taxation and Economic Policy",
        "Committee to Protect Marshes",
        "Union for the Abolition of Customs",
        "Department for Business, Energy and Industrial Strategy",
        "National Conference of State Legislatures",
        "Intergovernmental Panel on Climate Change",
        "Committee for Freedom of the Press",
        "Committee on Oversight and Government Reform",
        "US Customs and Border Protection",
        "Norvik People’s Party",
        "Norvik Planters’ Forum",
        "Writers’ Guild",
        "Norvik Hospitals’ Confederation",
        "People’s Daily",
    ] {
        let found = all_names(
            &Paragraph::all(&format!("It was told by the {name} there.")),
            &Lexicon::bundled(),
        );
        let whole = found[0].iter().any(|mention| mention.tokens.len() >= name.split(' ').count());
        assert!(whole && found[0].len() == 1, "{name}: {found:?}");
    }
    check("Citizens for Tax Justice said so.", "Organization Citizens for Tax Justice");
    check(
        "They met the House on Tuesday, the Senate and Congress.",
        "Organization House; Organization Senate; Organization Congress",
    );
}

#[test]
fn an_ampersand_belongs_to_a_name() {
    check("They met the Sierra Club there.", "Organization Sierra Club");
    check("They met St. Ode Hospital there.", "Organization St. Ode Hospital");
    check("B&Q and Marsh & Orr sell it.", "Organization B&Q; Organization Marsh & Orr");
}

#[test]
fn a_field_is_no_title_in_the_name_of_a_body() {
    check("The Republican Party of Norvik left.", "Organization Republican Party of Norvik");
    check(
        "The Conservative Home Secretary Ines Marsh left.",
        "Person Ines Marsh conservative+home+secretary",
    );
    check("They met the Norvik Bank CEO there.", "");
}

#[test]
fn who_is_addressed_or_relates_is_a_person_whatever_the_name_means() {
    check("They met Mr. White there.", "Person White mr");
    check("They met Jodok Manchester, who left.", "Unknown Jodok Manchester");
    check("They met Editor-in-Chief Ines Marsh.", "Person Ines Marsh");
}

#[test]
fn a_link_with_a_short_form_is_no_part_of_a_name() {
    check(
        "He met Bob Marsh Robert (Bob) MarshMore.",
        "Person Bob Marsh; Unknown Robert; Unknown Bob",
    );
}

#[test]
fn what_several_show_is_no_name_at_the_start_of_a_sentence() {
    check("Photos posted there show it. Records reveal it. Staff working there left.", "");
    check("Associates say so.", "");
}

#[test]
fn the_first_word_of_a_paper_is_kept_at_the_head_of_a_sentence() {
    let text = "The global market fell. Global Times, a daily, said so.";
    let lexicon = Lexicon::bundled();
    let names = all_names(&Paragraph::all(text), &lexicon).concat();
    assert!(names.iter().any(|name| &text[name.span.range()] == "Global Times"));
}

#[test]
fn research_that_opens_a_sentence_is_no_name() {
    check("He works at Norvik Research. Research suggests so.", "Unknown Norvik Research");
}

#[test]
fn an_office_is_no_first_name_of_somebody_whom_the_text_names() {
    check(
        "Gina Marsh left. It was late, Administrator Marsh said.",
        "Person Gina Marsh; Unknown Marsh",
    );
}

#[test]
fn the_verb_of_a_question_is_no_first_name() {
    check(
        "Donald Marsh won the vote of this town. Will Marsh go?",
        "Person Donald Marsh; Unknown Marsh",
    );
}
