//! Reads the names of bodies: their small words, the nouns that head them, their short forms.

pub(in crate::quotes::speakers) mod body_name;
pub(in crate::quotes::speakers) mod body_noun;
pub(in crate::quotes::speakers) mod joined_body;
pub(in crate::quotes::speakers) mod long_form;
pub(in crate::quotes::speakers) mod small_word;
pub(in crate::quotes::speakers) mod ticker;
