//! What the program does, for the screen and the command line alike.
//!
//! The [`Desk`] owns the library and answers questions about it. It lives on
//! one thread; the engine runs on others, from [`Assignment`] to
//! [`Finding`], and the desk files what it found.

mod desk;
mod error;
mod fuzzy;
mod input;
mod names;
#[cfg(test)]
mod tests;

pub use desk::Assignment;
pub use desk::Desk;
pub use desk::Direction;
pub use desk::Finding;
pub use desk::TakenIn;
pub use desk::analyze;
pub use error::AppError;
pub use error::explain;
pub use fuzzy::matching;
pub use input::Input;
pub use input::Source;
pub use input::Taken;
