//! What bytes are, told by what is in them, and what they hold.

use crate::ingest::Found;
use crate::ingest::Given;
use crate::ingest::IngestError;
use crate::ingest::decode;
use crate::ingest::plain;

/// Everything that the bytes hold, in its order.
pub fn sift(bytes: Vec<u8>, given: &Given) -> Result<Vec<Found>, IngestError> {
    let text = decode::decode(bytes).map_err(|not| IngestError::NotText(not.0))?;
    let article = plain::article(&given.id, given.origin.clone(), text.into());
    Ok(vec![Found::Article(Box::new(article))])
}
