//! Reading news articles by who said what.
//!
//! The folders are the architecture. Each may use only those above it in this
//! table, and `tests/layers.rs` checks it:
//!
//! | module | what it is |
//! |---|---|
//! | [`text`] | texts, spans, offsets, folding, wrapping; knows nothing of news |
//! | [`article`] | an article and its metadata: plain data |
//! | [`quotes`] | the engine: who said what in a text, and why we think so |
//! | [`ingest`] | bytes to articles |
//! | [`library`] | the store of articles, quotations and speakers |
//! | [`export`] | analyses to the formats of other programs |
//! | [`app`] | what the program does, for screen and command line alike |
//! | [`ui`] | the screen |
//! | [`cli`] | arguments and subcommands |
//!
//! `docs/architecture.md` states what each layer may rely on, and what it
//! must not know.

pub mod app;
pub mod article;
pub mod cli;
pub mod export;
pub mod ingest;
pub mod library;
pub mod quotes;
pub mod text;
pub mod ui;
