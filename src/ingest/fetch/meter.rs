//! What comes over a connection, counted.
//!
//! An answer is more than what is read of it: headers, trailers, the sizes of
//! pieces, packed data that hold nothing, what encryption adds. None of it may
//! go on for ever, so all of it is counted where it arrives.

use ureq::Error;
use ureq::unversioned::transport::Buffers;
use ureq::unversioned::transport::ConnectionDetails;
use ureq::unversioned::transport::Connector;
use ureq::unversioned::transport::NextTimeout;
use ureq::unversioned::transport::Transport;

/// Beside its body an answer may have so many bytes, and an eighth of the body.
const BESIDE: u64 = 1 << 20;

/// Lets a connection bring so much, whatever it is. Each is for one request.
#[derive(Debug)]
pub(super) struct Meter {
    most: u64,
}

impl Meter {
    /// For answers with a body of at most so many bytes.
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

/// A connection that ends when it has brought too much.
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

/// More came than any answer may have.
#[derive(Debug, thiserror::Error)]
#[error("more than any answer may have")]
pub(super) struct TooMuch;
