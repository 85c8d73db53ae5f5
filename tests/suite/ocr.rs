//! Photos and scans. What needs Tesseract is left out where it is not installed, and says so.

use std::io::{Cursor, Write};
use std::process::{Command, Stdio};

use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use klarbrev::ingest::{Format, IngestError, Note, ocr};
use serde_json::{Value, json};

use crate::letters::{Annotated, at, explained, own, told};
use crate::paper::{Paper, Taken, tiff};
use crate::pdf::picture;

/// A table as Tesseract writes it: one word a cell, `¶` for a line that ends short of the margin.
fn table(lines: &[&str]) -> String {
    let mut tsv = String::from("level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\t…\n");
    for (line, words) in lines.iter().enumerate() {
        let mut left = 100;
        for (word, text) in words.split_whitespace().enumerate() {
            let (top, width) = (100 + line * 40, 12 * text.chars().count());
            let sure = if text.contains('?') { 31 } else { 95 };
            tsv.push_str(&format!(
                "5\t1\t1\t1\t{line}\t{word}\t{left}\t{top}\t{width}\t20\t{sure}.5\t{text}\n"
            ));
            left += width + 10;
        }
    }
    tsv
}

fn read(lines: &[&str]) -> klarbrev::Letter {
    ocr::letter(&[table(lines)], Format::Image).unwrap()
}

#[test]
fn lines_become_paragraphs() {
    let letter = read(&[
        "Kari Eksempel",
        "Storgata 1",
        "",
        "Vi har behandlet søknaden din om dagpenger, og har avslått den. Du har ikke tjent",
        "nok til å få dagpenger. Du må sende oss de siste lønns-",
        "slippene innen 3. mai 2025.",
        "",
        "Du må sende:",
        "e lønnsslipp",
        "• arbeidsavtale",
        "Side 1 av 2",
    ]);
    assert_eq!(
        letter.text(),
        "Kari Eksempel\nStorgata 1\n\nVi har behandlet søknaden din om dagpenger, og har avslått den. \
         Du har ikke tjent nok til å få dagpenger. Du må sende oss de siste lønnsslippene innen \
         3. mai 2025.\n\nDu må sende:\n\n• lønnsslipp\n• arbeidsavtale\n"
    );
    assert_eq!(letter.notes(), [Note::Ocr { unsure: 0 }]);
    assert_eq!(letter.format(), Format::Image);
}

/// The slips that OCR makes, in words that klarbrev goes by.
#[test]
fn slips_in_words_do_no_harm_to_what_they_say() {
    let slips = [
        (
            "Du må sende oss skjemaet før fristen går ut.",
            "Du må sende oss skjemaet før fristen gar ut.",
        ),
        ("Vi har avslått søknaden din.", "Vi har avslatt soknaden din."),
        ("Vi har avslått søknaden din.", "Vi har avsIått s0knaden din."),
        ("Du må betale tilbake 4 200 kroner.", "Du må betaie ti1bake 4 200 kroner."),
    ];
    for (text, misread) in slips {
        let (text, misread) = (read(&[text]), read(&[misread]));
        let (text, misread) = (core(&told(&text)), core(&told(&misread)));
        let same = text["outcome"] == misread["outcome"]
            && text["must"].as_array().map(Vec::len) == misread["must"].as_array().map(Vec::len)
            && text["deadlines"][0].is_null() == misread["deadlines"][0].is_null();
        assert!(same, "{text}\n{misread}");
    }
    let numbers = [
        "Fristen er 1O. mai 2O25.",
        "Du får l2 000 kroner.",
        "Du får l2 500 kroner.",
        "Du får 12 O00 kroner.",
        "innen l. juni",
    ];
    for numbers in numbers {
        let told = told(&read(&[numbers]));
        assert!(told["amounts"].as_array().is_none_or(Vec::is_empty), "{told}");
        let text = read(&[numbers]).text().trim_end().to_owned();
        assert_eq!(text, numbers);
    }
}

#[test]
fn a_bullet_after_a_full_line_is_one() {
    let letter = read(&[
        "Du har søkt om pleiepenger. Før vi kan avgjøre saken din, må du sende disse papirene til oss:",
        "* legeerklæring",
        "Du har søkt om pleiepenger. Før vi kan avgjøre saken din, må vi ha papirene dine hos oss innen:",
        "3. mai 2025",
    ]);
    assert!(letter.text().contains("til oss:\n\n• legeerklæring\n"), "{}", letter.text());
    assert!(letter.text().contains("innen: 3. mai 2025"), "{}", letter.text());
}

#[test]
fn evidence_names_page_and_line() {
    let first =
        table(&["Avslag", "", "Vi har avslått søknaden din om dagpenger, fordi du ikke har"]);
    let second = table(&["tjent nok i fjor?", "", "Du kan klage."]);
    let letter = ocr::letter(&[first, second], Format::Image).unwrap();
    assert!(letter.text().contains("ikke har tjent nok"), "{}", letter.text());
    assert_eq!(letter.notes(), [Note::Ocr { unsure: 1 }]);
}

/// `before => after`, and what the note lists.
#[test]
fn section_signs_are_put_back() {
    let hits = [
        ("etter folketrygdloven 8 4-4 første ledd", "folketrygdloven § 4-4 første", "§ 4-4"),
        ("etter folketrygdloven $ 22-15.", "folketrygdloven § 22-15.", "§ 22-15"),
        ("etter folketrygdloven & 22-15.", "folketrygdloven § 22-15.", "§ 22-15"),
        ("etter folketrygdloven S 22-15.", "folketrygdloven § 22-15.", "§ 22-15"),
        ("etter folketrygdIoven 8 4-4.", "folketrygdIoven § 4-4.", "§ 4-4"),
        ("etter folketrygdlova 822-15 kan", "folketrygdlova § 22-15 kan", "§ 22-15"),
        ("etter folketrygdloven $22-15", "folketrygdloven § 22-15", "§ 22-15"),
        ("etter folketrygdloven 88-4 og", "folketrygdloven § 8-4 og", "§ 8-4"),
        ("etter forvaltningsloven 8 28.", "forvaltningsloven § 28.", "§ 28"),
        ("etter forvaltningsloven 85 18 og 19.", "forvaltningsloven §§ 18 og 19.", "§§ 18"),
        ("etter folketrygdloven 88 14-9, 14-12", "folketrygdloven §§ 14-9, 14-12", "§§ 14-9"),
        ("forskrift om alderspensjon 8 3", "alderspensjon § 3", "§ 3"),
        ("ftrl. 8 8-4.", "ftrl. § 8-4.", "§ 8-4"),
        ("etter $ 22-15 andre ledd", "etter § 22-15 andre", "§ 22-15"),
    ];
    for (before, after, noted) in hits {
        let letter = read(&[before]);
        assert!(letter.text().contains(after), "{before}: {}", letter.text());
        let note = Note::Sections(vec![noted.to_owned()]);
        assert!(letter.notes().contains(&note), "{before}: {:?}", letter.notes());
    }
    let letter = read(&["folketrygdloven § 9-10, jf. 88 9-11 og 9-5. Etter $ 19 kan"]);
    assert!(letter.text().contains("jf. §§ 9-11 og 9-5. Etter § 19"), "{}", letter.text());
    let letter = read(&["etter loven, jf. sosialtjenesteloven § 34, jf. 88 29 og 32."]);
    assert!(letter.text().contains("§ 34, jf. §§ 29 og 32."), "{}", letter.text());
    let letter = read(&["etter AFP-tilskottslova § 6 første ledd og 8 7."]);
    assert!(letter.text().contains("første ledd og § 7."), "{}", letter.text());
    let letter = read(&["folketrygdloven 8 4-4, jf. 8 4-5 og forskriften"]);
    assert!(letter.text().contains("§ 4-4, jf. § 4-5 og"), "{}", letter.text());
}

#[test]
fn other_digits_stay() {
    for text in [
        "Etter folketrygdloven 8 uker",
        "Etter folketrygdloven 8 14 dager",
        "Etter folketrygdloven 8 000 kroner",
        "Etter folketrygdloven 85 000 kroner",
        "Etter folketrygdloven 8 10-20 dager",
        "Etter folketrygdloven 8-4",
        "Etter folketrygdloven § 8-4",
        "Etter folketrygdloven §§ 8-4 og 8-5",
        "Etter forvaltningsloven 85 dager",
        "Etter forvaltningsloven § 28 og 8 14 dager",
        "Etter forvaltningsloven § 28 og 8 dager",
        "Etter folketrygdloven 8 mai 2025",
        "Etter barnetrygdloven 8 04",
        "Du får 8 500 kroner",
        "Kom klokka 8 10-14",
        "Det er 8 28 dager",
        "Fristen er 8. 4-5 dager etter",
        "Ring 85 18 og 19",
        "Det koster $ 100",
        "Saksnummer 8 22",
    ] {
        let letter = read(&[text]);
        assert_eq!(letter.text().trim_end(), text);
        assert_eq!(letter.notes(), [Note::Ocr { unsure: 0 }], "{text}");
    }
}

#[test]
fn any_table_gets_through() {
    assert_eq!(ocr::letter::<&str>(&[], Format::Image).unwrap_err(), IngestError::Empty);
    let odd = [
        "",
        "\t\t\t\t",
        "5\t1\t1\t1\t1\t1\t-99999999999\t1e30\tNaN\tinf\t96\tDu",
        "5\t1\t1\t1\t1\t1\t0\t0\t0\t0\t96\t-\n5\t1\t1\t1\t1\t2\t0\t0\t0\t0\t96\t8",
        "5\t1\t1\t1\t1\t1\t999999\t999999\t-999999\t-999999\t96\t$\n5\t1\t1\t1\t2\t1\t0\t0\t9\t9\t9\t§§§§",
    ];
    for tsv in odd {
        let _ = ocr::letter(&[tsv, tsv, tsv], Format::Image);
    }
}

fn png(image: &GrayImage) -> Vec<u8> {
    encoded(image, ImageFormat::Png)
}

fn encoded(image: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = DynamicImage::ImageLuma8(image.clone());
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

#[test]
fn pages_are_made_ready() {
    let stripes = |height| {
        GrayImage::from_fn(1240, height, |x, y| {
            let ink = y % 40 < 14 && x % 70 < 50 && (x * 7 + y * 3) % 11 > 2;
            Luma([if ink && (100..1140).contains(&x) { 20 } else { 230 }])
        })
    };
    let page = ocr::page(&png(&stripes(1754)), 0).unwrap();
    assert!(page.tilt.abs() <= 0.3, "{}", page.tilt);
    // 150 dpi is doubled.
    assert_eq!(page.dpi, 300);
    let back = image::load_from_memory(&page.png).unwrap().into_luma8();
    assert_eq!((back.width(), back.height()), (2480, 3508));
    let scan = tiff(&[stripes(1754), stripes(1200), stripes(1754)]);
    assert_eq!(ocr::pages(&scan).unwrap(), 3);
    let second = image::load_from_memory(&ocr::page(&scan, 1).unwrap().png).unwrap();
    assert_eq!(second.height(), 2400);
    assert!(ocr::page(&scan, 3).is_err());
}

#[test]
fn too_large_pictures_are_refused() {
    let large = GrayImage::new(8000, 7000);
    assert_eq!(ocr::page(&png(&large), 0).unwrap_err(), IngestError::TooLarge);
    let long = GrayImage::new(33_000, 1);
    assert_eq!(ocr::page(&png(&long), 0).unwrap_err(), IngestError::TooLarge);
    let many = vec![GrayImage::new(1, 1); ocr::MAX_PAGES + 1];
    assert_eq!(ocr::pages(&tiff(&many)).unwrap_err(), IngestError::TooLarge);
}

/// A file cut or changed is read or refused, never more.
#[test]
fn broken_pictures_are_refused() {
    let page = GrayImage::from_fn(300, 200, |x, y| Luma([(x * y % 251) as u8]));
    let files = [
        png(&page),
        encoded(&page, ImageFormat::Jpeg),
        encoded(&page, ImageFormat::Tiff),
        tiff(&[page.clone(), page]),
    ];
    let mut seed = 7_u32;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below.max(1)
    };
    let (mut read, mut refused) = (0, 0);
    for file in &files {
        for round in 0..60 {
            let mut bytes = file.clone();
            match round % 3 {
                0 => bytes.truncate(next(file.len())),
                1 => (0..4).for_each(|_| bytes[next(file.len())] ^= 1 << next(8)),
                _ => (0..4).for_each(|_| bytes[next(120.min(file.len()))] = next(256) as u8),
            }
            let pages = ocr::pages(&bytes).unwrap_or(1).min(3);
            for number in 0..pages {
                match ocr::page(&bytes, number) {
                    Ok(_) => read += 1,
                    Err(error) => {
                        let known =
                            matches!(error, IngestError::Damaged { .. } | IngestError::TooLarge);
                        assert!(known, "{error}");
                        refused += 1;
                    }
                }
            }
        }
    }
    println!("{read} read, {refused} refused");
    assert!(refused > 20);
}

/// True where letters can be read from pictures here; else says what is missing.
fn tesseract() -> bool {
    let listed = Command::new("tesseract").arg("--list-langs").output();
    let there = listed.is_ok_and(|listed| {
        String::from_utf8_lossy(&listed.stdout).lines().any(|line| line.trim() == "nor")
    });
    if !there {
        println!("no Tesseract with Norwegian: left out");
    }
    there
}

/// What the program says of bytes on standard input: exit code, output, error stream.
fn program(args: &[&str], bytes: &[u8], path: Option<&str>) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_klarbrev"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(path) = path {
        command.env("PATH", path);
    }
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let feeding = std::thread::spawn(move || input.write_all(&bytes));
    let ran = child.wait_with_output().unwrap();
    let _ = feeding.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (ran.status.code(), text(ran.stdout), text(ran.stderr))
}

#[test]
fn what_is_missing_is_said_in_one_line() {
    let page = png(&GrayImage::from_pixel(600, 800, Luma([255])));
    let (code, output, errors) = program(&["explain", "-"], &page, Some(""));
    assert_eq!((code, output.as_str(), errors.lines().count()), (Some(2), "", 1), "{errors}");
    for what in ["apt install tesseract-ocr", "brew install", "winget install"] {
        assert!(errors.contains(what), "{errors}");
    }
    let (code, _, errors) = program(&["explain", "-"], &page[..40], None);
    assert_eq!((code, errors.lines().count()), (Some(2), 1), "{errors}");
    assert!(errors.contains("skadet"), "{errors}");
    if tesseract() {
        let (code, _, errors) = program(&["explain", "-"], &page, None);
        assert_eq!((code, errors.lines().count()), (Some(2), 1), "{errors}");
        assert!(errors.contains("ingen tekst"), "{errors}");
    }
}

/// What must not change: the outcome, deadlines, what the reader must do, and how to appeal.
fn core(told: &Value) -> Value {
    let actions = told["actions"].as_array().unwrap();
    let must = actions.iter().filter(|action| action["force"] == "must");
    let must: Vec<Value> = must.map(|a| json!([a["kind"], a["deadline"], a["last_day"]])).collect();
    let deadlines = actions.iter().map(|action| &action["deadline"]);
    let deadlines: Vec<&Value> = deadlines.filter(|deadline| !deadline.is_null()).collect();
    json!({
        "outcome": told["outcome"]["value"],
        "must": must,
        "deadlines": deadlines,
        "appeal": [told["appeal"]["possible"], told["appeal"]["deadline"]],
    })
}

fn laws(told: &Value) -> Vec<&str> {
    let laws = told["legal_references"].as_array().unwrap();
    laws.iter().filter_map(|law| law["text"].as_str()).collect()
}

/// How a letter is photographed or scanned.
const WAYS: [(&str, u32, f32, Taken); 9] = [
    ("150 dpi", 150, 0.0, Taken::Scan),
    ("200 dpi", 200, 0.0, Taken::Scan),
    ("300 dpi", 300, 0.0, Taken::Scan),
    ("200 dpi, 1°", 200, 1.0, Taken::Scan),
    ("200 dpi, -2°", 200, -2.0, Taken::Scan),
    ("300 dpi, 2°", 300, 2.0, Taken::Scan),
    ("200 dpi, 1.5°, shade, noise, JPEG", 200, 1.5, Taken::Rough),
    ("300 dpi, 1°, photo, JPEG", 300, 1.0, Taken::Photo),
    ("150 dpi, 2°", 150, 2.0, Taken::Scan),
];

/// Own letters through Tesseract. `KLARBREV_OCR=3` takes every third letter every way, `1` all of them,
/// which takes long.
#[test]
fn pictures_say_what_the_text_says() {
    let Some(paper) = Paper::found() else {
        println!("no font to draw letters with: left out");
        return;
    };
    if !tesseract() {
        return;
    }
    let asked = std::env::var("KLARBREV_OCR").ok();
    let every: Option<usize> = asked.map(|every| every.parse().expect("a number of letters"));
    let mut letters = own();
    letters
        .retain(|letter| !letter.id.contains("ocr") && std::str::from_utf8(&letter.bytes).is_ok());
    let mut wrong = Vec::new();
    for (way, &(name, dpi, tilt, taken)) in WAYS.iter().enumerate() {
        let (mut same, mut count, mut found, mut cited) = (0, 0, 0, 0);
        let chosen = letters.iter().skip(if every.is_some() { 0 } else { way * 5 });
        for letter in chosen.step_by(every.unwrap_or(letters.len() / 2 + 1)) {
            let (text, picture) = both(letter, &paper, dpi, tilt, taken);
            count += 1;
            let right = core(&text) == core(&picture);
            same += usize::from(right);
            cited += laws(&text).len();
            found += laws(&text).iter().filter(|law| laws(&picture).contains(law)).count();
            if !right {
                let (text, picture) = (core(&text), core(&picture));
                println!("{name}: {}\n  {text}\n  {picture}", letter.id);
                if dpi >= 200 {
                    wrong.push(format!("{name}: {}", letter.id));
                }
            }
        }
        println!("{name}: {same} of {count} letters the same, {found} of {cited} sections");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The explanation of the letter's text and that of a picture of it.
fn both(letter: &Annotated, paper: &Paper, dpi: u32, tilt: f32, taken: Taken) -> (Value, Value) {
    let pages = paper.pages(letter.text(), dpi, tilt, taken);
    let bytes = match &pages[..] {
        [page] if taken != Taken::Scan => encoded(page, ImageFormat::Jpeg),
        [page] => png(page),
        pages => tiff(pages),
    };
    let (code, output, errors) = program(&["explain", "--format", "json", "-"], &bytes, None);
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{}", letter.id);
    let picture: Value = serde_json::from_str(&output).unwrap();
    let note = picture["notes"][0].as_str().unwrap();
    let told = ["lest fra et bilde", "lesen frå eit bilete", "read from a picture"];
    assert!(told.iter().any(|told| note.contains(told)), "{note}");
    (explained(&letter.bytes), picture)
}

/// A scan saved as PDF: no text in it, one picture a page.
#[test]
fn a_pdf_of_pictures_is_read_like_the_pictures() {
    let Some(paper) = Paper::found().filter(|_| tesseract()) else { return };
    if Command::new("pdftoppm").arg("-v").output().is_err() {
        println!("no pdftoppm: left out");
        return;
    }
    let text = std::fs::read(at("samples/forbilde-avslag-nb.txt")).unwrap();
    let text = std::str::from_utf8(&text).unwrap();
    // One page of it: the title, the outcome, the reason.
    let text: String = text.lines().take(30).flat_map(|line| [line, "\n"]).collect();
    let page = paper.pages(&text, 200, 1.0, Taken::Scan).remove(0);
    let (width, height) = page.dimensions();
    let pdf = picture(&encoded(&page, ImageFormat::Jpeg), width, height);
    let refused = klarbrev::ingest::read(&pdf, Some("skann.pdf"), None).unwrap_err();
    assert_eq!(refused, IngestError::Picture);
    let (code, output, errors) = program(&["explain", "--format", "json", "-"], &pdf, None);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    let told: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(core(&told), core(&explained(text.as_bytes())));
    assert_eq!(told["outcome"]["value"], "rejected");
}

#[test]
fn one_scanned_page_is_read_with_the_others() {
    let written = |number: u32| {
        let line = |at: u32| {
            let y = 760 - 20 * at;
            format!(
                "BT /F1 11 Tf 70 {y} Td (Vi har sett på saken din, og dette er side {number}.) Tj ET\n"
            )
        };
        (0..8).map(line).collect::<String>()
    };
    let text = "Du må sende oss arbeidsavtalen\nog lønnsslippen innen 3. mai 2025.\n";
    let page = Paper::found().map(|paper| paper.pages(text, 200, 0.0, Taken::Scan).remove(0));
    let page = page.unwrap_or_else(|| GrayImage::from_pixel(200, 300, Luma([255])));
    let (width, height) = page.dimensions();
    let jpeg = encoded(&page, ImageFormat::Jpeg);
    let pdf = crate::pdf::with_picture(&[written(1), written(3)], &jpeg, width, height);
    let without = |command: &[&str]| program(command, &pdf, Some(""));
    let (code, output, errors) = without(&["explain", "--lang", "nb", "-"]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    let lead = output.split("\n\n").nth(1).unwrap();
    assert!(lead.trim_start().starts_with("– Side 2 er et bilde og er ikke lest."), "{output}");
    assert!(!lead.contains("sier ikke"), "{output}");
    let (code, _, errors) = without(&["lint", "-"]);
    assert_eq!((code, errors.lines().count()), (Some(2), 1), "{errors}");
    if Paper::found().is_none() || !tesseract() {
        return;
    }
    let (code, output, errors) = program(&["text", "-"], &pdf, None);
    assert_eq!(code, Some(0), "{errors}");
    assert!(errors.contains("lest fra et bilde") && !errors.contains("ikke lest"), "{errors}");
    let at = |what: &str| output.find(what).unwrap_or_else(|| panic!("{what}: {output}"));
    assert!(at("side 1") < at("innen 3. mai 2025") && at("innen 3. mai 2025") < at("side 3"));
    let (_, output, _) = program(&["explain", "--format", "json", "-"], &pdf, None);
    let told: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(told["actions"][0]["evidence"][0]["page"], 2, "{output}");
}
