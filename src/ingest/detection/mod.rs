//! Tells what bytes are, and unpacks and decodes them.

pub(super) mod article_finder;
pub(super) mod encoding;
pub(super) mod guard;
pub(super) mod gzip;
pub(super) mod kind;
pub(super) mod xml;
