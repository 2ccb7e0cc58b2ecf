//! Defines the questions of the screen, and the answers and news that it gets.
//!
//! They are plain data, and all that the screen knows of the session.

mod answer;
mod request;

pub(crate) use crate::session::messages::answer::Answer;
pub(crate) use crate::session::messages::answer::Exported;
pub(crate) use crate::session::messages::answer::Names;
pub(crate) use crate::session::messages::answer::Placing;
pub(crate) use crate::session::messages::request::ExportOrder;
pub(crate) use crate::session::messages::request::Extent;
pub(crate) use crate::session::messages::request::NameField;
pub(crate) use crate::session::messages::request::Near;
pub(crate) use crate::session::messages::request::Request;
