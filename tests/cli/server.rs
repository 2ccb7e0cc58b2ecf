//! A web server on this machine.

use std::collections::HashMap;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// What is answered at a path.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// This, with this tag; 304 to who has it.
    Page(String),
    /// That something is wrong.
    Fault,
    /// Nothing, for as long as the other side waits.
    Silence,
}

/// Answers until the test is over.
pub(crate) struct Server {
    port: u16,
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    pages: Mutex<HashMap<String, Answer>>,
    /// What has to be in each request, where anything has.
    ticket: Mutex<Option<&'static str>>,
    /// Path and status of each answer, in their order.
    log: Mutex<Vec<String>>,
    logged: Condvar,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let inner: Arc<Inner> = Arc::default();
        let serving = Arc::clone(&inner);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let serving = Arc::clone(&serving);
                thread::spawn(move || serving.answer(stream.unwrap()));
            }
        });
        Server { port, inner }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub(crate) fn put(&self, path: &str, page: &str) {
        let page = page.replace("HERE", &self.url(""));
        self.inner.pages.lock().unwrap().insert(path.to_owned(), Answer::Page(page));
    }

    pub(crate) fn be_silent_at(&self, path: &str) {
        self.inner.pages.lock().unwrap().insert(path.to_owned(), Answer::Silence);
    }

    pub(crate) fn be_broken_at(&self, path: &str) {
        self.inner.pages.lock().unwrap().insert(path.to_owned(), Answer::Fault);
    }

    /// Answers nothing but requests with this `Authorization`.
    pub(crate) fn ask_for(&self, ticket: &'static str) {
        *self.inner.ticket.lock().unwrap() = Some(ticket);
    }

    /// What was answered since the last time, without `robots.txt`: "200 /feed".
    pub(crate) fn log(&self) -> Vec<String> {
        let log = std::mem::take(&mut *self.inner.log.lock().unwrap());
        log.into_iter().filter(|line| !line.ends_with("/robots.txt")).collect()
    }

    /// Waits until this was answered.
    pub(crate) fn wait_for(&self, line: &str) {
        let log = self.inner.log.lock().unwrap();
        let lacks = |log: &mut Vec<String>| !log.iter().any(|answered| answered == line);
        let waited = self.inner.logged.wait_timeout_while(log, Duration::from_mins(1), lacks);
        assert!(!waited.unwrap().1.timed_out(), "{line} was never answered");
    }
}

impl Inner {
    fn answer(&self, mut stream: TcpStream) {
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
        let target = |line: Option<String>| line?.split(' ').nth(1).map(str::to_owned);
        let Some(mut path) = target(lines.next()) else { return };
        // A proxy stands for every host: its pages are asked for by their whole address.
        if let Some(host) = path.strip_suffix(":80").map(|host| format!("http://{host}")) {
            lines.by_ref().take_while(|line| !line.is_empty()).for_each(drop);
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").ok();
            let Some(asked) = target(lines.next()) else { return };
            path = host + &asked;
        }
        let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
        let page = self.pages.lock().unwrap().get(&path).cloned();
        let ticket = *self.ticket.lock().unwrap();
        let has_ticket = ticket.is_none_or(|ticket| {
            headers
                .iter()
                .any(|line| line.eq_ignore_ascii_case(&format!("authorization: {ticket}")))
        });
        let (status, tag, body) = match page {
            Some(Answer::Silence) => {
                self.note(format!("--- {path}"));
                thread::park();
                return;
            }
            _ if !has_ticket => ("401 Unauthorized", String::new(), String::new()),
            Some(Answer::Fault) => ("500 Internal Server Error", String::new(), String::new()),
            None => ("404 Not Found", String::new(), String::new()),
            Some(Answer::Page(body)) => {
                let tag = format!("\"{}-{}\"", body.len(), path.len());
                let has_it = headers.iter().any(|line| {
                    line.to_lowercase().starts_with("if-none-match:") && line.contains(&tag)
                });
                if has_it {
                    ("304 Not Modified", tag, String::new())
                } else {
                    ("200 OK", tag, body)
                }
            }
        };
        let tag = if tag.is_empty() { tag } else { format!("ETag: {tag}\r\n") };
        let head = format!(
            "HTTP/1.1 {status}\r\n{tag}Content-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        // That the other side is gone is for the test to notice.
        stream.write_all(format!("{head}{body}").as_bytes()).ok();
        self.note(format!("{} {path}", &status[..3]));
    }

    fn note(&self, line: String) {
        self.log.lock().unwrap().push(line);
        self.logged.notify_all();
    }
}

/// A page with an article of its own for each name.
pub(crate) fn page(name: &str) -> String {
    let rest = format!("The envoys of {name} had talked for a week in a house by the lake. ");
    format!(
        "<!DOCTYPE html><html><head><title>Talks in {name}</title></head><body><article>\
         <h1>Talks in {name}</h1>\
         <p>“We will end this in {name},” Prime Minister Anna Keller said on Monday. {rest}</p>\
         <p>{}</p></article></body></html>",
        rest.repeat(6)
    )
}

/// A feed that leads to these paths.
pub(crate) fn feed(paths: &[&str]) -> String {
    let item = |path: &&str| format!("<item><title>{path}</title><link>HERE{path}</link></item>");
    let items: String = paths.iter().map(item).collect();
    format!(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>The Post</title>{items}</channel></rss>"
    )
}
