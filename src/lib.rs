//! Reading news articles by who said what.
//!
//! As a library, this is an engine: a text goes in, its quotations come out, each
//! with whom it stands for and how likely that is to be right.
//!
//! ```
//! use pullquote::quotes;
//! use pullquote::text::Text;
//!
//! let text = Text::new("Ada Holm, the mayor, was at the river. “It will rain,” she said.");
//! let analysis = quotes::analyze(&text, quotes::Model::bundled());
//!
//! let quotation = &analysis.quotations[0];
//! let said: String = quotation.content.iter().map(|span| &text[span]).collect();
//! assert_eq!(said, "“It will rain,”");
//!
//! let speaker = quotation.speaker.map(|idx| &analysis.speakers[idx.0 as usize].name);
//! assert_eq!(speaker.map(String::as_str), Some("Ada Holm"));
//! ```
//!
//! # Features
//!
//! These are on by default, and make the program. A library that wants the engine alone
//! takes the crate with `default-features = false`: neither terminal nor SQLite nor
//! HTTP is built then, only [`text`], [`article`], [`quotes`] and [`export`].
//!
//! | feature | adds |
//! |---|---|
//! | `net` | `ingest`: bytes to articles, from files as from the net |
//! | `library` | `library`: the store of articles, in SQLite |
//! | `ui` | `app`, `session`, `ui`, `cli` and the program itself; needs the other two |
//!
//! Two more are off: `parquet`, the format of that name in [`export`], and `training`, which opens
//! the engine's inside to the programs that train it.
//!
//! # Layers
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
//! | [`session`] | the threads that own the library while the screen is open |
//! | [`ui`] | the screen |
//! | [`cli`] | arguments and subcommands |
//!
//! `docs/architecture.md` states what each layer may rely on, and what it
//! must not know.

#[cfg(feature = "ui")]
pub mod app;
pub mod article;
#[cfg(feature = "ui")]
pub mod cli;
pub mod export;
#[cfg(feature = "net")]
pub mod ingest;
#[cfg(feature = "library")]
pub mod library;
pub mod quotes;
#[cfg(feature = "ui")]
pub mod session;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
