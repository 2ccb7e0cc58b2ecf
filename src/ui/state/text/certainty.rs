//! Says how sure the engine is of a quotation.
//!
//! "words" is always the certainty that these words were said, "name" that of the name of who said
//! them, on each screen and in each table. Where one figure stands for both, it is the smaller, and
//! called "sure".

/// Returns "words 98%", and "name 93%" where the name is less sure than they are.
pub(crate) fn figures(words: f32, name: Option<f32>) -> (String, Option<String>) {
    let of_words = percent(words);
    let less_sure = name.map(percent).filter(|of_name| *of_name < of_words);
    (format!("words {of_words}%"), less_sure.map(|of_name| format!("name {of_name}%")))
}

/// Returns a share in hundredths, as it is shown.
fn percent(share: f32) -> i32 {
    (share * 100.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn each_figure_has_the_word_of_what_it_is_about() {
        assert_eq!(figures(0.98, Some(0.93)), ("words 98%".into(), Some("name 93%".into())));
        assert_eq!(figures(0.41, Some(0.62)), ("words 41%".into(), None));
        assert_eq!(figures(0.934, Some(0.931)).1, None, "equal as they are shown");
        assert_eq!(figures(0.9, None), ("words 90%".into(), None));
    }
}
