//! What somebody who wrote a name that is none may have meant.

/// "did you mean `measure`?", or what there is.
pub(super) fn hint<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    if let Some(near) = nearest(written, &names) {
        return format!("did you mean `{near}`?");
    }
    if names.len() <= 14 {
        return format!("there are {}", names.join(", "));
    }
    "docs/config.md lists them all".to_owned()
}

/// The name that is fewest slips of the finger away, if that is few enough.
fn nearest<'a>(written: &str, names: &[&'a str]) -> Option<&'a str> {
    let written = written.to_lowercase().replace('_', "-");
    let most = (written.chars().count() / 3).max(1);
    let near = names.iter().map(|name| (slips(&written, name), *name));
    near.filter(|&(slips, _)| slips <= most).min().map(|(_, name)| name)
}

/// How many characters were left out, added, mistaken or swapped with the next: the
/// distance of optimal string alignment.
fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let mistaken = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = mistaken.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::hint;
    use super::slips;

    #[test]
    fn slips_are_counted() {
        assert_eq!(slips("next-quote", "next-quote"), 0);
        assert_eq!(slips("", "abc"), 3);
        assert_eq!(slips("drak", "dark"), 1);
        assert_eq!(slips("next-quotaton", "next-quotation"), 1);
    }

    #[test]
    fn the_nearest_is_named_or_all_are() {
        assert_eq!(hint("Ttop", ["top", "bottom"]), "did you mean `top`?");
        assert_eq!(hint("frobnicate", ["top", "bottom"]), "there are top, bottom");
        assert_eq!(hint("frobnicate", ["top"; 40]), "docs/config.md lists them all");
    }
}
