//! Recognises hosts that not everybody can reach: this machine, private networks, and addresses
//! that are reserved for other uses.

use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;

use url::Host;

/// Endings of names that mean something in one network only (RFC 6761, 6762, 8375, 9476, and those
/// that routers and companies use).
const LOCAL_NAMES: [&str; 10] = [
    "localhost",
    "local",
    "localdomain",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "home.arpa",
    "lan",
];

/// Tells whether the host, as it is written, is in a private network: by its IP address, or by a
/// name that means nothing elsewhere.
pub(super) fn is_written_private<S: AsRef<str>>(host: &Host<S>) -> bool {
    match host {
        Host::Ipv4(address) => !is_public((*address).into()),
        Host::Ipv6(address) => !is_public((*address).into()),
        Host::Domain(name) => {
            let name = bare(name.as_ref());
            let is_local = |ending: &&str| {
                name.strip_suffix(*ending)
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            };
            !name.contains('.') || LOCAL_NAMES.iter().any(is_local)
        }
    }
}

/// Tells whether the address belongs to the public net: not to this machine or a private network,
/// and not reserved for another use.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a == 100 && (64..128).contains(&b) // Shared between a provider and its customers.
        || a == 192 && b == 0 && c == 0 // Reserved for protocols.
        || a == 198 && (18..20).contains(&b) // Reserved for benchmarks.
        || a >= 240)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    // These addresses stand for one of IPv4: mapped, NAT64, and 6to4.
    let inner = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff | 0, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            is_public_v4(inner(high, low))
        }
        [0x2002, high, low, ..] => is_public_v4(inner(high, low)),
        // These are Teredo, documentation and other special uses.
        [0x2001, 0..0x200 | 0xdb8, ..] | [0x3fff, 0..0x1000, ..] => false,
        // The rest of 2000::/3 is public.
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

/// Normalises a host for comparing: lower case, without a dot at the end.
pub(super) fn bare(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

/// An error that says that a name led to an address which links of strangers may not reach.
#[derive(Debug, thiserror::Error)]
#[error("a private address: {0}")]
pub(super) struct PrivateAddress(pub(super) IpAddr);

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn addresses_that_are_not_for_everyone_are_known() {
        for private in [
            "127.0.0.1",
            "127.9.9.9",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "198.18.0.1",
            "192.0.0.8",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "::127.0.0.1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "1.1.1.1",
            "93.184.216.34",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700::1111",
            "2a00:1450::1",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2002:101:101::",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }
}
