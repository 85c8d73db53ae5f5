//! What is answered: the page, and letters read from pictures.

use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::door::{Door, Refusal};
use crate::cli::error::{FileTrouble, OcrTrouble};
use crate::cli::input;
use crate::ingest::IngestError;
use crate::summarise;
use crate::web;

/// The largest file that is taken in, in bytes: a photo from a telephone, or a long scan.
const LARGEST: usize = 32 << 20;

/// The most of all files that are held at a time, in KiB.
const HELD: u32 = 256 << 10;

/// A file that has not come by then is not waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the file is called, in percent encoding.
const NAME: HeaderName = HeaderName::from_static("x-klarbrev-name");

/// What goes with everything: no other page may frame it, read it or guess what it is.
const HEAD: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// What visitors find.
pub(super) struct House {
    door: Door,
    page: Bytes,
    /// Readers of pictures: one for each processor.
    readers: Arc<Semaphore>,
    /// Room for files, in KiB.
    room: Arc<Semaphore>,
}

impl House {
    pub(super) fn new(door: Door, page: &'static [u8]) -> Self {
        let readers = available_parallelism().map_or(1, usize::from);
        Self {
            door,
            page: Bytes::from_static(page),
            readers: Arc::new(Semaphore::new(readers)),
            room: Arc::new(Semaphore::new(HELD as usize)),
        }
    }

    /// Answers a request, whatever it is.
    pub(super) async fn answer(
        &self,
        request: Request<Incoming>,
    ) -> Result<Response<Full<Bytes>>, Infallible> {
        let checked = self.door.check(request.method(), request.uri(), request.headers());
        let answered = match checked {
            Err(refusal) => Err(refusal),
            Ok(()) => match (request.method(), request.uri().path()) {
                (&Method::GET | &Method::HEAD, "/") => {
                    Ok(("text/html; charset=utf-8", self.page.clone()))
                }
                (&Method::POST, "/read") => {
                    self.read(request).await.map(|answer| ("application/octet-stream", answer))
                }
                (_, "/" | "/read") => Err((StatusCode::METHOD_NOT_ALLOWED, "Ikke slik.")),
                _ => Err((StatusCode::NOT_FOUND, "Det er ingenting her.")),
            },
        };
        let (status, kind, body) = match answered {
            Ok((kind, body)) => (StatusCode::OK, kind, body),
            Err((status, text)) => {
                (status, "text/plain; charset=utf-8", Bytes::from_static(text.as_bytes()))
            }
        };
        let mut response = Response::new(Full::new(body));
        *response.status_mut() = status;
        let head = response.headers_mut();
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        for (name, value) in HEAD {
            head.insert(name, HeaderValue::from_static(value));
        }
        Ok(response)
    }

    /// The letter on a picture. Files wait for room, and then for a reader.
    async fn read(&self, request: Request<Incoming>) -> Result<Bytes, Refusal> {
        let too_large = (StatusCode::PAYLOAD_TOO_LARGE, "Filen er for stor.");
        let closed = (StatusCode::SERVICE_UNAVAILABLE, "Prøv igjen.");
        let name = name(request.headers());
        let body = request.into_body();
        let size = body.size_hint().exact().unwrap_or(LARGEST as u64);
        if size > LARGEST as u64 {
            return Err(too_large);
        }
        let kib = (size >> 10) as u32 + 1;
        let room = Arc::clone(&self.room).acquire_many_owned(kib).await.map_err(|_| closed)?;
        let bytes = match timeout(PATIENCE, Limited::new(body, LARGEST).collect()).await {
            Err(_) => return Err((StatusCode::REQUEST_TIMEOUT, "Filen kom ikke fram i tide.")),
            Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => {
                return Err(too_large);
            }
            Ok(Err(_)) => return Err((StatusCode::BAD_REQUEST, "Filen kom ikke hel fram.")),
            Ok(Ok(bytes)) => bytes.to_bytes(),
        };
        let reader = Arc::clone(&self.readers).acquire_owned().await.map_err(|_| closed)?;
        let read = spawn_blocking(move || {
            let answer = letters(&bytes, name.as_deref());
            drop((reader, room));
            answer
        });
        // A reader that panicked says nothing of the file.
        let failed = || web::refused(summarise::FileTrouble::Damaged);
        Ok(read.await.unwrap_or_else(|_| failed()).into())
    }
}

/// What the page calls the file; only its ending is ever asked for.
fn name(head: &HeaderMap) -> Option<String> {
    let name = head.get(NAME)?.to_str().ok()?;
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, more @ ..] = rest {
        let code = more.first_chunk::<2>().and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        let coded = byte.filter(|_| *first == b'%');
        bytes.push(coded.unwrap_or(*first));
        rest = if coded.is_some() { &more[2..] } else { more };
    }
    String::from_utf8(bytes).ok()
}

/// The letters in a file, its pictures read, as the page is told of them.
fn letters(bytes: &[u8], name: Option<&str>) -> Vec<u8> {
    match input::letters_in(bytes, name.map(Path::new), None) {
        Ok(letters) => web::opened(letters, name),
        Err(error) => web::refused(trouble(&error)),
    }
}

/// What is wrong with a file, as the page tells it.
fn trouble(error: &FileTrouble) -> summarise::FileTrouble {
    use summarise::FileTrouble as Told;
    match error {
        FileTrouble::Content(error) => match error {
            IngestError::Empty => Told::NoWords,
            error => error.clone().into(),
        },
        FileTrouble::Blank => Told::Empty,
        FileTrouble::Ocr(
            OcrTrouble::NoTesseract | OcrTrouble::NoNorwegian | OcrTrouble::NoPdftoppm,
        ) => Told::NoTesseract,
        FileTrouble::Ocr(OcrTrouble::TooLong) => Told::TooLarge,
        FileTrouble::NoWords | FileTrouble::Ocr(_) => Told::NoWords,
        _ => Told::Damaged,
    }
}
