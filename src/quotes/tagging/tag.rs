//! Defines the tags that mark words as content, cue or source.
//!
//! A tagger gives each token of a paragraph one [`Tag`]; all that follows
//! works on the pieces that the tags make. This is the one seam behind which
//! rules or a trained network may sit.

use std::ops::Range;

/// The role that a token has in a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The one who said it.
    Source,
    /// The words that report it.
    Cue,
    /// The words that were said.
    Content,
}

/// The tag of a token: outside of everything, or the first or a further token of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tag {
    /// The token is part of no quotation.
    #[default]
    Outside,
    /// The token is the first of a piece.
    Begin(Role),
    /// The token continues the piece before.
    Inside(Role),
}

/// A run of tokens with one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The role of the piece.
    pub role: Role,
    /// The tokens of the paragraph that it consists of. Never empty.
    pub tokens: Range<usize>,
}

/// The largest distance between two pieces that are compared, counted in pieces, so that the time
/// grows in a line with the length of a paragraph.
const REACH: usize = 40;

/// Returns the pieces of a role within reach of piece `at`, by their index.
pub fn near(pieces: &[Piece], at: usize, role: Role) -> impl Iterator<Item = usize> + use<'_> {
    let around = at.saturating_sub(REACH)..(at + REACH + 1).min(pieces.len());
    around.filter(move |&other| pieces[other].role == role)
}

/// Returns the pieces that `tags` make, in order. A stray `Inside` begins a piece.
pub fn pieces(tags: &[Tag]) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for (idx, &tag) in tags.iter().enumerate() {
        match tag {
            Tag::Outside => (),
            Tag::Begin(role) => found.push(Piece { role, tokens: idx..idx + 1 }),
            Tag::Inside(role) => match found.last_mut() {
                Some(last) if last.role == role && last.tokens.end == idx => last.tokens.end += 1,
                _ => found.push(Piece { role, tokens: idx..idx + 1 }),
            },
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Piece;
    use super::Role::Content;
    use super::Role::Cue;
    use super::Tag;
    use super::pieces;

    #[test]
    fn tags_make_pieces() {
        let tags = [
            Tag::Begin(Cue),
            Tag::Inside(Content),
            Tag::Inside(Content),
            Tag::Outside,
            Tag::Begin(Content),
        ];
        let piece = |role, tokens| Piece { role, tokens };
        assert_eq!(pieces(&tags), [piece(Cue, 0..1), piece(Content, 1..3), piece(Content, 4..5)]);
    }
}
