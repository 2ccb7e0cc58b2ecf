//! Articles made by hand, for tests.
//!
//! The notation: a line is a paragraph, the first word the title; what stands
//! in `[Name|…]` is a quotation of that speaker, and the two words after it
//! are its source and its cue. The way to the speaker leads from the source to
//! the text's first five bytes. So a test shows its article as the reader would
//! see it.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::app::AppError;
use crate::app::Change;
use crate::app::Corrected;
use crate::app::Desk;
use crate::app::Direction;
use crate::app::Dossier;
use crate::app::Finding;
use crate::app::SearchChange;
use crate::app::SearchOutcome;
use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::LibraryError;
use crate::library::OpenArticle;
use crate::library::Profile;
use crate::library::QuotationId;
use crate::library::QuotationRow;
use crate::library::Rows;
use crate::library::SavedSearch;
use crate::library::Saying;
use crate::library::Scope;
use crate::library::Search;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::library::query_language::Term;
use crate::quotes::Act;
use crate::quotes::Analysis;
use crate::quotes::Kind;
use crate::quotes::Quotation;
use crate::quotes::Speaker;
use crate::quotes::SpeakerIdx;
use crate::quotes::SpeakerType;
use crate::quotes::Why;
use crate::session::answers::Source;
use crate::session::messages::Named;
use crate::text::Span;
use crate::text::Spans;
use crate::text::Text;

/// Everybody who may be quoted in a test; their number is the index plus one.
pub(crate) const CAST: [(&str, SpeakerType); 6] = [
    ("Mira Castellanos Okafor", SpeakerType::Person),
    ("Tomas Lindqvist", SpeakerType::Person),
    ("Harbour Authority", SpeakerType::Organization),
    ("Norland", SpeakerType::Place),
    ("analysts", SpeakerType::Group),
    ("a senior official", SpeakerType::Unnamed),
];

/// Somebody of the cast, by the first word of their name.
pub(crate) fn speaker(name: &str) -> SpeakerId {
    let mut numbered = (1..).zip(CAST);
    let (id, _) = numbered.find(|(_, (full, _))| full.starts_with(name)).expect("of the cast");
    SpeakerId(id)
}

/// An article without quotations.
pub(crate) fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if !line.is_empty() {
            let span = Span::new(start, start + line.len());
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        start += line.len() + 1;
    }
    Article {
        id: "test".to_owned(),
        title: text.split_whitespace().next().unwrap_or_default().to_owned(),
        byline: None,
        outlet: None,
        published: None,
        url: None,
        claimed_url: None,
        language: None,
        origin: Origin::Bundled,
        text: Text::new(text),
        blocks,
        links: vec![],
    }
}

/// An article in the notation.
pub(crate) fn open(id: i64, marked: &str) -> OpenArticle {
    let (mut text, mut quotations, mut rest) = (String::new(), Vec::new(), marked);
    let mut number = 100 * id;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, after) = after.split_once(']').expect("a bracket is closed");
        let (name, words) = inside.split_once('|').expect("a quotation has a speaker");
        text.push_str(before);
        let content = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        quotations.push(quotation(number, content, speaker(name), &text, after));
        number += 1;
        rest = after;
    }
    text.push_str(rest);
    let speakers = speakers(&quotations);
    let (id, article) = (ArticleId(id), article(&text));
    OpenArticle { id, article, analysed: true, quotations, speakers, place: None, left_out: 0 }
}

fn quotation(
    number: i64,
    content: Span,
    speaker: SpeakerId,
    before: &str,
    after: &str,
) -> QuotationRow {
    let mut words = after.split_inclusive([' ', ',', '.', '\n']).scan(before.len(), |at, word| {
        let start = *at;
        *at += word.len();
        let word = word.trim_end_matches([' ', ',', '.', '\n']);
        Some(Span::new(start, start + word.len()))
    });
    let mut next = || words.find(|word| !word.is_empty()).map_or(Spans::NONE, Spans::from);
    let (source, cue) = (next(), next());
    let chain = source.first().map(|source| (source, "who is speaking".to_owned()));
    let title = (Span::new(0, before.floor_char_boundary(5)), "the full name".to_owned());
    QuotationRow {
        id: QuotationId(number),
        kind: Kind::Direct,
        act: Act::Said,
        content: content.into(),
        cue,
        source,
        relay: Spans::NONE,
        speaker: Some(speaker),
        confidence: 0.96,
        rule: "test".to_owned(),
        chain: chain.into_iter().chain([title]).collect(),
        corrected: false,
    }
}

/// The speakers of quotations, as the desk lists them.
pub(crate) fn speakers(quotations: &[QuotationRow]) -> Vec<SpeakerRow> {
    let rows = (1..).zip(CAST).map(|(id, (name, kind))| {
        let id = SpeakerId(id);
        let quotations = quotations.iter().filter(|row| row.speaker == Some(id)).count();
        SpeakerRow { id, name: name.to_owned(), kind, quotations }
    });
    let mut rows: Vec<_> = rows.filter(|row| row.quotations > 0).collect();
    rows.sort_by(|a, b| (a.kind, b.quotations, &a.name).cmp(&(b.kind, a.quotations, &b.name)));
    rows
}

/// A desk with these articles, as if the engine had found what is quoted in them.
pub(crate) fn desk(articles: &[OpenArticle]) -> Desk {
    let mut desk = Desk::in_memory().unwrap();
    for open in articles {
        let origin = Origin::File(open.id.0.to_string());
        let article = Article { origin, ..open.article.clone() };
        let id = desk.keep(&article).unwrap().put.id();
        let analysis = analysis(&open.quotations);
        desk.file(&Finding { id, text: article.text, analysis }).unwrap();
    }
    desk
}

fn analysis(quotations: &[QuotationRow]) -> Analysis {
    let speakers = CAST.map(|(name, kind)| Speaker {
        name: name.to_owned(),
        kind,
        aliases: if name.starts_with("Mira") { vec!["Mira Okafor".to_owned()] } else { vec![] },
        roles: vec![],
    });
    let quotations = quotations.iter().map(|row| Quotation {
        kind: row.kind,
        act: row.act,
        act_confidence: 0.9,
        content: row.content.clone(),
        cue: row.cue.clone(),
        source: row.source.clone(),
        relay: row.relay.clone(),
        speaker: row.speaker.map(|id| SpeakerIdx(u32::try_from(id.0).unwrap() - 1)),
        confidence: row.confidence,
        why: Why::default(),
    });
    let mut analysis = Analysis::default();
    analysis.speakers.extend(speakers);
    analysis.quotations.extend(quotations);
    analysis
}

/// A source of rows made by hand.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    pub(crate) articles: Vec<OpenArticle>,
    pub(crate) read: HashSet<ArticleId>,
    pub(crate) starred: HashSet<ArticleId>,
    pub(crate) places: HashMap<ArticleId, usize>,
    pub(crate) searches: Vec<SavedSearch>,
}

impl Shelf {
    fn admitted(&self, filter: &Filter) -> Vec<&OpenArticle> {
        let admits = |open: &&OpenArticle| {
            (filter.is_empty() || count(open, filter) > 0)
                && filter.search.as_ref().is_none_or(|search| self.fits(open, search))
        };
        self.articles.iter().filter(admits).collect()
    }

    /// As the library finds, but without accents and the beginnings of words.
    fn fits(&self, open: &OpenArticle, search: &Search) -> bool {
        let has = |term: &Term| match term {
            Term::Word(words) | Term::Phrase(words) => {
                open.article.text.to_lowercase().contains(&words.to_lowercase())
            }
            Term::Speaker(name) => open.speakers.iter().any(|row| row.name.contains(name)),
            Term::Unread => !self.read.contains(&open.id),
            Term::Starred => false,
            term => panic!("the shelf does not know {term:?}"),
        };
        search.wanted().all(has) && !search.unwanted().any(has)
    }

    fn all_speakers(&self) -> Vec<SpeakerRow> {
        let quotations: Vec<_> =
            self.articles.iter().flat_map(|open| open.quotations.clone()).collect();
        speakers(&quotations)
    }
}

/// The text up to its first comma or stop, with the first word wanted marked.
fn snippet(open: &OpenArticle, filter: &Filter) -> Vec<(String, bool)> {
    let Some(search) = &filter.search else { return Vec::new() };
    let text: &str = &open.article.text;
    let piece = text.split_inclusive(['.', ',']).next().unwrap_or(text).replace('\n', " ");
    let words = search.wanted().filter_map(|term| match term {
        Term::Word(word) => Some((piece.to_lowercase().find(&word.to_lowercase())?, word.len())),
        _ => None,
    });
    let Some((at, len)) = words.min() else { return vec![(piece, false)] };
    let parts = [(&piece[..at], false), (&piece[at..at + len], true), (&piece[at + len..], false)];
    parts.map(|(part, is_found)| (part.to_owned(), is_found)).to_vec()
}

fn count(open: &OpenArticle, filter: &Filter) -> usize {
    open.quotations.iter().filter(|row| filter.admits(row.speaker)).count()
}

fn window<T>(rows: Vec<T>, window: Window) -> Rows<T> {
    let total = rows.len();
    let rows = rows.into_iter().skip(window.first).take(window.len).collect();
    Rows { total, first: window.first.min(total), rows }
}

impl Source for Shelf {
    fn articles(&self, filter: &Filter, wanted: Window) -> Result<Rows<ArticleRow>, AppError> {
        let rows = self.admitted(filter).into_iter().map(|open| ArticleRow {
            id: open.id,
            title: open.article.title.clone(),
            outlet: open.article.outlet.clone(),
            published: open.article.published.clone(),
            quotations: count(open, filter),
            analysed: open.analysed,
            read: self.read.contains(&open.id),
            starred: self.starred.contains(&open.id),
            snippet: snippet(open, filter),
        });
        Ok(window(rows.collect(), wanted))
    }

    fn place(&self, article: ArticleId, filter: &Filter) -> Result<Option<usize>, AppError> {
        Ok(self.admitted(filter).iter().position(|open| open.id == article))
    }

    fn neighbour(
        &self,
        from: ArticleId,
        filter: &Filter,
        direction: Direction,
    ) -> Result<Option<ArticleId>, AppError> {
        let mut ids = self.admitted(filter).into_iter().map(|open| open.id);
        Ok(match direction {
            Direction::Next => ids.find(|&id| id > from),
            Direction::Previous => ids.take_while(|&id| id < from).last(),
        })
    }

    fn open(&self, article: ArticleId) -> Result<OpenArticle, AppError> {
        let open = self.articles.iter().find(|open| open.id == article);
        let open = open.expect("tests open what is there").clone();
        Ok(OpenArticle { place: self.places.get(&article).copied(), ..open })
    }

    fn mark_read(&mut self, article: ArticleId, read: bool) -> Result<(), AppError> {
        if read {
            self.read.insert(article);
        } else {
            self.read.remove(&article);
        }
        Ok(())
    }

    fn keep_place(&mut self, article: ArticleId, byte: usize) -> Result<(), AppError> {
        self.places.insert(article, byte);
        Ok(())
    }

    fn toggle_star(&mut self, article: ArticleId) -> Result<bool, AppError> {
        let had_one = self.starred.remove(&article);
        if !had_one {
            self.starred.insert(article);
        }
        Ok(!had_one)
    }

    fn speakers(&self, scope: Scope, wanted: Window) -> Result<Rows<SpeakerRow>, AppError> {
        Ok(match scope {
            Scope::Library => window(self.all_speakers(), wanted),
            Scope::Article(id) => window(self.open(id)?.speakers, wanted),
        })
    }

    fn find_speakers(
        &self,
        typed: &str,
        first: &[SpeakerId],
        most: usize,
    ) -> Result<Vec<SpeakerRow>, AppError> {
        let typed = typed.to_lowercase();
        let mut found = self.all_speakers();
        found.retain(|row| row.name.to_lowercase().contains(&typed));
        found.sort_by_key(|row| first.iter().position(|id| *id == row.id).unwrap_or(first.len()));
        found.truncate(most);
        Ok(found)
    }

    fn offers(&self, named: Named, value: &str) -> Result<Vec<String>, AppError> {
        let mut found: Vec<String> = match named {
            Named::Speaker => self.all_speakers().into_iter().map(|row| row.name).collect(),
            Named::Outlet => {
                self.articles.iter().filter_map(|open| open.article.outlet.clone()).collect()
            }
        };
        found.retain(|name| name.to_lowercase().starts_with(&value.to_lowercase()));
        Ok(found)
    }

    fn profile(&self, _: SpeakerId) -> Result<Option<Profile>, AppError> {
        Ok(None)
    }

    /// Nothing can be written on a shelf.
    fn change(&mut self, _: &Change) -> Result<Option<Corrected>, AppError> {
        Err(LibraryError::NoWords.into())
    }

    fn dossier(&self, speaker: SpeakerId) -> Result<Option<Dossier>, AppError> {
        let all = self.all_speakers().into_iter();
        let Some(row) = all.into_iter().find(|row| row.id == speaker) else { return Ok(None) };
        let mut articles: Vec<&OpenArticle> = self.articles.iter().collect();
        articles.sort_by_key(|open| std::cmp::Reverse((&open.article.published, open.id)));
        let sayings: Vec<Saying> =
            articles.iter().flat_map(|open| sayings(open, speaker)).collect();
        let aliases = vec![row.name.rsplit(' ').next().unwrap_or_default().to_owned()];
        let own_aliases = aliases.clone();
        let profile =
            Profile { speaker: row, aliases, own_aliases, roles: Vec::new(), wikidata: None };
        let sayings = Rows { total: sayings.len(), first: 0, rows: sayings };
        Ok(Some(Dossier::new(profile, sayings)))
    }

    fn searches(&self) -> Result<Vec<SavedSearch>, AppError> {
        Ok(self.searches.clone())
    }

    /// Nothing can be written on a shelf.
    fn change_searches(&mut self, _: &SearchChange) -> Result<SearchOutcome, AppError> {
        Err(LibraryError::NoWords.into())
    }
}

fn sayings(open: &OpenArticle, speaker: SpeakerId) -> impl Iterator<Item = Saying> {
    let quoted = open.quotations.iter().filter(move |row| row.speaker == Some(speaker));
    quoted.map(|row| Saying {
        id: row.id,
        article: open.id,
        title: open.article.title.clone(),
        outlet: open.article.outlet.clone(),
        published: open.article.published.clone(),
        url: open.article.url.clone(),
        kind: row.kind,
        act: row.act,
        speaker: row.speaker,
        name: None,
        words: row.content.iter().map(|span| &open.article.text[span]).collect(),
        relay: row.relay.iter().map(|span| &open.article.text[span]).collect(),
        confidence: row.confidence,
        corrected: row.corrected,
    })
}
