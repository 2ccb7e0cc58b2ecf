//! Recognises lines of a page that belong to no article, wherever they stand.

use crate::ingest::document::furniture;
use crate::ingest::document::line_marks;

/// Tells whether the line belongs to no article, wherever it stands.
pub(super) fn is_page_furniture(text: &str) -> bool {
    furniture::is_furniture(text)
        || is_count(text)
        || is_hour(text)
        || is_credit(text)
        || is_shortcode(text)
        || ADVERTISEMENT.contains(&text.to_lowercase().trim_matches(|c: char| !c.is_alphabetic()))
}

/// Labels above an advertisement, in the languages of many pages.
const ADVERTISEMENT: &[&str] = &[
    "ad",
    "advert",
    "adverts",
    "advertisement",
    "advertisements",
    "annonce",
    "annons",
    "anuncio",
    "anzeige",
    "iklan",
    "mainos",
    "publicidad",
    "publicidade",
    "publicité",
    "pubblicità",
    "reklam",
    "reklama",
    "reklame",
    "werbung",
    "реклама",
    "advertentie",
];

/// Tells whether the line is a time of day, as above an entry of a live blog: "11:15", "4:10 pm".
fn is_hour(text: &str) -> bool {
    text.len() <= 12
        && text.contains(':')
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.split([':', ' ', '.']).all(|part| {
            let letters = part.trim_start_matches(|c: char| c.is_ascii_digit());
            part.len() - letters.len() <= 2
                && matches!(
                    letters.to_ascii_lowercase().as_str(),
                    "" | "am" | "pm" | "a" | "p" | "m" | "h" | "uhr" | "gmt" | "utc" | "et" | "est"
                )
        })
}

/// Tells whether the line numbers a picture or page: "Image 1 of 23", "3/12".
fn is_count(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '/']).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&&str| word.bytes().all(|b| b.is_ascii_digit());
    let numbers = words.iter().filter(is_number).count();
    numbers >= 1
        && words.len() <= 4
        && words.len() - numbers <= 2
        && words.iter().filter(|word| !is_number(word)).all(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "image" | "photo" | "slide" | "of" | "page" | "picture"
            )
        })
}

/// Beginnings of lines that credit a photograph.
const CREDITS: &[&str] = &[
    "photo:",
    "photos:",
    "photo by ",
    "photos by ",
    "photograph:",
    "image:",
    "images:",
    "image credit",
    "(image",
    "(photo",
    "(picture",
    "photo credit",
    "picture:",
    "pictures:",
    "credit:",
    "foto:",
    "fotos:",
    "фото:",
    "source:",
    "image courtesy",
    "photo courtesy",
    "getty images",
    "video:",
    "featured image",
    "image source",
    "photo source",
    "via getty",
];

const AGENCIES: &[&str] = &[
    "getty images",
    "shutterstock",
    "istock",
    "alamy",
    "reuters",
    "afp",
    "epa",
    "ap photo",
    "bloomberg",
    "ap",
];

fn is_credit(text: &str) -> bool {
    if line_marks::is_longer(text, 120) {
        return false;
    }
    let lower = text.to_lowercase();
    let last = lower.rsplit(['|', '/']).next().unwrap_or_default();
    let last = last.trim_matches(|c: char| !c.is_alphanumeric());
    CREDITS.iter().any(|start| lower.starts_with(start)) && !line_marks::is_longer(text, 80)
        || lower.contains(['|', '/']) && AGENCIES.contains(&last)
        || lower.starts_with('©')
}

/// Tells whether the line is a shortcode that was left in the page: "[gallery ids=…]".
fn is_shortcode(text: &str) -> bool {
    text.starts_with('[') && text.ends_with(']') && (text.contains("[/") || text.contains('='))
}

#[cfg(test)]
mod tests {
    use super::is_page_furniture;

    #[test]
    fn counts_hours_credits_and_leftovers_are_stray() {
        for line in [
            "Image 1 of 23",
            "3/12",
            "11:15",
            "4:10 pm",
            "Photo: Ann Lee",
            "Ann Lee | The Lamp | Getty Images",
            "© Ann Lee",
            "[gallery ids=1,2]",
            "Anzeige",
            "Advertisement",
        ] {
            assert!(is_page_furniture(line), "{line}");
        }
    }

    #[test]
    fn a_sentence_is_not() {
        for line in [
            "The photo: nobody knew where it was taken, or who had been there, said the officer in charge.",
            "One of three",
            "“3/12 is a quarter,” she said.",
            "At 11:15 they left.",
            "He gave them an advertisement.",
            "[She] left.",
            "He was with Reuters.",
        ] {
            assert!(!is_page_furniture(line), "{line}");
        }
    }
}
