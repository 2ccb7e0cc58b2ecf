//! Writes whole lines to a reader who may kill the program at any moment.

use std::io;
use std::io::Write;

/// The number of bytes that a pipe takes whole or not at all, as POSIX has it; at the least on
/// Linux.
const TAKEN_WHOLE: usize = 4096;

/// Writes whole lines and nothing else: each call of the system ends with the
/// end of a line, and takes no more than what goes through at once, unless a
/// single line is longer. A buffer that is emptied wherever it is full would
/// leave half a line behind for as long as the next one takes to make.
pub(crate) struct Lines<W: Write> {
    out: W,
    waiting: Vec<u8>,
}

impl<W: Write> Lines<W> {
    pub(crate) fn new(out: W) -> Self {
        Lines { out, waiting: Vec::with_capacity(TAKEN_WHOLE) }
    }

    /// Writes a line, now or together with those after it.
    pub(crate) fn push(&mut self, line: &str) -> io::Result<()> {
        if self.waiting.len() + line.len() + 1 > TAKEN_WHOLE {
            self.hand_over()?;
        }
        self.waiting.extend_from_slice(line.as_bytes());
        self.waiting.push(b'\n');
        Ok(())
    }

    /// Writes the lines that wait.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.hand_over()?;
        self.out.flush()
    }

    fn hand_over(&mut self) -> io::Result<()> {
        if !self.waiting.is_empty() {
            self.out.write_all(&self.waiting)?;
            self.waiting.clear();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::io::Write;

    use super::Lines;
    use super::TAKEN_WHOLE;

    /// Keeps apart what each call wrote.
    #[derive(Default)]
    struct Calls(Vec<String>);

    impl Write for Calls {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(String::from_utf8(bytes.to_vec()).unwrap());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn every_call_ends_with_a_line_and_only_a_long_line_makes_a_long_call() {
        let lengths = [10, 3000, 2000, 4095, 4096, 20_000, 1, 0, 4094, 1];
        let lines: Vec<String> = lengths.iter().map(|&length| "x".repeat(length)).collect();
        let mut calls = Calls::default();
        let mut out = Lines::new(&mut calls);
        for line in &lines {
            out.push(line).unwrap();
        }
        out.flush().unwrap();
        assert!(calls.0.iter().all(|call| call.ends_with('\n')));
        for call in &calls.0 {
            assert!(call.len() <= TAKEN_WHOLE || call.lines().count() == 1, "{}", call.len());
        }
        assert_eq!(calls.0.concat(), lines.join("\n") + "\n");
        assert!(calls.0.len() < lines.len(), "short lines go together");
    }
}
