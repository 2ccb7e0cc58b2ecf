//! Reads the body of an answer, up to a limit.

use std::io;
use std::io::Read;

use crate::ingest::fetch::FetchFailure;
use crate::ingest::fetch::cancellation::Cancellation;

/// Bytes that are read at a time; after each chunk the reader checks whether to go on.
const CHUNK: usize = 16 << 10;

/// The treatment of an answer of more than so many bytes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Excess {
    /// It is an error.
    Refuse(u64),
    /// The rest is not read.
    Cut(u64),
}

/// The reason why reading ended early.
pub(super) enum Stopped {
    Because(FetchFailure),
    Failed(io::Error),
}

impl Stopped {
    /// Returns the reason; `of` translates an error of the HTTP client.
    pub(super) fn why(self, of: impl FnOnce(ureq::Error) -> FetchFailure) -> FetchFailure {
        match self {
            Stopped::Because(why) => why,
            Stopped::Failed(error) => of(ureq::Error::from(error)),
        }
    }
}

/// Reads all of the answer from `body`, which unpacks it.
pub(super) fn read(
    mut body: impl Read,
    excess: Excess,
    cancellation: &Cancellation,
) -> Result<Vec<u8>, Stopped> {
    let most = match excess {
        Excess::Refuse(most) | Excess::Cut(most) => most as usize,
    };
    let mut bytes = Vec::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        if cancellation.has_ended() {
            return Err(Stopped::Because(FetchFailure::Cancelled));
        }
        let len = match body.read(&mut chunk) {
            Ok(0) => return Ok(bytes),
            Ok(len) => len,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Stopped::Failed(error)),
        };
        bytes.extend_from_slice(&chunk[..len]);
        if bytes.len() > most {
            return match excess {
                Excess::Refuse(most) => Err(Stopped::Because(FetchFailure::TooLarge(most))),
                Excess::Cut(_) => {
                    bytes.truncate(most);
                    Ok(bytes)
                }
            };
        }
    }
}
