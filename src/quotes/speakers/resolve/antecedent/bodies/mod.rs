//! Tells which body "the company" or "it" may mean, and which not.

mod firm;
mod media;
mod no_such_body;
mod thing;
