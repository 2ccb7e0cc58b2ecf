//! Defines what a session begins with.

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Input;

/// A library to show, and the inputs to be read into it.
#[derive(Debug)]
pub struct Opened {
    /// The desk with the library.
    pub desk: Desk,
    /// The inputs to be read into the library.
    pub inputs: Vec<Input>,
    /// True if the inputs stand in for an empty library; the user is told so.
    pub stands_in: bool,
}

impl Opened {
    /// Creates an empty library in memory for inputs that are to be read and not kept.
    pub fn in_memory(inputs: Vec<Input>) -> Result<Self, AppError> {
        Ok(Opened { desk: Desk::in_memory()?, inputs, stands_in: false })
    }
}
