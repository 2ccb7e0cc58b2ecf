//! Runs a web server on this machine for tests, which can also misbehave.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;

/// A request as it came.
#[derive(Debug, Clone)]
pub(super) struct Request {
    /// The target: `/path?query`, or a host of a proxy.
    pub(super) target: String,
    /// The headers, as lines of `Name: value`.
    pub(super) headers: Vec<String>,
}

impl Request {
    /// Returns the value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// Answers requests until it is dropped.
pub(super) struct Server {
    port: u16,
    seen: Arc<Mutex<Vec<Request>>>,
    has_ended: Arc<AtomicBool>,
}

impl Server {
    /// Starts a server that answers each request by `answer`, which may write anything. It is not
    /// an error if the other side stops listening.
    pub(super) fn start(
        answer: impl Fn(&Request, &mut TcpStream) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen: Arc<Mutex<Vec<Request>>> = Arc::default();
        let has_ended: Arc<AtomicBool> = Arc::default();
        let answer = Arc::new(answer);
        let (log, ended) = (Arc::clone(&seen), Arc::clone(&has_ended));
        thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::SeqCst) {
                    break;
                }
                let Ok(mut stream) = stream else { continue };
                let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
                thread::spawn(move || {
                    while let Some(request) = request(&stream) {
                        log.lock().unwrap().push(request.clone());
                        let is_tunnel = !request.target.starts_with('/');
                        if answer(&request, &mut stream).is_err() || !is_tunnel {
                            break;
                        }
                    }
                });
            }
        });
        Server { port, seen, has_ended }
    }

    /// Starts a server that gives everyone the same answer, which includes status line and headers.
    pub(super) fn saying(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |_, stream| stream.write_all(&answer))
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Returns the address of a path on the server.
    pub(super) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Returns all requests so far.
    pub(super) fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }

    /// Returns the targets of all requests so far.
    pub(super) fn targets(&self) -> Vec<String> {
        self.seen().into_iter().map(|request| request.target).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.has_ended.store(true, Ordering::SeqCst);
        // This wakes the thread that waits for a connection.
        TcpStream::connect(("127.0.0.1", self.port)).ok();
    }
}

fn request(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let target = first.split(' ').nth(1)?.to_owned();
    let headers = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    Some(Request { target, headers })
}

/// Makes an answer with a body and its length.
pub(super) fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// Makes the part of an answer before the body.
pub(super) fn head(status: &str, headers: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\n{headers}Connection: close\r\n\r\n").into_bytes()
}
