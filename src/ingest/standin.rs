//! Stands in for the readers of pages and Markdown until they are here.

pub(crate) mod html {
    use crate::article::Article;
    use crate::article::Block;
    use crate::article::BlockKind;
    use crate::article::Link;
    use crate::ingest::Given;
    use crate::ingest::IngestError;
    use crate::ingest::plain;
    use crate::text::Span;

    pub(crate) struct Laid {
        pub(crate) text: String,
        pub(crate) blocks: Vec<Block>,
        pub(crate) links: Vec<Link>,
    }

    pub(crate) fn page(html: &str, given: &Given) -> Result<Article, IngestError> {
        let laid = fragment(html, None);
        Ok(plain::article(&given.id, given.origin.clone(), laid.text.into()))
    }

    pub(crate) fn fragment(html: &str, _base: Option<&str>) -> Laid {
        let (mut text, mut blocks) = (String::new(), Vec::new());
        for part in html.replace("</p>", "\u{1}").replace("<br>", "\u{1}").split('\u{1}') {
            let mut bare = String::new();
            let mut inside = false;
            for c in part.chars() {
                match c {
                    '<' => inside = true,
                    '>' => inside = false,
                    c if !inside => bare.push(c),
                    _ => (),
                }
            }
            let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
            if !bare.is_empty() {
                let start = text.len();
                text.push_str(&bare);
                blocks
                    .push(Block { kind: BlockKind::Paragraph, span: Span::new(start, text.len()) });
                text.push_str("\n\n");
            }
        }
        Laid { text, blocks, links: Vec::new() }
    }

    pub(crate) fn charset(_bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
        None
    }
}

pub(crate) mod markdown {
    use crate::article::Article;
    use crate::ingest::Given;
    use crate::ingest::plain;

    pub(crate) fn looks_like(text: &str) -> bool {
        text.starts_with("# ")
    }

    pub(crate) fn article(text: &str, given: &Given) -> Article {
        plain::article(&given.id, given.origin.clone(), text.into())
    }
}
