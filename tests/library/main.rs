//! The library through its public face, against killed programs, damaged
//! files, a full disk and company.

mod crash;
mod damage;
mod story;
mod together;
