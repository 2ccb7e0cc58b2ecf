//! Bytes to articles.
//!
//! Nothing found in an input is ever run, opened or fetched beyond the input
//! itself. Bad input is a typed error that names it; it never stops the
//! others.
