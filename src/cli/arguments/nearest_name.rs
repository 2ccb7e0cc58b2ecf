//! Guesses which name somebody meant who wrote one that does not exist.

/// Returns "did you mean `measure`?", or a list of the names that exist.
pub(crate) fn hint<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    if let Some(near) = nearest(written, &names) {
        return format!("did you mean `{near}`?");
    }
    if names.len() <= 14 {
        return format!("there are {}", names.join(", "));
    }
    "docs/config.md lists them all".to_owned()
}

/// Returns the name that is the fewest slips of the finger away, if these are few enough.
pub(crate) fn nearest<'a>(written: &str, names: &[&'a str]) -> Option<&'a str> {
    let written = written.to_lowercase().replace('_', "-");
    let most = (written.chars().count() / 3).max(1);
    let near = names.iter().map(|name| (strsim::osa_distance(&written, name), *name));
    near.filter(|&(slips, _)| slips <= most).min().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn the_nearest_is_named_or_all_are() {
        assert_eq!(hint("Ttop", ["top", "bottom"]), "did you mean `top`?");
        assert_eq!(hint("drak", ["light", "dark"]), "did you mean `dark`?");
        assert_eq!(hint("frobnicate", ["top", "bottom"]), "there are top, bottom");
        assert_eq!(hint("frobnicate", ["top"; 40]), "docs/config.md lists them all");
    }
}
