//! Unpacks gzip, in which feeds and pages are often stored.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::ingest::IngestError;

/// Tells whether the bytes begin like gzip data.
pub(crate) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b\x08")
}

/// Unpacks `bytes`, to at most `most` bytes.
pub(crate) fn unpack(bytes: &[u8], most: u64) -> Result<Vec<u8>, IngestError> {
    let mut unpacked = Vec::new();
    // One byte more than the limit shows that there is more.
    let mut packed = MultiGzDecoder::new(bytes).take(most + 1);
    packed.read_to_end(&mut unpacked).map_err(|error| IngestError::broken("gzip data", error))?;
    if unpacked.len() as u64 > most {
        return Err(IngestError::Unpacked(most));
    }
    Ok(unpacked)
}

/// Returns at most the first `most` unpacked bytes, as far as `bytes`, which may be cut off, give
/// them.
pub(crate) fn peek(bytes: &[u8], most: u64) -> Vec<u8> {
    let mut unpacked = Vec::new();
    // The bytes that were unpacked before the data break off count.
    MultiGzDecoder::new(bytes).take(most).read_to_end(&mut unpacked).ok();
    unpacked
}

#[cfg(test)]
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;

    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[cfg(test)]
mod tests {
    use super::pack;
    use super::peek;
    use super::unpack;
    use crate::ingest::IngestError;

    #[test]
    fn what_was_packed_comes_out_again() {
        assert_eq!(unpack(&pack(b"words"), 5).unwrap(), b"words");
        let twice = [pack(b"wo"), pack(b"rds")].concat();
        assert_eq!(unpack(&twice, 5).unwrap(), b"words", "members follow one another");
    }

    #[test]
    fn a_bomb_is_given_up_at_the_limit() {
        let bomb = pack(&vec![b'a'; 1 << 20]);
        assert!(bomb.len() < 2000);
        assert!(matches!(unpack(&bomb, 1000), Err(IngestError::Unpacked(1000))));
    }

    #[test]
    fn damaged_data_are_an_error_and_their_beginning_can_still_be_looked_at() {
        let packed = pack(&b"some words ".repeat(1000));
        let cut = &packed[..packed.len() - 12];
        assert!(matches!(unpack(cut, 1 << 20), Err(IngestError::Broken { .. })));
        assert_eq!(peek(cut, 10), b"some words");
        assert_eq!(peek(b"\x1f\x8b\x08 nonsense", 10), b"");
    }
}
