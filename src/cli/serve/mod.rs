//! `klarbrev serve`: the helper's page on this machine, and Tesseract for its pictures. Letters are read in
//! the browser; only pictures come here, and nothing is kept.

mod answer;
mod door;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use self::answer::House;
use self::door::Door;
use super::args::ServeArgs;
use super::error::ServeError;
use super::{Exit, Streams, fail};

/// The page, where it was there when the program was built.
const PAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.html"));

/// The most visitors at a time; others wait at the door.
const VISITORS: usize = 256;

/// Who has not said what they want by then is sent away.
const PATIENCE: Duration = Duration::from_secs(10);

/// The longest visit: many pictures may wait in line.
const VISIT: Duration = Duration::from_mins(20);

/// The longest head of a request, in bytes.
const HEAD: usize = 16 << 10;

pub(super) fn run(args: &ServeArgs, streams: &mut Streams<'_>) -> io::Result<Exit> {
    if PAGE.is_empty() {
        return Ok(fail(streams, &ServeError::NoPage));
    }
    let ip = args.address.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let wanted = SocketAddr::new(ip, args.port);
    let listener = match listen(wanted) {
        Ok(listener) => listener,
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            return Ok(fail(streams, &ServeError::Taken(args.port)));
        }
        Err(error) => return Ok(fail(streams, &ServeError::Address { address: wanted, error })),
    };
    let address = listener.local_addr()?;
    let door = Door::at(address);
    let url = door.url();
    if !ip.is_loopback() {
        writeln!(
            streams.errors,
            "klarbrev: siden kan nås fra andre maskiner på {address}, og bilder av brev sendes hit \
             uten kryptering. Bruk --address bare på et nett du stoler på."
        )?;
    }
    writeln!(streams.output, "Siden er på {url} (Ctrl-C avslutter)")?;
    streams.output.flush()?;
    if args.open {
        open(&url);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(visitors(listener, Arc::new(House::new(door, PAGE))))
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Lets visitors in, for as long as the program runs.
async fn visitors(listener: TcpListener, house: Arc<House>) -> io::Result<Exit> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let places = Arc::new(Semaphore::new(VISITORS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return Ok(Exit::Done) };
        let Ok((visitor, _)) = listener.accept().await else {
            // Too many open files, for instance: it passes.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let house = Arc::clone(&house);
        tokio::spawn(async move {
            let answer = service_fn(move |request| {
                let house = Arc::clone(&house);
                async move { house.answer(request).await }
            });
            // One question each: nobody keeps a place by saying nothing.
            let visit = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .keep_alive(false)
                .max_buf_size(HEAD)
                .serve_connection(TokioIo::new(visitor), answer);
            let _ = timeout(VISIT, visit).await;
            drop(place);
        });
    }
}

/// Opens the page in the browser; where that fails the address on the screen is there.
fn open(url: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(program);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = command.spawn();
}
