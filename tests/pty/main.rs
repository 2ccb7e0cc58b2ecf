//! The real binary in a real (pseudo) terminal.

mod library;
mod screen;
mod session;
