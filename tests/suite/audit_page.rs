//! `index.html` and the pages of letters: what they say, what they let through, and how they behave in
//! a real browser.

use std::fs;
use std::path::{Path, PathBuf};

use crate::browser::in_browser;
use crate::cli::{Folder, Ran, klarbrev};
use crate::letters::at;
use crate::vary::Samples;

const BAD: &str = "Vi har avslått søknaden din om dagpenger.\n";

fn audit(folder: &Folder, args: &[&str]) -> Ran {
    let out = folder.0.join("ut");
    let own = ["audit", "--no-config", "--progress", "never", "--fail-on", "never", "--out"];
    let mut all = own.to_vec();
    all.push(out.to_str().unwrap());
    all.extend(args);
    klarbrev(&all, b"")
}

fn index(folder: &Folder) -> String {
    fs::read_to_string(folder.0.join("ut/index.html")).unwrap()
}

/// The pages of letters, in order.
fn pages(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.0.join("ut/letter-pages"));
    let mut names: Vec<PathBuf> =
        entries.map_or_else(|_| Vec::new(), |all| all.map(|entry| entry.unwrap().path()).collect());
    names.sort();
    names.iter().map(|name| fs::read_to_string(name).unwrap()).collect()
}

fn path(folder: &Folder) -> &str {
    folder.0.to_str().unwrap()
}

/// What stands after each `mark` up to the next quotation mark.
fn values<'h>(html: &'h str, mark: &str) -> Vec<&'h str> {
    html.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The text of a page without its tags.
fn text(html: &str) -> String {
    let body = html.split("<body>").nth(1).unwrap().split("<script>").next().unwrap();
    body.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

#[test]
fn names_and_texts_stay_text() {
    let folder = Folder::new("page-hostile");
    let number = "12838150607";
    let evil = format!(
        "Til <script>alert(1)</script> & \"venner\" \u{202e}snudd\u{200f}\n\nFødselsnummer {number}\n\n\
         <img src=x onerror=alert(1)>\n\n{BAD}\n</div></main>\n\nAvgjørelsen er gjort i henhold til loven.\n"
    );
    let rows = [
        serde_json::json!({"id": "<script>alert(2)</script>", "text": evil}),
        serde_json::json!({"id": "a\" onclick=\"alert(3) & b", "text": evil}),
        serde_json::json!({"id": format!("{number}\u{202e}gpj.exe"), "text": evil}),
    ];
    let table = rows.map(|row| row.to_string()).join("\n") + "\n";
    let file = folder.file("<b>&amp;\" x.txt", &evil);
    audit(&folder, &[&folder.file("t.jsonl", table), &file]);
    let index = index(&folder);
    assert_eq!(index.matches("<script").count(), 1);
    assert!(index.contains("&lt;script&gt;alert(2)&lt;/script&gt;"));
    let pages = pages(&folder);
    assert!(!pages.is_empty());
    for page in &pages {
        assert_eq!(page.matches("<script").count(), 0);
        assert_eq!(page.matches("</main>").count(), 1);
        assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
        assert!(
            page.contains("&amp; ") && page.contains("&quot;venner") && !page.contains("\"venner")
        );
    }
    for page in pages.iter().chain([&index]) {
        assert!(!page.contains("<img") && !page.contains("onclick=\"") && !page.contains(number));
        assert!(!page.contains(['\u{202e}', '\u{200f}']), "marks of direction");
    }
}

#[test]
fn nothing_is_fetched_and_every_link_leads_somewhere() {
    let folder = Folder::new("page-links");
    audit(&folder, &[at("samples/letters").to_str().unwrap()]);
    let index = index(&folder);
    let pages = pages(&folder);
    assert_eq!(pages.len(), files(&at("samples/letters")));
    for html in pages.iter().chain([&index]) {
        assert!(!html.contains("src=") && !html.contains("<link") && !html.contains("style=\""));
        assert!(html.contains("default-src 'none'"));
        for link in values(html, "href=\"") {
            let (file, id) = link.split_once('#').unwrap_or((link, ""));
            let folder = folder.0.join("ut");
            let there = match file {
                "" => html.clone(),
                "../index.html" => index.clone(),
                file => fs::read_to_string(folder.join(file)).unwrap(),
            };
            assert!(id.is_empty() || there.contains(&format!("id=\"{id}\"")), "{link}");
        }
    }
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn the_page_says_what_was_counted() {
    let folder = Folder::new("page-says");
    let bad: Vec<String> = (0..19).map(|i| folder.file(&format!("b/{i}.txt"), BAD)).collect();
    let good = at("samples/letters/tannbehandling-nb.txt");
    let volumes = folder.file("antall.csv", "navn,antall\n3.txt,12000\n");
    let mut args =
        vec!["--today", "2026-11-30", "--volume", &volumes, good.to_str().unwrap(), "nei.txt"];
    args.extend(bad.iter().map(String::as_str));
    audit(&folder, &args);
    let told = text(&index(&folder));
    for want in [
        "Gjennomgang av 20 brev",
        "Lest 30. november 2026",
        "ikke kunne leses: 1.",
        "klageretten: 20 av 20 brev",
        "× 12\u{a0}000 brev i året",
        "når de ganges med hvor mange som sendes",
        "+20 brevet sier ikke hvorfor",
    ] {
        assert!(told.contains(want), "«{want}» in {told}");
    }
    assert!(!told.contains(['{', '}']), "{told}");
    for lang in ["nn", "en"] {
        audit(&folder, &[&["--lang", lang][..], &args].concat());
        let html = index(&folder);
        assert!(html.contains(&format!("<html lang=\"{lang}\">")));
        let told = text(&html);
        assert!(!told.contains(['{', '}']) && !told.contains("Hvorfor"), "{told}");
    }
}

#[test]
fn the_same_letters_and_day_give_the_same_pages() {
    let folder = Folder::new("page-same");
    let letters = at("samples/letters");
    let run = |day: &str| {
        audit(&folder, &["--today", day, letters.to_str().unwrap()]);
        (index(&folder), pages(&folder))
    };
    let (first, again, later) = (run("2026-01-02"), run("2026-01-02"), run("2026-02-03"));
    assert!(first == again);
    assert!(first.1 == later.1, "a letter's page has no day");
    assert_eq!(first.0.replace("2. januar", "3. februar"), later.0);
}

#[test]
fn so_many_pages_as_asked_for_and_none_from_before() {
    let folder = Folder::new("page-count");
    let letters = at("samples/letters");
    let letters = letters.to_str().unwrap();
    audit(&folder, &[letters]);
    let own = folder.file("ut/letter-pages/notat.html", "mitt");
    audit(&folder, &["--pages", "2", letters]);
    assert_eq!(pages(&folder).len(), 3);
    assert_eq!(values(&index(&folder), "<th scope=\"row\"><a href=\"").len(), 2);
    audit(&folder, &["--no-pages", letters]);
    assert_eq!(fs::read_to_string(own).unwrap(), "mitt");
    assert_eq!(pages(&folder).len(), 1);
    assert!(!index(&folder).contains("letter-pages/"));
}

#[test]
fn pages_among_the_letters_are_no_letters() {
    let folder = Folder::new("page-among");
    folder.file("a.txt", BAD);
    folder.file("b.txt", BAD);
    for _ in 0..2 {
        let args = ["audit", "--no-config", "--out", path(&folder), path(&folder)];
        klarbrev(&args, b"");
        let lines = fs::read_to_string(folder.0.join("letters.jsonl")).unwrap();
        assert_eq!(lines.lines().count(), 2, "{lines}");
    }
}

#[test]
fn many_letters_make_a_page_that_still_opens() {
    let folder = Folder::new("page-many");
    let row = |i: u32| {
        let id = format!("mappe/undermappe/brev-{i}");
        serde_json::json!({"id": id, "text": BAD}).to_string()
    };
    let table = (0..2300).map(row).collect::<Vec<_>>().join("\n") + "\n";
    audit(&folder, &[&folder.file("t.jsonl", table), "--pages", "3"]);
    let html = index(&folder);
    assert!(html.len() < 3_000_000, "{} bytes", html.len());
    let told = text(&html);
    assert!(told.contains("De 2000 tyngste av 2300 brev"), "{told}");
    assert_eq!(html.matches("<tr data-k=").count(), 2000);
    // Equally heavy: those that came first.
    assert!(html.contains("brev-1999<") && !html.contains("brev-2000<"));
}

#[test]
fn the_page_works_in_a_browser() {
    let folder = Folder::new("page-browser");
    let samples = Samples::read();
    for i in 0..120 {
        folder.file(&format!("brev/{i:03}.txt"), samples.letter(i));
    }
    folder.file("brev/<script>alert(1)</script>&\"\u{202e}.txt", format!("<b onclick=\"x\">{BAD}"));
    let volumes = folder.file("antall.csv", "navn,antall\n007.txt,900\n");
    let letters = format!("{}/brev", path(&folder));
    audit(&folder, &["--volume", &volumes, "--pages", "5", &letters]);
    let result = folder.0.join("ut");
    in_browser("audit.mjs", &[result.to_str().unwrap()]);
}
