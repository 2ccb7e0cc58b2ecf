//! Reads what a PDF says of itself, as far as it is believed: most of it is what programs wrote.

use encoding_rs::WINDOWS_1252;
use hayro_syntax::metadata::Metadata;
use hayro_syntax::object::DateTime;

use crate::ingest::article_parts;
use crate::ingest::article_parts::About;

/// Programs that print what somebody else published: the date is that of the printing.
const PRINTERS: [&str; 11] = [
    "chrom",
    "skia",
    "mozilla",
    "firefox",
    "wkhtmltopdf",
    "qt ",
    "print",
    "webkit",
    "quartz",
    "cairo",
    "ghostscript",
];

/// Endings of the names of files, which programs take for a title.
const FILES: [&str; 12] = [
    ".doc", ".docx", ".odt", ".rtf", ".indd", ".qxd", ".qxp", ".pdf", ".txt", ".html", ".tex",
    ".dvi",
];

/// Returns title, author and date.
pub(super) fn about(metadata: &Metadata) -> About {
    let said = |said: &Option<Box<[u8]>>| said.as_deref().map(text).unwrap_or_default();
    let program =
        format!("{} {} ", said(&metadata.creator), said(&metadata.producer)).to_lowercase();
    let is_printed = PRINTERS.iter().any(|printer| program.contains(printer));
    let line = |words: String| article_parts::one_line(&words);
    About {
        title: line(said(&metadata.title)).filter(|title| is_title(title)),
        byline: line(said(&metadata.author)).filter(|name| is_name(name)),
        published: metadata.creation_date.filter(|_| !is_printed).and_then(date),
        ..About::default()
    }
}

fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let is_file = FILES.iter().any(|ending| lower.ends_with(ending));
    let is_made = ["untitled", "unbenannt", "sans titre", "microsoft ", "powerpoint", "print"]
        .iter()
        .any(|made| lower.starts_with(made));
    let is_address = lower.contains("://") || lower.starts_with("www.");
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    !is_file && !is_made && !is_address && letters >= 3 && !title.contains(['\\', '_', '\u{FFFD}'])
}

fn is_name(name: &str) -> bool {
    let is_odd = |c: char| c.is_ascii_digit() || "@\\/_<>()\u{FFFD}".contains(c);
    (2..=8).contains(&name.split(' ').count())
        && !name.contains(is_odd)
        && name
            .split(' ')
            .all(|word| word.starts_with(|c: char| !c.is_lowercase() || "dvz".contains(c)))
}

fn date(date: DateTime) -> Option<String> {
    let DateTime { year, month, day, .. } = date;
    let is_sane =
        (1980..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_sane.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Decodes a text of a document: UTF-16, UTF-8, or what is nearly Windows-1252.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        }
        [0xFF, 0xFE, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // Some programs write UTF-8 without saying so.
        _ => std::str::from_utf8(bytes).map_or_else(
            |_| WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
            str::to_owned,
        ),
    }
}
