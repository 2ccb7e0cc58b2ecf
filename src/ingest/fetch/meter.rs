//! Counts and limits the bytes that come over a connection.
//!
//! An answer is more than the body that is read: headers, trailers, sizes of chunks, compressed
//! data that unpack to nothing, the overhead of encryption. None of it may go on for ever, so all
//! bytes are counted where they arrive.

use ureq::Error;
use ureq::unversioned::transport::Buffers;
use ureq::unversioned::transport::ConnectionDetails;
use ureq::unversioned::transport::Connector;
use ureq::unversioned::transport::NextTimeout;
use ureq::unversioned::transport::Transport;

/// Bytes that an answer may have beside its body and an eighth of the body's limit.
const BESIDE: u64 = 1 << 20;

/// Limits the bytes of a connection, whatever they are. Each connection serves one request.
#[derive(Debug)]
pub(super) struct Meter {
    most: u64,
}

impl Meter {
    /// Makes a meter for answers with a body of at most so many bytes.
    pub(super) fn for_bodies_of(most_bytes: u64) -> Self {
        Meter { most: most_bytes + most_bytes / 8 + BESIDE }
    }
}

impl<In: Transport> Connector<In> for Meter {
    type Out = Metered<In>;

    fn connect(
        &self,
        _details: &ConnectionDetails<'_>,
        chained: Option<In>,
    ) -> Result<Option<Self::Out>, Error> {
        Ok(chained.map(|inner| Metered { inner, left: self.most }))
    }
}

/// A connection that ends when it has brought too many bytes.
#[derive(Debug)]
pub(super) struct Metered<T> {
    inner: T,
    left: u64,
}

impl<T: Transport> Transport for Metered<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.inner.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let before = self.inner.buffers().input().len();
        let progress = self.inner.await_input(timeout)?;
        let came = self.inner.buffers().input().len().saturating_sub(before) as u64;
        match self.left.checked_sub(came) {
            Some(left) => self.left = left,
            None => return Err(Error::Other(Box::new(TooMuch))),
        }
        Ok(progress)
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}

/// An error that says that more bytes came than any answer may have.
#[derive(Debug, thiserror::Error)]
#[error("more than any answer may have")]
pub(super) struct TooMuch;
