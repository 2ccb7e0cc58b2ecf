//! Tests that all can be read: every colour of every theme, on every background that a terminal may
//! have told.

use ratatui::style::Color;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::library::SpeakerId;
use crate::ui::state::background::Background;
use crate::ui::state::theme::Theme;
use crate::ui::state::theme::contrast;
use crate::ui::state::theme::look::Depth;
use crate::ui::state::theme::look::Look;

/// Backgrounds of schemes that many use, some of them neither dark nor light.
const KNOWN: [&str; 18] = [
    "00/2b/36", "fd/f6/e3", "28/28/28", "fb/f1/c7", "2e/34/40", "28/2a/36", "1e/1e/2e", "ef/f1/f5",
    "30/0a/24", "00/00/80", "80/00/00", "44/47/5a", "50/50/50", "a0/a0/a0", "c0/c0/c0", "ff/ff/dd",
    "00/80/80", "ff/00/ff",
];

fn backgrounds() -> Vec<Background> {
    let greys = (0..=255).map(|grey| format!("{grey:02x}/{grey:02x}/{grey:02x}"));
    let all = greys.chain(KNOWN.map(str::to_owned));
    all.map(|parts| Background::from_answer(format!("11;rgb:{parts}").as_bytes()).unwrap())
        .collect()
}

/// The themes as they are while the user chose none, and when they chose each.
fn themes(depth: Depth, ground: Option<Background>) -> Vec<Theme> {
    let mut theme = Theme { depth, ..Theme::default() };
    if let Some(ground) = ground {
        theme.learn(ground);
    }
    let chosen = Look::ALL.map(|look| {
        let mut theme = theme;
        theme.choose(look);
        theme
    });
    chosen.into_iter().chain([theme]).collect()
}

/// The styles of words.
fn words(theme: Theme) -> Vec<Style> {
    let speakers = (0..7).map(SpeakerId).flat_map(|id| {
        [theme.speaker_words(Some(id)), theme.said(Some(id)), theme.not_said(Some(id))]
    });
    let others = [
        theme.base(),
        theme.said(None),
        theme.quiet(),
        theme.unread(),
        theme.strong(),
        theme.chosen(),
        theme.cue(),
        theme.source(),
        theme.link(),
        theme.found(),
        theme.found_here(),
        theme.alarm(),
    ];
    speakers.chain(others).collect()
}

/// The styles of signs.
fn signs(theme: Theme) -> Vec<Style> {
    (0..7).map(|id| theme.speaker(Some(SpeakerId(id)))).collect()
}

/// Returns the colour in 24 bits; `None` for what the terminal has its own of.
fn bits(colour: Option<Color>) -> Option<u32> {
    match colour? {
        Color::Rgb(red, green, blue) => Some(u32::from_be_bytes([0, red, green, blue])),
        Color::Indexed(index) => Some(contrast::of_many(index)),
        Color::Reset => None,
        other => panic!("{other:?} is the user's own, of whatever contrast"),
    }
}

/// Returns the contrast of what is drawn in a style, `None` where the text is in the terminal's own
/// colour.
fn drawn(style: Style, theme: Theme, ground: u32) -> Option<f64> {
    let base = theme.base();
    let fg = bits(style.fg.or(base.fg))?;
    let bg = bits(style.bg.or(base.bg)).unwrap_or(ground);
    Some(contrast::between(fg, bg))
}

#[test]
fn every_colour_of_every_theme_can_be_read_on_the_background_that_the_terminal_told() {
    for depth in [Depth::Many, Depth::True] {
        for ground in backgrounds() {
            for theme in themes(depth, Some(ground)) {
                for style in words(theme).into_iter().chain(signs(theme)) {
                    let Some(contrast) = drawn(style, theme, ground.bits()) else { continue };
                    assert!(contrast >= contrast::OF_TEXT, "{contrast}: {style:?} {theme:?}");
                    let is_faint = style.add_modifier.contains(Modifier::DIM);
                    assert!(!is_faint || style.fg.is_none(), "{style:?} {theme:?}");
                }
            }
        }
    }
}

#[test]
fn where_the_terminal_told_nothing_words_are_in_its_own_colour_and_signs_are_seen_on_any() {
    for depth in [Depth::Many, Depth::True] {
        let [.., theme] = themes(depth, None)[..] else { panic!("there are themes") };
        assert_eq!((theme.look(), theme.base()), (Look::Anywhere, Style::new()));
        for style in words(theme) {
            // What has a colour brings the one behind it, too.
            assert_eq!(style.fg.is_some(), style.bg.is_some(), "{style:?}");
            let contrast = drawn(style, theme, 0);
            assert!(contrast.is_none_or(|contrast| contrast >= contrast::OF_TEXT), "{style:?}");
        }
        for style in signs(theme) {
            for ground in [0, 0xFF_FF_FF] {
                let contrast = drawn(style, theme, ground).expect("signs have colours");
                assert!(contrast >= contrast::OF_ACCENTS, "{contrast}: {style:?}");
            }
        }
        // What the user chose without the terminal having told brings its background.
        for theme in &themes(depth, None)[..4] {
            for style in words(*theme) {
                let contrast = drawn(style, *theme, 0x80_80_80);
                assert!(contrast.is_none_or(|contrast| contrast >= contrast::OF_TEXT), "{style:?}");
            }
        }
    }
}

#[test]
fn a_terminal_of_sixteen_colours_shows_those_that_the_user_gave_it() {
    for ground in [None, Some(Background::DARK), Some(Background::LIGHT)] {
        for theme in themes(Depth::Sixteen, ground) {
            for style in words(theme).into_iter().chain(signs(theme)) {
                for colour in [style.fg, style.bg].into_iter().flatten() {
                    assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{style:?}");
                }
            }
        }
    }
}
