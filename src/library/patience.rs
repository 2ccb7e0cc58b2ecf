//! How long a change waits for those of other programs.

use std::time::Duration;

use crate::library::Library;
use crate::library::LibraryError;

impl Library {
    /// Has changes wait at most so long while another program writes, and
    /// then fail with [`LibraryError::Busy`]: for who has other things to do.
    pub fn set_patience(&self, patience: Duration) -> Result<(), LibraryError> {
        Ok(self.connection.busy_timeout(patience)?)
    }
}
