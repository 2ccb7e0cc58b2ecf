//! Resolves nouns for several, and for one of two, whose names the text has told.

mod force;
mod latter;
mod named_subject;
mod named_together;
mod pair;
mod with_pronoun;
