//! The clipboard of whoever sits at the terminal, also over ssh: OSC 52.
//!
//! The terminal is told what to copy, and says nothing back. Some have this turned off;
//! tmux passes it on where `set-clipboard` is on.

/// Terminals cut longer sequences, or choke on them.
const LONGEST: usize = 100_000;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Whether a terminal can be expected to take it.
pub(crate) fn fits(text: &str) -> bool {
    text.len().div_ceil(3) * 4 <= LONGEST
}

/// The bytes that tell a terminal to copy `text`.
pub(crate) fn sequence(text: &str) -> String {
    format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes()))
}

/// As in RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let sextet = bits >> (18 - 6 * at) & 0x3F;
            let is_padding = at > chunk.len();
            encoded.push(if is_padding { '=' } else { char::from(ALPHABET[sextet as usize]) });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::base64;
    use super::fits;
    use super::sequence;

    #[test]
    fn the_examples_of_the_rfc_come_out() {
        let encoded =
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| base64(text.as_bytes()));
        assert_eq!(encoded, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
    }

    #[test]
    fn what_is_copied_ends_no_sequence() {
        let sent = sequence("\x1b\\\x07 é");
        assert_eq!(sent.matches('\x1b').count(), 2);
        assert!(sent.starts_with("\x1b]52;c;") && sent.ends_with("\x1b\\"));
    }

    #[test]
    fn there_is_a_cap() {
        assert!(fits(&"x".repeat(74_000)));
        assert!(!fits(&"x".repeat(76_000)));
    }
}
