//! Reading an answer, up to a limit.

use std::io;
use std::io::Read;

use crate::ingest::fetch::Why;
use crate::ingest::fetch::patience::Patience;

/// How much is read at a time, between two looks at whether to go on.
const CHUNK: usize = 16 << 10;

/// What is done about an answer of more than so many bytes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Excess {
    /// It is an error.
    Refuse(u64),
    /// The rest is left.
    Cut(u64),
}

/// Why reading ended early.
pub(super) enum Stopped {
    Because(Why),
    Failed(io::Error),
}

impl Stopped {
    /// The reason; `of` knows what an error of the client means.
    pub(super) fn why(self, of: impl FnOnce(ureq::Error) -> Why) -> Why {
        match self {
            Stopped::Because(why) => why,
            Stopped::Failed(error) => of(ureq::Error::from(error)),
        }
    }
}

/// All of the answer, unpacked by the reader that is given.
pub(super) fn read(
    mut body: impl Read,
    excess: Excess,
    patience: &Patience,
) -> Result<Vec<u8>, Stopped> {
    let most = match excess {
        Excess::Refuse(most) | Excess::Cut(most) => most as usize,
    };
    let mut bytes = Vec::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        if patience.has_ended() {
            return Err(Stopped::Because(Why::Cancelled));
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
                Excess::Refuse(most) => Err(Stopped::Because(Why::TooLarge(most))),
                Excess::Cut(_) => {
                    bytes.truncate(most);
                    Ok(bytes)
                }
            };
        }
    }
}
