//! Takes web addresses apart, as text: finds the site that an address belongs to, and its login.

/// Returns the site that an address belongs to, or `None` where it is not a web address.
///
/// The site is the registered domain, since all hosts under it belong to whoever registered it.
/// Where there is no registered domain, it is the host with its port: for an IP address, a name in
/// a local network, or a public suffix under which everybody may register.
pub fn site(address: &str) -> Option<String> {
    // The list of public suffixes is in lower case.
    let authority = authority(address)?.to_ascii_lowercase();
    let host = host(&authority).trim_end_matches('.');
    if host.is_empty() {
        return None;
    }
    let is_number = host.starts_with('[') || host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let registered = if is_number { None } else { psl::domain_str(host) };
    Some(registered.map(str::to_owned).unwrap_or(authority))
}

/// Tells whether two addresses belong to the same site, so that the one can speak for the other.
pub fn is_same_site(one: &str, other: &str) -> bool {
    matches!((site(one), site(other)), (Some(one), Some(other)) if one == other)
}

/// Returns the address without the user name and password in it, and these: `ann:secret`. A string
/// that is not an address is returned unchanged.
pub fn without_login(address: &str) -> (String, Option<&str>) {
    let Some(start) = authority_at(address) else { return (address.to_owned(), None) };
    let rest = &address[start..];
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let Some(at) = rest[..end].rfind('@') else { return (address.to_owned(), None) };
    let login = &rest[..at];
    let bare = format!("{}{}", &address[..start], &rest[at + 1..]);
    (bare, (!login.is_empty()).then_some(login))
}

/// Returns the host and port of a web address.
fn authority(address: &str) -> Option<&str> {
    let start = authority_at(address)?;
    let scheme = address[..start].trim_end_matches("://");
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = &address[start..];
    let authority = &rest[..rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len())];
    let authority = authority.rsplit('@').next().unwrap_or(authority);
    // The default port need not be named, so an address with it equals one without it.
    let plain = authority.strip_suffix(":80").or_else(|| authority.strip_suffix(":443"));
    Some(plain.unwrap_or(authority))
}

/// Returns the authority without its port.
fn host(authority: &str) -> &str {
    if let Some(end) = authority.find(']') {
        return &authority[..=end];
    }
    authority.split(':').next().unwrap_or(authority)
}

/// Returns the byte at which the authority of an address begins: after its scheme.
fn authority_at(address: &str) -> Option<usize> {
    let at = address.find("://")?;
    let is_scheme = address.starts_with(|c: char| c.is_ascii_alphabetic())
        && address[..at].bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    is_scheme.then_some(at + "://".len())
}

#[cfg(test)]
mod tests {
    use super::is_same_site;
    use super::site;
    use super::without_login;

    #[test]
    fn hosts_of_one_registered_domain_are_of_one_site() {
        for (one, other) in [
            ("https://news.example.org/a", "http://www.example.org/b"),
            ("https://example.co.uk/a", "https://amp.example.co.uk:8443/a"),
            ("https://EXAMPLE.org./a", "https://example.org?x"),
            ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/b"),
            ("http://wiki/a", "http://wiki:80/b"),
            ("http://ann.github.io/1", "http://ann.github.io/2"),
            ("http://github.io/1", "https://github.io/2"),
        ] {
            assert!(is_same_site(one, other), "{one} {other}: {:?} {:?}", site(one), site(other));
        }
    }

    #[test]
    fn what_others_registered_is_of_another_site() {
        for (one, other) in [
            ("https://a.co.uk/", "https://b.co.uk/"),
            ("https://ann.github.io/", "https://bea.github.io/"),
            ("https://github.io/", "https://bea.github.io/"),
            ("https://example.org/", "https://example.org.evil.example/"),
            ("https://example.org@evil.example/", "https://example.org/"),
            ("https://evilexample.org/", "https://example.org/"),
            ("http://127.0.0.1:8000/", "http://127.0.0.1:8001/"),
            ("http://127.0.0.1/", "http://10.0.0.1/"),
            ("http://[::1]:80/", "http://[::2]:80/"),
            ("http://wiki/", "http://mail/"),
            ("file:///a", "file:///a"),
            ("saved.html", "saved.html"),
            ("https://", "https://"),
        ] {
            assert!(!is_same_site(one, other), "{one} {other}: {:?} {:?}", site(one), site(other));
        }
    }

    #[test]
    fn a_login_is_taken_out_however_the_address_is_written() {
        for (address, bare, login) in [
            ("https://ann:secret@a.example/x", "https://a.example/x", Some("ann:secret")),
            ("ftp://ann@a.example", "ftp://a.example", Some("ann")),
            ("http://a@b:c@d:99999999/", "http://d:99999999/", Some("a@b:c")),
            ("http://@a.example/", "http://a.example/", None),
            ("https://a.example/@ann", "https://a.example/@ann", None),
            ("https://a.example?to=ann@b.example", "https://a.example?to=ann@b.example", None),
            ("ann@a.example", "ann@a.example", None),
            ("a b://c@d", "a b://c@d", None),
        ] {
            assert_eq!(without_login(address), (bare.to_owned(), login), "{address}");
        }
    }
}
