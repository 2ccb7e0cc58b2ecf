//! What an article says of its own address, and whether that is to be believed.
//!
//! Who has a site can speak for its pages, and for nobody else's: what was
//! fetched from one site may claim to be an article of another, and a file may
//! claim anything. Such an address is kept as claimed. It is shown as that, and
//! makes no two articles one.

use crate::article::address;

/// Sorts what an article says of its address: its own, where it was fetched from an
/// address of the same site, or else the one that it claims.
pub(crate) fn settle(
    fetched_from: Option<&str>,
    said: Option<String>,
) -> (Option<String>, Option<String>) {
    match said {
        Some(said) if fetched_from.is_some_and(|from| address::is_same_site(from, &said)) => {
            (Some(said), None)
        }
        said => (None, said),
    }
}

#[cfg(test)]
mod tests {
    use super::settle;

    #[test]
    fn only_its_own_site_is_believed() {
        let settled = |from, said: &str| {
            let (own, claimed) = settle(from, Some(said.to_owned()));
            (own.is_some(), claimed.is_some())
        };
        let said = "https://www.example.org/bridge";
        assert_eq!(settled(Some("https://amp.example.org/b?x"), said), (true, false));
        assert_eq!(settled(Some("https://example.net/bridge"), said), (false, true));
        assert_eq!(settled(None, said), (false, true));
        assert_eq!(settle(Some("https://example.org/"), None), (None, None));
    }
}
