//! Holds what a server answers.

/// What a server gives so that it can be asked later whether anything is new.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub last_modified: Option<String>,
}

/// What was fetched.
#[derive(Debug)]
pub enum Fetched {
    /// Something new.
    Fresh {
        /// The answer, unpacked.
        bytes: Vec<u8>,
        /// What the server says it is: its `Content-Type`.
        media_type: Option<String>,
        /// Where it was found in the end, after all redirects.
        address: String,
        /// To ask with next time.
        validators: Validators,
    },
    /// It is as it was when those validators were given.
    Unchanged,
}
