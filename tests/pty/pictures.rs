//! The pictures of the README, drawn from what the program shows.
//!
//! Not a test but for being run like one:
//!
//!     cargo test --test pty pictures -- --ignored
//!
//! writes them anew under `assets/`. They are SVG, so that they are sharp at any size and
//! a change of the screen is a change of a few lines.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use vt100::Cell;
use vt100::Color;
use vt100::Screen;

use crate::session::ENTER;
use crate::session::ESC;
use crate::session::Session;

/// Columns and rows: what a laptop shows at a comfortable size.
const SIZE: (u16, u16) = (112, 32);

/// Of one cell, in units of the drawing.
const WIDTH: f32 = 8.4;
const HEIGHT: f32 = 16.5;

/// Around the screen.
const MARGIN: f32 = 10.0;

const GROUND: &str = "#1c1c1c";
const INK: &str = "#d8d8d8";

#[test]
#[ignore = "writes assets/"]
fn pictures_of_the_screen_are_drawn_anew() {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("pullquote")).unwrap();
    fs::write(home.path().join("pullquote/config.toml"), "theme = \"dark\"\n").unwrap();

    let mut session = Session::start_of_size(SIZE, home.path());
    session.wait_for("PEOPLE");
    session.press("3");
    session.press("fbilawal");
    session.wait_for("Bilawal Bhutto Zardari");
    session.press(ENTER);
    session.wait_for_footer(&["1/8"]);
    session.press("2n");
    session.wait_for_footer(&["2/8", "→ Bilawal"]);
    session.press(ESC);
    session.wait_for("Articles 1/3");
    session.wait_until("all analysed", |screen| !screen.contents().contains("reading…"));
    draw(&session, "screen");

    session.press("i");
    session.wait_for("Why");
    draw(&session, "why");
    session.press("q");

    session.press("d");
    session.wait_for("8 quotations in 1 article");
    draw(&session, "dossier");
}

fn draw(session: &Session, name: &str) {
    let picture = picture(session.screen.parser.lock().unwrap().screen());
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    fs::write(assets.join(name).with_extension("svg"), picture).unwrap();
}

fn picture(screen: &Screen) -> String {
    let (rows, cols) = screen.size();
    let (rows, cols) = (rows.get(), cols.get());
    let (width, height) = (f32::from(cols) * WIDTH, f32::from(rows) * HEIGHT);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.1} {:.1}\" font-family=\"ui-monospace, \
         'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{GROUND}\"/>\n",
        width + 2.0 * MARGIN,
        height + 2.0 * MARGIN,
    );
    for row in 0..rows {
        let mut col = 0;
        while col < cols {
            let run = Run::at(screen, row, col, cols);
            col += run.cells.max(1);
            run.draw(&mut svg, row);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Neighbouring cells of one style.
struct Run {
    from: u16,
    cells: u16,
    text: String,
    style: Style,
}

#[derive(PartialEq, Eq)]
struct Style {
    ink: String,
    ground: Option<String>,
    bold: bool,
    faint: bool,
    underlined: bool,
}

impl Run {
    fn at(screen: &Screen, row: u16, from: u16, cols: u16) -> Run {
        let style = style_of(screen.cell(row, from));
        let mut run = Run { from, cells: 0, text: String::new(), style };
        for col in from..cols {
            let cell = screen.cell(row, col);
            if style_of(cell) != run.style {
                break;
            }
            run.cells += 1;
            let shown = cell.filter(|cell| !cell.is_wide_continuation());
            match shown.map(Cell::contents) {
                Some("") => run.text.push(' '),
                Some(contents) => run.text.push_str(contents),
                None => (),
            }
        }
        run
    }

    fn draw(&self, svg: &mut String, row: u16) {
        let x = MARGIN + f32::from(self.from) * WIDTH;
        let y = MARGIN + f32::from(row) * HEIGHT;
        let width = f32::from(self.cells) * WIDTH;
        if let Some(ground) = &self.style.ground {
            writeln!(
                svg,
                "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{HEIGHT}\" fill=\"{ground}\"/>"
            )
            .unwrap();
        }
        if self.text.trim().is_empty() {
            return;
        }
        let mut looks = String::new();
        for (is_so, look) in [
            (self.style.bold, " font-weight=\"bold\""),
            (self.style.faint, " opacity=\"0.6\""),
            (self.style.underlined, " text-decoration=\"underline\""),
        ] {
            looks.push_str(if is_so { look } else { "" });
        }
        let text = self.text.replace('&', "&amp;").replace('<', "&lt;");
        writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" \
             xml:space=\"preserve\" fill=\"{}\"{looks}>{text}</text>",
            y + 13.0,
            self.style.ink,
        )
        .unwrap();
    }
}

fn style_of(cell: Option<&Cell>) -> Style {
    let Some(cell) = cell else {
        return Style {
            ink: INK.into(),
            ground: None,
            bold: false,
            faint: false,
            underlined: false,
        };
    };
    let mut ink = css(cell.fgcolor());
    let mut ground = css(cell.bgcolor());
    if cell.inverse() {
        (ink, ground) = (ground.or(Some(GROUND.into())), ink.or(Some(INK.into())));
    }
    Style {
        ink: ink.unwrap_or(INK.into()),
        ground,
        bold: cell.bold(),
        faint: cell.dim(),
        underlined: cell.underline(),
    }
}

/// As xterm has its 256.
fn css(color: Color) -> Option<String> {
    const SIXTEEN: [&str; 16] = [
        "#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
        "#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
    ];
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    Some(match color {
        Color::Default => return None,
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Idx(index @ 0..16) => SIXTEEN[usize::from(index)].to_owned(),
        Color::Idx(index @ 16..232) => {
            let cube = index - 16;
            let (red, green, blue) = (level(cube / 36), level(cube / 6 % 6), level(cube % 6));
            format!("#{red:02x}{green:02x}{blue:02x}")
        }
        Color::Idx(index) => {
            let grey = 8 + 10 * (index - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
    })
}
