//! The helper's page as `web/build` made it, in a real browser: from the file, and from `klarbrev serve`.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::browser::{in_browser, in_node};
use crate::cli::Folder;
use crate::letters::{at, files};

const PROGRAM: &str = env!("CARGO_BIN_EXE_klarbrev");

/// Where the page is, if it was built.
fn page() -> Option<String> {
    let file = at("web/dist/klarbrev.html");
    if !file.is_file() {
        println!("left out: the page is not built; build it with web/build");
        return None;
    }
    Some(format!("file://{}", file.display()))
}

fn root() -> String {
    at("").to_str().unwrap().trim_end_matches('/').to_owned()
}

/// Letters of every kind: our own, and real ones where they lie beside the checkout.
fn letters() -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut from = |folder: PathBuf, endings: &[&str]| {
        for ending in endings.iter().filter(|_| folder.is_dir()) {
            all.extend(files(&folder, ending));
        }
    };
    from(at("samples/letters"), &["txt"]);
    from(at("samples/pdf"), &["pdf"]);
    from(at("tests/letters/letters"), &["txt"]);
    from(at("../shared/corpus"), &["txt", "pdf", "docx"]);
    all
}

#[test]
fn a_letter_goes_in_and_nothing_goes_out() {
    if let Some(url) = page() {
        in_browser("web.mjs", &[&url, &root()]);
    }
}

#[test]
fn the_page_is_for_everyone() {
    if let Some(url) = page() {
        in_browser("web-access.mjs", &[&url, &root()]);
    }
}

#[test]
fn the_page_says_what_the_program_says() {
    let Some(url) = page() else { return };
    let folder = Folder::new("web-facts");
    let list = letters().iter().fold(String::new(), |mut list, path| {
        let _ = writeln!(list, "{}", path.display());
        list
    });
    in_browser("web-facts.mjs", &[&url, PROGRAM, &folder.file("letters", list)]);
}

/// `klarbrev serve` on a free port; ends with the test.
struct Serve(Child);

impl Serve {
    /// The program and the address it says, if it holds the page.
    fn start() -> Option<(Self, String)> {
        page()?;
        let started = Command::new(PROGRAM)
            .args(["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut serve = Self(started.unwrap());
        let mut line = String::new();
        BufReader::new(serve.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let Some(start) = line.find("http://") else {
            println!("left out: the page was not there when the program was built");
            return None;
        };
        let address = line[start..].split_whitespace().next().unwrap().to_owned();
        Some((serve, address))
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_page_from_serve_does_the_same() {
    if let Some((_serve, url)) = Serve::start() {
        in_browser("web.mjs", &[&url, &root()]);
        in_browser("web-serve.mjs", &[&url, &root()]);
    }
}

#[test]
fn a_draft_is_checked_while_it_is_written() {
    if let Some(url) = page() {
        let draft = at("samples/drafts/utkast-nb.txt");
        in_browser("web-author.mjs", &[&url, PROGRAM, draft.to_str().unwrap()]);
    }
}

#[test]
fn the_hosted_page_reads_photos_and_works_without_network() {
    let site = at("web/dist/site");
    if page().is_some() && site.join("photos").is_dir() {
        in_browser("web-site.mjs", &[site.to_str().unwrap(), &root()]);
    }
}

#[test]
fn the_modules_of_the_page_do_what_they_say() {
    in_node(&at("tests/browser/web-modules.mjs"), &[], Path::new(""));
}

#[test]
fn the_modules_of_the_page_have_the_types_they_say() {
    let checker = at("web/node_modules/typescript/bin/tsc");
    if !checker.is_file() {
        println!("left out: types of the page need `npm ci` in web");
        return;
    }
    in_node(&checker, &["-p", at("web/page").to_str().unwrap()], Path::new(""));
}

/// A built page that is larger than promised is a fault, wherever the tests run.
#[test]
fn the_page_fits_on_a_memory_stick() {
    let file: &Path = &at("web/dist/klarbrev.html");
    if let Ok(known) = file.metadata() {
        assert!(known.len() <= 3_000_000, "{} bytes", known.len());
    }
}
