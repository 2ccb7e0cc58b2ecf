//! Tests how themes look, ours and the user's own.

use ratatui::style::Color;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::library::SpeakerId;
use crate::ui::state::background::Background;
use crate::ui::state::theme::Theme;
use crate::ui::state::theme::custom_theme::CustomTheme;
use crate::ui::state::theme::custom_theme::Paint;
use crate::ui::state::theme::custom_theme::Role;
use crate::ui::state::theme::look::Depth;
use crate::ui::state::theme::look::Look;

fn theme(vars: &[(&str, &str)]) -> Theme {
    Theme::from_env(|name: &str| {
        vars.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
    })
}

fn depth(vars: &[(&str, &str)]) -> Depth {
    theme(vars).depth
}

#[test]
fn the_environment_tells_how_many_colours_there_are() {
    assert_eq!(depth(&[("TERM", "xterm-256color")]), Depth::Many);
    assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]), Depth::True);
    assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "1")]), Depth::Many);
    assert_eq!(depth(&[("TERM", "xterm-direct")]), Depth::True);
    assert_eq!(depth(&[("TERM", "linux")]), Depth::Sixteen);
    assert_eq!(depth(&[("TERM", "dumb")]), Depth::Mono);
    assert_eq!(depth(&[]), Depth::Mono);
}

#[test]
fn no_color_wins_unless_it_is_empty() {
    assert_eq!(depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]), Depth::Mono);
    assert_eq!(depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]), Depth::Many);
    let without = theme(&[("TERM", "xterm"), ("NO_COLOR", "1"), ("COLORFGBG", "0;15")]);
    assert_eq!(without.look(), Look::Monochrome);
}

#[test]
fn the_background_chooses_until_the_reader_does() {
    let mut theme = theme(&[("TERM", "xterm"), ("COLORFGBG", "15;0")]);
    assert_eq!(theme.look(), Look::Dark);
    theme.learn(Background::LIGHT);
    assert_eq!((theme.look(), theme.base()), (Look::Light, Style::new()));
    theme.turn(&[]);
    theme.learn(Background::LIGHT);
    assert_eq!(theme.look(), Look::HighContrast);
}

#[test]
fn a_theme_for_the_other_sort_of_terminal_brings_its_background() {
    let mut theme = theme(&[("TERM", "xterm-256color"), ("COLORFGBG", "15;0")]);
    assert_eq!(theme.base(), Style::new());
    theme.turn(&[]);
    assert_eq!(theme.look(), Look::Light);
    assert!(theme.base().bg.is_some() && theme.base().fg.is_some());
}

#[test]
fn every_theme_comes_up_in_turn() {
    let mut theme = theme(&[("TERM", "xterm-256color")]);
    let looks = [(); 5].map(|()| {
        theme.turn(&[]);
        theme.look()
    });
    assert_eq!(looks[..4], Look::ALL);
    assert_eq!(looks[4], Look::Dark);
}

#[test]
fn own_themes_come_after_ours_and_stand_on_them() {
    let mut theme = theme(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]);
    let mut own = CustomTheme::new(Look::Light);
    own.set(Role::Background, Paint::Exact(0x00FD_F6E3));
    own.set(Role::Found, Paint::Named(Color::Blue));
    (0..4).for_each(|_| theme.turn(&[own]));
    assert_eq!((theme.look(), theme.own()), (Look::Monochrome, None));
    theme.turn(&[own]);
    assert_eq!((theme.look(), theme.own()), (Look::Light, Some(0)));
    assert_eq!(theme.base().bg, Some(Color::Rgb(0xFD, 0xF6, 0xE3)));
    assert_eq!(theme.found().fg, Some(Color::Blue));
    assert_eq!(theme.speaker(Some(SpeakerId(2))).fg, Some(Color::Rgb(0x1B, 0x58, 0x2E)));
    theme.turn(&[own]);
    assert_eq!((theme.look(), theme.own()), (Look::Dark, None));
    let mut theme = Theme { depth: Depth::Mono, ..Theme::default() };
    theme.choose_own(0, own);
    assert_eq!((theme.own(), theme.base()), (None, Style::new()));
}

#[test]
fn without_colours_nothing_has_one() {
    let mut theme = Theme { depth: Depth::True, look: Look::HighContrast, ..Theme::default() };
    theme.turn(&[]);
    assert_eq!(theme.look(), Look::Monochrome);
    for style in [
        theme.speaker(Some(SpeakerId(3))),
        theme.found(),
        theme.found_here(),
        theme.alarm(),
        theme.base(),
    ] {
        assert_eq!((style.fg, style.bg), (None, None));
    }
    assert!(theme.found().add_modifier.contains(Modifier::REVERSED));
    assert_ne!(theme.found(), theme.found_here());
}

#[test]
fn where_words_have_no_colour_they_are_underlined_and_what_reports_them_is_not() {
    let underlined = |style: Style| style.add_modifier.contains(Modifier::UNDERLINED);
    let mono = Theme { depth: Depth::Mono, ..Theme::default() };
    assert!(underlined(mono.said(Some(SpeakerId(3)))));
    assert!(!underlined(mono.cue()) && !underlined(mono.source()));
    let dark = Theme { depth: Depth::True, look: Look::Dark, ..Theme::default() };
    assert!(!underlined(dark.said(Some(SpeakerId(3)))) && underlined(dark.said(None)));
    assert!(underlined(dark.cue()) && underlined(dark.source()));
}

#[test]
fn neighbours_have_different_colours() {
    for depth in [Depth::Sixteen, Depth::Many, Depth::True] {
        for look in [Look::Anywhere, Look::Dark, Look::Light, Look::HighContrast] {
            let theme = Theme { depth, look, ..Theme::default() };
            for id in 1..40 {
                let of = |id| theme.speaker(Some(SpeakerId(id)));
                assert_ne!(of(id), of(id + 1));
            }
        }
    }
}

#[test]
fn colours_are_names_or_six_digits() {
    assert_eq!(Paint::parse("#fdf6E3"), Some(Paint::Exact(0x00FD_F6E3)));
    assert_eq!(Paint::parse("bright-red"), Some(Paint::Named(Color::LightRed)));
    for bad in ["", "#", "#fff", "#+12345", "#fdf6e3f", "crimson", "Red"] {
        assert_eq!(Paint::parse(bad), None, "{bad}");
    }
}

#[test]
fn a_colour_is_shown_with_what_the_terminal_has() {
    let orange = Paint::Exact(0x00FF_8700);
    assert_eq!(orange.shown(Depth::True), Some(Color::Rgb(0xFF, 0x87, 0)));
    assert_eq!(orange.shown(Depth::Many), Some(Color::Indexed(208)));
    assert_eq!(Paint::Exact(0x00F0_0808).shown(Depth::Sixteen), Some(Color::LightRed));
    assert_eq!(orange.shown(Depth::Mono), None);
    assert_eq!(Paint::Named(Color::Blue).shown(Depth::True), Some(Color::Blue));
}

#[test]
fn every_role_keeps_its_own_colour_and_speakers_take_turns() {
    let mut own = CustomTheme::new(Look::Dark);
    assert_eq!(own.of_speaker(3, Depth::True), None);
    for (at, (_, role)) in Role::ALL.into_iter().enumerate() {
        own.set(role, Paint::Named(Paint::NAMES[at].1));
    }
    for (at, (_, role)) in Role::ALL.into_iter().enumerate() {
        assert_eq!(own.of(role, Depth::Many), Some(Paint::NAMES[at].1));
    }
    own.set_speakers(&[Paint::Named(Color::Red), Paint::Named(Color::Blue)]);
    let of = |number| own.of_speaker(number, Depth::Sixteen).unwrap();
    assert_eq!([of(0), of(1), of(2)], [Color::Red, Color::Blue, Color::Red]);
}
