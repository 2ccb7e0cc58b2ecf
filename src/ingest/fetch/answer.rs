//! Holds the answers of servers.

/// Values from a server with which it can be asked later whether there is anything new.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// The server's `ETag`.
    pub etag: Option<String>,
    /// The server's `Last-Modified`.
    pub last_modified: Option<String>,
}

/// The result of a fetch.
#[derive(Debug)]
pub enum Fetched {
    /// The content, new or changed.
    Fresh {
        /// The content, unpacked.
        bytes: Vec<u8>,
        /// The media type, as the server's `Content-Type` states it.
        media_type: Option<String>,
        /// The address at which it was found, after all redirects.
        address: String,
        /// The validators to ask with next time.
        validators: Validators,
    },
    /// The content has not changed since those validators were given.
    Unchanged,
}
