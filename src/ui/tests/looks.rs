//! Every screen at four sizes under three themes, as letters, and at odd sizes without a picture:
//! what stands in each cell, and how it looks. Each was looked at before it was accepted.
//!
//! Below the screen stands a second one, with a letter for each way that a cell looks, and
//! below that what the letters stand for: under the dark theme, the light one and without
//! colours. A blank looks like nothing in particular under all three.

use std::fmt::Write;

use insta::assert_snapshot;
use ratatui::buffer::Buffer;
use ratatui::style::Color;
use ratatui::style::Modifier;
use ratatui::style::Style;

use super::Reader;
use super::layers::dossiers;
use super::layers::popups;
use super::layers::saved_searches;
use super::layers::source_lists;
use super::screens;
use crate::ui::state::theme::Theme;

const SIZES: [(u16, u16); 4] = [(200, 60), (120, 40), (80, 24), (40, 12)];

/// The variables of the environment for each theme.
const THEMES: [(&str, &[(&str, &str)]); 3] = [
    ("dark", &[("TERM", "xterm"), ("COLORTERM", "truecolor"), ("COLORFGBG", "15;0")]),
    ("light", &[("TERM", "xterm"), ("COLORTERM", "truecolor"), ("COLORFGBG", "0;15")]),
    ("no colour", &[("TERM", "xterm"), ("NO_COLOR", "1")]),
];

/// Signs for looks, the most frequent first.
const SIGNS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// Takes the pictures of what the user shows after some keys.
fn check(name: &str, reader: impl Fn() -> Reader, keys: &str) {
    for (width, height) in SIZES {
        let mut reader = reader();
        reader.resize(width, height);
        reader.press(keys);
        let buffers = THEMES.map(|(_, variables)| {
            reader.model.theme = Theme::from_env(|name| {
                let known = variables.iter().find(|(known, _)| *known == name);
                known.map(|(_, value)| (*value).to_owned())
            });
            reader.terminal().backend().buffer().clone()
        });
        assert_snapshot!(format!("{name}_{width}x{height}"), picture(&buffers));
    }
    let mut reader = reader();
    reader.press(keys);
    for (width, height) in [(0, 0), (1, 1), (3, 9), (14, 6), (25, 5), (300, 2)] {
        reader.resize(width, height);
        reader.terminal();
    }
}

fn screen() -> Reader {
    screens::reader(120, 40)
}

fn picture(buffers: &[Buffer; 3]) -> String {
    let plain = [const { Style::new() }; 3];
    let mut looks = Vec::new();
    let mut signs = String::new();
    let mut text = String::new();
    let area = buffers[0].area;
    for y in 0..area.height {
        let (mut line, mut sign_line) = (String::new(), String::new());
        for x in 0..area.width {
            let cells = [0, 1, 2].map(|theme| &buffers[theme][(x, y)]);
            assert_eq!(cells[0].symbol(), cells[2].symbol(), "words do not depend on colours");
            line.push_str(cells[0].symbol());
            let look = cells.map(|cell| tidy(cell.style()));
            sign_line.push(if look == plain { ' ' } else { sign(&mut looks, look) });
        }
        writeln!(text, "{}", line.trim_end()).unwrap();
        writeln!(signs, "{}", sign_line.trim_end()).unwrap();
    }
    format!("{text}\n{signs}\n{}", legend(&looks))
}

/// Removes from a style what only says that nothing is set.
fn tidy(style: Style) -> Style {
    let set = |colour: Option<Color>| colour.filter(|colour| *colour != Color::Reset);
    let mut tidy = Style::new().add_modifier(style.add_modifier);
    (tidy.fg, tidy.bg) = (set(style.fg), set(style.bg));
    tidy
}

fn sign(looks: &mut Vec<[Style; 3]>, look: [Style; 3]) -> char {
    let known = looks.iter().position(|known| *known == look);
    let at = known.unwrap_or_else(|| {
        looks.push(look);
        looks.len() - 1
    });
    SIGNS.chars().nth(at).expect("there are more signs than looks")
}

fn legend(looks: &[[Style; 3]]) -> String {
    let mut legend = String::new();
    for (sign, look) in SIGNS.chars().zip(looks) {
        write!(legend, "{sign}").unwrap();
        for ((theme, _), style) in THEMES.iter().zip(look) {
            write!(legend, " | {theme}: {}", described(*style)).unwrap();
        }
        legend.push('\n');
    }
    legend
}

fn described(style: Style) -> String {
    let mut words = Vec::new();
    words.extend(style.fg.map(|colour| colour.to_string()));
    words.extend(style.bg.map(|colour| format!("on {colour}")));
    for (modifier, word) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if style.add_modifier.contains(modifier) {
            words.push(word.to_owned());
        }
    }
    if words.is_empty() { "–".to_owned() } else { words.join(" ") }
}

#[test]
fn the_list_of_articles() {
    check("articles", screen, "1 j");
}

#[test]
fn the_text_with_a_current_quotation() {
    check("text", screen, "2 n n");
}

#[test]
fn the_text_alone() {
    check("zoomed", screen, "n z");
}

#[test]
fn a_filter_by_speaker() {
    check("filter", screen, "3 j Enter");
}

#[test]
fn two_speakers_chosen_and_one_unfolded() {
    check("speakers", screen, "3 Space l G Space");
}

#[test]
fn looking_for_a_speaker() {
    check("speaker_prompt", screen, "f a");
}

#[test]
fn a_search_of_the_text() {
    check("search", screen, "2 / t h e");
}

#[test]
fn a_search_of_all() {
    check("find", screen, "1 / s t o r m");
}

#[test]
fn a_search_of_all_that_finds_nothing() {
    check("find_nothing", screen, "1 / s t o r m Space z z Enter");
}

#[test]
fn searches_that_were_saved() {
    check("searches", saved_searches::several, "S Down");
}

#[test]
fn a_question_before_a_source_is_removed() {
    check("question", source_lists::with_sources, "x");
}

#[test]
fn no_search_saved() {
    check("searches_none", saved_searches::three, "S");
}

#[test]
fn why_a_quotation_is_somebodys() {
    check("why", screen, "n n i");
}

#[test]
fn the_quotations_of_everybody_checked_and_noted() {
    check("quotations", dossiers::three, "Q c j c c C a s k Enter");
}

#[test]
fn the_dossier_of_a_speaker() {
    check("dossier", dossiers::three, "3 d");
}

#[test]
fn words_selected_to_be_added() {
    check("selection", screen, "2 n v w w l");
}

#[test]
fn whose_words_a_quotation_is_asked() {
    check("attribution", screen, "2 n r t");
}

#[test]
fn the_palette() {
    check("palette", screen, ": q u o t");
}

#[test]
fn the_links_of_an_article() {
    check("links", || popups::with_links(""), "o j");
}

#[test]
fn the_help() {
    check("help", screen, "?");
}

#[test]
fn the_name_of_a_file_to_export_to() {
    check("export", screen, "E a . m d");
}
