//! Plain text to articles: title, blocks, and what is not the article.

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::ingest::lines;
use crate::text::Text;

/// Reads `text` as an article. Total: any text yields one.
pub fn article(id: &str, origin: Origin, text: Text) -> Article {
    let blocks: Vec<Block> = lines::lines(&text)
        .into_iter()
        .filter(|line| !line.is_blank())
        .map(|line| Block { kind: BlockKind::Paragraph, span: line.span })
        .collect();
    let title = blocks.first().map_or(id, |block| &text[block.span]).chars().take(80).collect();
    Article {
        id: id.to_owned(),
        title,
        byline: None,
        outlet: None,
        published: None,
        url: None,
        language: None,
        origin,
        text,
        blocks,
    }
}
