//! Tells whose turn it is: in a dialogue, in an interview, in what a line introduces.

mod alternation;
mod continued_speech;
mod interview;
mod introduced;
mod same_voice;
mod turn_taking;
