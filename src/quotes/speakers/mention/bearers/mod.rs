//! Reads what stands beside a name and says who bears it: titles, trades, offices, nations, nicknames.

pub(in crate::quotes::speakers) mod apposition;
pub(in crate::quotes::speakers) mod either_gender;
pub(in crate::quotes::speakers) mod nation;
pub(in crate::quotes::speakers) mod nickname;
pub(in crate::quotes::speakers) mod office_field;
pub(in crate::quotes::speakers) mod particle;
pub(in crate::quotes::speakers) mod rank;
pub(in crate::quotes::speakers) mod shortened_name;
pub(in crate::quotes::speakers) mod shortened_title;
pub(in crate::quotes::speakers) mod title_surname;
pub(in crate::quotes::speakers) mod titles;
pub(in crate::quotes::speakers) mod trade;
pub(in crate::quotes::speakers) mod traits;
pub(in crate::quotes::speakers) mod word_name;
