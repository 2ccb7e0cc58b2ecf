//! Handles articles that are parts of one input: the entries of a feed, the chapters of a book, the
//! messages of a mailbox.

use std::collections::HashSet;

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Link;
use crate::article::Origin;
use crate::article::address;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Lead;
use crate::ingest::Provenance;
use crate::ingest::STDIN;
use crate::ingest::UnreadablePart;
use crate::ingest::claims;
use crate::ingest::document::plain_text;
use crate::ingest::document::title;
use crate::ingest::html;
use crate::ingest::language;
use crate::text::Span;
use crate::text::Text;

/// A text laid out in blocks, with its links.
pub(crate) struct LaidOutText {
    pub(crate) text: Text,
    pub(crate) blocks: Vec<Block>,
    pub(crate) links: Vec<Link>,
}

impl LaidOutText {
    /// Lays out a piece of HTML. Relative links are resolved against `base`.
    pub(crate) fn html(html: &str, base: Option<&str>) -> Self {
        let laid = html::fragment(html, base);
        LaidOutText { text: laid.text.into(), blocks: laid.blocks, links: laid.links }
    }

    /// Lays out plain text.
    pub(crate) fn plain(text: &str) -> Result<Self, IngestError> {
        let article = plain_text::bounded("", Origin::Stdin, text.into())?;
        Ok(LaidOutText { text: article.text, blocks: article.blocks, links: article.links })
    }

    /// Returns the text of a part of which nothing is known but its title.
    pub(crate) fn title(title: &str) -> Self {
        let title = one_line(title).unwrap_or_default();
        let span = Span::new(0, title.len());
        let block = (!title.is_empty()).then_some(Block { kind: BlockKind::Title, span });
        LaidOutText { text: title.into(), blocks: block.into_iter().collect(), links: Vec::new() }
    }

    /// Counts the words in the blocks.
    pub(crate) fn words(&self) -> usize {
        self.blocks.iter().map(|block| self.text[block.span].split_whitespace().count()).sum()
    }

    /// Returns the last block.
    pub(crate) fn last(&self) -> Option<&str> {
        self.blocks.last().map(|block| &self.text[block.span])
    }
}

/// The metadata of a part.
#[derive(Debug, Default)]
pub(crate) struct About {
    /// The part's own identifier in the input; empty where it has none.
    pub(crate) name: String,
    pub(crate) title: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
    /// The address at which the part says that it can be read.
    pub(crate) url: Option<String>,
    pub(crate) language: Option<String>,
}

/// Collects the parts of an input in their order, and names them.
pub(crate) struct Parts<'a> {
    provenance: &'a Provenance,
    names: HashSet<String>,
    found: Vec<InputItem>,
    /// The number of parts so far, including those that are not articles.
    count: usize,
}

impl<'a> Parts<'a> {
    pub(crate) fn of(provenance: &'a Provenance) -> Self {
        Parts { provenance, names: HashSet::new(), found: Vec::new(), count: 0 }
    }

    /// Adds an article as the next part.
    pub(crate) fn add(&mut self, about: About, laid: LaidOutText) {
        let article = self.next_article(about, laid);
        self.found.push(InputItem::Article(Box::new(article)));
    }

    /// Adds an article that was read already as the next part, under its own `name`.
    pub(crate) fn add_article(&mut self, name: &str, mut article: Article) {
        let name = self.next_name(name);
        article.id = format!("{}#{}", self.provenance.id, self.count);
        article.origin = Origin::Part { of: given_name(self.provenance), name };
        self.found.push(InputItem::Article(Box::new(article)));
    }

    /// Adds an article that stands elsewhere as the next part, with what is said of it here.
    pub(crate) fn add_lead(&mut self, url: String, about: About, laid: LaidOutText) {
        let line = |said: &Option<String>| said.as_deref().and_then(one_line);
        let (title, byline, outlet) =
            (line(&about.title), line(&about.byline), line(&about.outlet));
        let published = about.published.clone();
        let mut summary = self.next_article(about, laid);
        summary.is_summary = true;
        let summary = Some(Box::new(summary));
        self.found.push(InputItem::Lead(Lead { url, title, byline, outlet, published, summary }));
    }

    fn next_article(&mut self, about: About, laid: LaidOutText) -> Article {
        let name = self.next_name(&about.name);
        let id = format!("{}#{}", self.provenance.id, self.count);
        let origin = Origin::Part { of: given_name(self.provenance), name };
        assemble(id, origin, self.provenance.address.as_deref(), about, laid)
    }

    /// Adds something else as the next part: an article that stands elsewhere, or something that is
    /// not an article.
    pub(crate) fn push(&mut self, found: InputItem) {
        self.count += 1;
        self.found.push(found);
    }

    /// Reports the next part as lost, under its `name`, or under its number where it has no name.
    pub(crate) fn lose(&mut self, name: &str, error: IngestError) {
        let name = self.next_name(name);
        let name = format!("{}#{name}", given_name(self.provenance));
        self.found.push(InputItem::Unreadable(UnreadablePart { name, error }));
    }

    /// Reports that the input has more parts, which were not read.
    pub(crate) fn lose_rest(&mut self, error: IngestError) {
        self.found.push(lost_rest(self.provenance, error));
    }

    /// Returns the number of findings so far.
    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// Returns everything that was found, be it nothing.
    pub(crate) fn rest(self) -> Vec<InputItem> {
        self.found
    }

    /// Returns everything that was found, or an error where nothing was.
    pub(crate) fn all(self, kind: &'static str) -> Result<Vec<InputItem>, IngestError> {
        if self.found.is_empty() {
            return Err(IngestError::NoArticle(kind));
        }
        Ok(self.found)
    }

    /// Returns a unique name for the next part: its own name, or its number where it has none.
    /// Where the name is taken already, the number is appended.
    fn next_name(&mut self, own: &str) -> String {
        self.count += 1;
        let (own, _) = address::without_login(own.trim());
        let mut name = if own.is_empty() { self.count.to_string() } else { own };
        while !self.names.insert(name.clone()) {
            name = format!("{name}#{}", self.count);
        }
        name
    }
}

/// Returns the name by which the user knows the input.
pub(crate) fn given_name(provenance: &Provenance) -> String {
    match &provenance.origin {
        Origin::Bundled => provenance.id.clone(),
        Origin::File(name) | Origin::Url(name) | Origin::Part { of: name, .. } => name.clone(),
        Origin::Stdin => STDIN.to_owned(),
    }
}

/// Returns the report that the input has more, which was not read.
pub(crate) fn lost_rest(provenance: &Provenance, error: IngestError) -> InputItem {
    InputItem::Unreadable(UnreadablePart { name: given_name(provenance), error })
}

/// Makes an article of a laid-out text and its metadata. `from` is the address it was fetched from.
pub(crate) fn assemble(
    id: String,
    origin: Origin,
    from: Option<&str>,
    about: About,
    laid: LaidOutText,
) -> Article {
    let (url, claimed_url) = claims::own_or_claimed(from, about.url);
    let title = about.title.as_deref().and_then(one_line);
    let made = || laid.blocks.first().map(|block| title::made(&laid.text, block.span));
    let title = title.or_else(made).filter(|title| !title.is_empty());
    Article {
        title: title.unwrap_or_else(|| if id.trim().is_empty() { "–".into() } else { id.clone() }),
        byline: about.byline.as_deref().and_then(one_line),
        outlet: about.outlet.as_deref().and_then(one_line),
        published: about.published,
        url,
        claimed_url,
        is_summary: false,
        language: about.language.or_else(|| language::detect(&laid.text, &laid.blocks)),
        origin,
        id,
        text: laid.text,
        blocks: laid.blocks,
        links: laid.links,
    }
}

/// Puts a name or title on one line, as lists show it: each run of white space becomes one space,
/// with none at the ends. Returns `None` where nothing is left.
pub(crate) fn one_line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// Resolves `link` against `base`; returns the absolute address if it is a web address.
pub(crate) fn web_address(link: &str, base: Option<&str>) -> Option<String> {
    let base = base.and_then(|base| url::Url::parse(base).ok());
    let mut address = url::Url::options().base_url(base.as_ref()).parse(link.trim()).ok()?;
    let is_web = matches!(address.scheme(), "http" | "https") && address.has_host();
    if !is_web {
        return None;
    }
    // A user name and password that somebody wrote into a link are not the user's.
    address.set_username("").ok()?;
    address.set_password(None).ok()?;
    Some(address.into())
}

#[cfg(test)]
mod tests {
    use super::About;
    use super::LaidOutText;
    use super::Parts;
    use super::web_address;
    use crate::article::Origin;
    use crate::ingest::InputItem;
    use crate::ingest::Provenance;

    #[test]
    fn parts_are_numbered_and_their_names_differ() {
        let provenance = Provenance {
            id: "box".into(),
            origin: Origin::File("in/box.mbox".into()),
            media_type: None,
            address: None,
        };
        let mut parts = Parts::of(&provenance);
        for name in ["a", "", "a", "a"] {
            parts.add(
                About { name: name.into(), ..About::default() },
                LaidOutText::plain("They met.").unwrap(),
            );
        }
        let found = parts.all("mailbox").unwrap();
        let shown: Vec<_> = found
            .iter()
            .map(|found| {
                let InputItem::Article(article) = found else { panic!("{found:?}") };
                let Origin::Part { of, name } = &article.origin else { panic!("{article:?}") };
                assert_eq!(of, "in/box.mbox");
                (article.id.as_str(), name.as_str())
            })
            .collect();
        assert_eq!(shown, [("box#1", "a"), ("box#2", "2"), ("box#3", "a#3"), ("box#4", "a#4")]);
    }

    #[test]
    fn only_addresses_of_the_web_are_any() {
        let base = Some("https://a.example/feeds/all.xml");
        let cases = [
            ("../1.html", Some("https://a.example/1.html")),
            ("//b.example/x", Some("https://b.example/x")),
            (" http://c.example ", Some("http://c.example/")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("mailto:a@b.example", None),
            ("http://", None),
            ("http://ann:secret@d.example/x", Some("http://d.example/x")),
        ];
        for (link, expected) in cases {
            assert_eq!(web_address(link, base).as_deref(), expected, "{link}");
        }
        assert_eq!(web_address("1.html", None), None);
    }
}
