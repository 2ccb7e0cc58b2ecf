//! The library through its public face, against killed programs, damaged
//! files, a full disk and company.

mod concurrent_use;
mod crash;
mod damage;
mod flips;
#[cfg(unix)]
mod read_only_library;
mod story;
