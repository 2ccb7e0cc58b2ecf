//! Counts the words of a quotation, and tells quotations of the same words by their letters.

use rusqlite::Connection;
use rusqlite::params;

use crate::library::articles::identity::Fnv;
use crate::text::fold;

/// The smallest number of words at which two quotations of the same words are one: fewer are often
/// the same by chance.
pub(crate) const SAME_WORDS: usize = 5;

/// Returns the number of words, runs of characters that hold a letter or a digit, and the key that
/// is the same for the same words, whatever their case, accents, marks and spaces.
pub fn counted(words: &str) -> (usize, Option<i64>) {
    let words = fold::key(words);
    let number =
        words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let key = || {
        let mut hash = Fnv::new();
        let mut buffer = [0; 4];
        for char in words.chars().filter(|char| char.is_alphanumeric()) {
            hash.write(char.encode_utf8(&mut buffer).as_bytes());
        }
        hash.low()
    };
    (number, (number >= SAME_WORDS).then(key))
}

/// Stores the number and the key of a quotation's words.
pub(crate) fn store(connection: &Connection, quotation: i64, words: &str) -> rusqlite::Result<()> {
    store_counted(connection, quotation, counted(words))
}

pub(super) fn store_counted(
    connection: &Connection,
    quotation: i64,
    (number, key): (usize, Option<i64>),
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE quotation SET words = ?2, words_key = ?3 WHERE id = ?1")?
        .execute(params![quotation, number, key])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn the_same_words_have_the_same_key_if_they_are_enough() {
        let (number, key) = counted("“We will not, ever, raise the tax — again.”");
        assert_eq!(number, 8);
        assert_eq!((number, key), counted("we will NOT ever raise the tax again"));
        assert_ne!(key, counted("we will not ever raise the tax at all").1);
        assert_eq!(counted("– We will not. –"), (3, None));
        assert_eq!(counted(""), (0, None));
    }
}
