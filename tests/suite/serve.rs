//! `klarbrev serve` as browsers, other pages and vandals meet it. The page has to be built in; where it is
//! not, these tests say so and pass.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use image::{GrayImage, ImageFormat, Luma};
use klarbrev::web::split;
use serde_json::Value;

use crate::cli::klarbrev;
use crate::paper::{Paper, Taken};

/// The program, serving.
struct Served {
    child: Child,
    address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the program on a free port; nothing where the page is not built in.
fn serve() -> Option<Served> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_klarbrev"));
    command.args(["serve", "--port", "0"]).stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let Some((_, address)) = line.split_once("http://") else {
        let mut errors = String::new();
        child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        assert!(errors.contains("Kjør web/build"), "{errors}");
        assert_eq!(child.wait().unwrap().code(), Some(2));
        println!("left out: the page is not built in (web/build, then build again)");
        return None;
    };
    let address = address.split('/').next().unwrap().to_owned();
    Some(Served { child, address })
}

/// An answer: status, head in small letters, body.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Served {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(3))).unwrap();
        stream
    }

    /// Sends bytes as they are.
    fn send(&self, request: &[u8]) -> Option<Answer> {
        let mut stream = self.connect();
        // It may answer and close before all is sent.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap().to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Some(Answer { status, head, body: bytes[end + 4..].to_vec() })
    }

    fn ask(&self, line: &str, head: &str) -> Answer {
        let host = &self.address;
        let request = format!("{line} HTTP/1.1\r\nHost: {host}\r\n{head}\r\n");
        self.send(request.as_bytes()).unwrap()
    }

    /// Sends a file as the page does.
    fn post(&self, file: &[u8]) -> Answer {
        let (host, length) = (&self.address, file.len());
        let head = format!(
            "POST /read HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
             Content-Type: application/octet-stream\r\nX-Klarbrev-Name: brev%20%C3%A5.png\r\n\
             Content-Length: {length}\r\n\r\n"
        );
        self.send(&[head.as_bytes(), file].concat()).unwrap()
    }

    /// The most memory it has held, in MB; nothing where the system does not tell.
    fn most(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
    }
}

fn told(answer: &Answer) -> Value {
    let (json, _) = split(&answer.body).unwrap();
    serde_json::from_slice(json).unwrap()
}

fn png(picture: &GrayImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn the_page_comes_with_strict_heads() {
    let Some(served) = serve() else { return };
    let page = served.ask("GET /", "");
    assert_eq!(page.status, 200);
    for line in [
        "content-type: text/html; charset=utf-8",
        "x-content-type-options: nosniff",
        "content-security-policy: frame-ancestors 'none'",
        "cross-origin-resource-policy: same-origin",
        "referrer-policy: no-referrer",
        "cache-control: no-store",
    ] {
        assert!(page.head.contains(line), "{line}: {}", page.head);
    }
    assert!(!page.head.contains("access-control"), "{}", page.head);
    assert!(page.body.starts_with(b"<!doctype html>") || page.body.starts_with(b"<!DOCTYPE html>"));
    let head = served.ask("HEAD /", "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(served.ask("GET /../etc/passwd", "").status, 404);
    assert_eq!(served.ask("DELETE /", "").status, 405);
}

#[test]
fn another_page_can_neither_read_nor_post() {
    let Some(served) = serve() else { return };
    let foreign = "Origin: http://example.com\r\n";
    let file = "Content-Type: application/octet-stream\r\nContent-Length: 2\r\n";
    assert_eq!(served.ask("GET /", foreign).status, 403);
    assert_eq!(served.ask("OPTIONS /read", foreign).status, 403);
    assert_eq!(served.ask("POST /read", &format!("{foreign}{file}")).status, 403);
    assert_eq!(served.ask("POST /read", file).status, 403);
    let own = format!("Origin: http://{}\r\n", served.address);
    let form = "Content-Type: text/plain\r\nContent-Length: 2\r\n";
    assert_eq!(served.ask("POST /read", &format!("{own}{form}")).status, 415);
    let site = "Sec-Fetch-Site: cross-site\r\n";
    assert_eq!(served.ask("POST /read", &format!("{own}{site}{file}")).status, 403);
    // A name that has been made to lead here.
    let rebound = served.send(b"GET / HTTP/1.1\r\nHost: example.com\r\n\r\n").unwrap();
    assert_eq!(rebound.status, 421);
    assert!(rebound.body.len() < 100);
}

#[test]
fn what_is_too_large_slow_or_malformed_is_refused() {
    let Some(served) = serve() else { return };
    let host = served.address.clone();
    let own = format!("Origin: http://{host}\r\nContent-Type: application/octet-stream\r\n");
    let large = served.ask("POST /read", &format!("{own}Content-Length: 99999999999\r\n"));
    assert_eq!(large.status, 413);
    // In pieces, without saying how much there is.
    let mut stream = served.connect();
    let head =
        format!("POST /read HTTP/1.1\r\nHost: {host}\r\n{own}Transfer-Encoding: chunked\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let piece = [b"100000\r\n".as_slice(), &vec![0; 1 << 20], b"\r\n"].concat();
    let sent = (0..64).take_while(|_| stream.write_all(&piece).is_ok()).count();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 413"), "after {sent} MiB");
    for broken in [
        &b"\x16\x03\x01\x02\0\x01\0\x01\xfc"[..],
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9\r\n\r\n",
        b"\r\n\r\n\r\n",
        &[b"GET / HTTP/1.1\r\nX: ".as_slice(), &vec![b'a'; 100_000], b"\r\n\r\n"].concat(),
    ] {
        let status = served.send(broken).map_or(0, |answer| answer.status);
        assert!(matches!(status, 0 | 400..=499), "{status}");
    }
    // Half a head is not waited for.
    let mut slow = served.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost:").unwrap();
    let mut rest = Vec::new();
    let waited = slow.read_to_end(&mut rest).err().map(|error| error.kind());
    let patience = [ErrorKind::WouldBlock, ErrorKind::TimedOut];
    assert!(waited.is_none_or(|kind| !patience.contains(&kind)), "{waited:?}");
    // A file that ends too early.
    let mut short = served.connect();
    let head = format!("POST /read HTTP/1.1\r\nHost: {host}\r\n{own}Content-Length: 100\r\n\r\nab");
    short.write_all(head.as_bytes()).unwrap();
    short.shutdown(Shutdown::Write).unwrap();
    let mut rest = Vec::new();
    let _ = short.read_to_end(&mut rest);
    assert!(rest.is_empty() || rest.starts_with(b"HTTP/1.1 400"), "{rest:?}");
    assert_eq!(served.ask("GET /", "").status, 200);
}

#[test]
fn a_photo_is_read_as_on_the_command_line() {
    let Some(served) = serve() else { return };
    let broken = served.post(b"\x89PNG\r\n\x1a\nnothing");
    assert_eq!((broken.status, &told(&broken)["error"]["code"]), (200, &"damaged".into()));
    let Some(paper) = Paper::found() else { return };
    let text = "Nav har avslått søknaden din om dagpenger\n\nDu kan klage innen 3. mai 2025.";
    let photo = png(&paper.pages(text, 150, 0.0, Taken::Scan)[0]);
    let answer = served.post(&photo);
    let read = told(&answer);
    if read["error"]["code"] == "no_tesseract" {
        println!("left out: Tesseract is not installed");
        return;
    }
    assert_eq!(read["letters"][0]["name"], "brev å.png", "{read}");
    let (_, wire) = split(&answer.body).unwrap();
    let wire = String::from_utf8(wire.to_vec()).unwrap();
    assert!(wire.contains("avslått søknaden din om dagpenger"), "{wire}");
}

#[test]
fn many_at_once_are_all_answered() {
    let Some(served) = serve() else { return };
    let before = Instant::now();
    let failed = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..2_500 {
                    if served.ask("HEAD /", "").status != 200 {
                        failed.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let (small, between) = (before.elapsed(), Instant::now());
    // A picture of a megabyte that is quickly read: nothing stands on it.
    let mut picture = png(&GrayImage::from_pixel(64, 64, Luma([255])));
    picture.resize(1 << 20, 0);
    thread::scope(|scope| {
        for _ in 0..100 {
            scope.spawn(|| {
                let answer = served.post(&picture);
                let code = told(&answer)["error"]["code"].clone();
                if answer.status != 200 || (code != "no_words" && code != "no_tesseract") {
                    failed.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    println!(
        "10 000 small: {small:?}; 100 of 1 MB: {:?}; {:?} MB",
        between.elapsed(),
        served.most()
    );
    assert_eq!(failed.into_inner(), 0);
    assert!(served.most().is_none_or(|megabytes| megabytes < 600), "{:?} MB", served.most());
}

#[test]
fn a_port_that_is_taken_is_told_of() {
    let Some(served) = serve() else { return };
    let port = served.address.rsplit(':').next().unwrap();
    let ran = klarbrev(&["serve", "--port", port], b"");
    assert!(ran.errors.contains("er opptatt"), "{}", ran.errors);
}
