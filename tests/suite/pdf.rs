//! PDF: letters made in several ways say what their text says, small files made here show each
//! trait. Broken ones are tried in `broken.rs`.

use std::fs;
use std::io::Write as _;

use klarbrev::Letter;
use klarbrev::ingest::{Format, IngestError, Note, read};

use crate::letters::{at, files, told_anywhere};

/// A PDF with Helvetica as `/F1` and, as `/F2`, one whose code 80₁₆ stands for a wrong character.
pub(crate) fn pdf(pages: &[String], extra: &str) -> Vec<u8> {
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
               1 begincodespacerange <00> <ff> endcodespacerange\n\
               1 beginbfrange <20> <7e> <0020> endbfrange\n\
               1 beginbfchar <80> <02b2> endbfchar\nendcmap end end";
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 10 + 2 * at)).collect();
    let font = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding";
    let mut objects = vec![
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" "))),
        (3, format!("<< {font} >>")),
        (4, format!("<< {font} /ToUnicode 5 0 R >>")),
        (5, stream("", map)),
    ];
    for (at, content) in pages.iter().enumerate() {
        let number = 10 + 2 * at;
        objects.push((
            number,
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
                 /Resources << /Font << /F1 3 0 R /F2 4 0 R >> {extra} >> >>",
                number + 1
            ),
        ));
        objects.push((number + 1, stream("", content)));
    }
    file(&objects, "")
}

fn stream(dict: &str, content: &str) -> String {
    let length = content.chars().count();
    format!("<< {dict} /Length {length} >>\nstream\n{content}\nendstream")
}

/// Objects to a file; every character is one byte.
fn file(objects: &[(usize, String)], trailer: &str) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    for (number, object) in objects {
        out.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    out.push_str(&format!("trailer\n<< /Root 1 0 R {trailer} >>\n%%EOF\n"));
    out.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

/// A line of text.
pub(crate) fn show(font: &str, size: u32, x: u32, y: u32, text: &str) -> String {
    let text: String = text.replace('(', "\\(").replace(')', "\\)");
    format!("BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

fn line(y: u32, text: &str) -> String {
    show("F1", 11, 70, y, text)
}

fn letter(bytes: &[u8]) -> Letter {
    read(bytes, Some("brev.pdf"), None).unwrap().remove(0)
}

fn refused(bytes: &[u8]) -> IngestError {
    read(bytes, Some("brev.pdf"), Some(Format::Pdf)).unwrap_err()
}

#[test]
fn headers_footers_and_page_numbers_go_and_cut_sentences_are_joined() {
    let page = |number: u32, body: &str| {
        let head = show("F1", 8, 70, 800, "Saksnummer 25-1234");
        head + body + &show("F1", 8, 270, 30, &format!("Side {number} av 3"))
    };
    let first = line(700, "Du må sende oss alle papirene som du har fått fra legen din, og")
        + &line(686, "det må du gjøre før vi kan behandle saken, for ellers får du et");
    let second = line(760, "avslag fra oss. Det er dumt.") + &line(700, "Her er noe annet.");
    let third = line(760, "Med vennlig hilsen") + &line(746, "Nav Lia");
    let letter = letter(&pdf(&[page(1, &first), page(2, &second), page(3, &third)], ""));
    assert_eq!(
        letter.text(),
        "Saksnummer 25-1234\n\nDu må sende oss alle papirene som du har fått fra legen din, og \
         det må du gjøre før vi kan behandle saken, for ellers får du et avslag fra oss. Det er \
         dumt.\n\nHer er noe annet.\n\u{c}\nMed vennlig hilsen\nNav Lia\n"
    );
}

#[test]
fn hyphens_fake_bold_watermarks_and_drawn_bullets() {
    let page = show("F1", 16, 70, 780, "Vedtak om penger")
        + &show("F1", 16, 70, 780, "Vedtak om penger").replace("70 780", "70.4 780")
        + "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (UTKAST) Tj ET\n"
        + &line(740, "Vi har brukt lang tid på saken din fordi det var mye å gjøre med saks-")
        + &line(726, "behandlingen, og fordi barne- og ungdomsarbeiderne måtte skrive en e-")
        + &line(712, "post til oss.")
        + "70 691 3 3 re f\n"
        + &show("F1", 11, 82, 688, "lønnsslipp for mai")
        + "70 677 3 3 re f\n"
        + &show("F1", 11, 82, 674, "arbeidsavtale");
    let letter = letter(&pdf(&[page], ""));
    assert_eq!(
        letter.text(),
        "Vedtak om penger\n\nVi har brukt lang tid på saken din fordi det var mye å gjøre med \
         saksbehandlingen, og fordi barne- og ungdomsarbeiderne måtte skrive en e-post til oss.\n\n\
         • lønnsslipp for mai\n• arbeidsavtale\n"
    );
}

#[test]
fn lost_ligatures_are_put_back_and_told() {
    let page = show("F2", 11, 70, 700, "Du har utgi\u{80}er etter forskri\u{80} om reiser.");
    let letter = letter(&pdf(&[page], ""));
    assert_eq!(letter.text(), "Du har utgifter etter forskrift om reiser.\n");
    let words = ["forskrift", "utgifter"].map(str::to_owned).to_vec();
    assert_eq!(letter.notes(), [Note::Repaired(words)]);
}

#[test]
fn tables_and_letterheads_keep_their_cells() {
    let row = |y: u32, a: &str, b: &str| line(y, a) + &show("F1", 11, 300, y, b);
    let page = row(700, "Periode", "Beløp")
        + &row(684, "januar 2026", "1 200 kroner")
        + &row(668, "februar 2026", "900 kroner");
    let text = letter(&pdf(&[page], "")).text().to_owned();
    assert_eq!(text, "Periode\tBeløp\njanuar 2026\t1 200 kroner\nfebruar 2026\t900 kroner\n");
    let page = row(700, "Mat, klær og andre faste", "7 550 kroner")
        + &line(686, "utgifter")
        + &row(664, "Husleie", "8 900 kroner")
        + &line(630, "Du har nok å leve av.");
    let text = letter(&pdf(&[page], "")).text().to_owned();
    let rows = "Mat, klær og andre faste utgifter\t7 550 kroner\nHusleie\t8 900 kroner\n";
    assert_eq!(text, format!("{rows}\nDu har nok å leve av.\n"));
}

/// The name over the letter may stand under it too, on top of the last page.
#[test]
fn a_signature_on_top_of_a_page_is_no_header() {
    let first = line(790, "Nav Fjellvik") + &body();
    let second = line(790, "Med vennlig hilsen") + &line(776, "Nav Fjellvik");
    let text = letter(&pdf(&[first, second], "")).text().to_owned();
    assert!(text.contains("Med vennlig hilsen\nNav Fjellvik"), "{text}");
}

#[test]
fn files_without_text_say_why() {
    assert_eq!(refused(&pdf(&[String::new()], "")), IngestError::Empty);
    let image = "q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n".to_owned();
    assert_eq!(refused(&pdf(&[image], "")), IngestError::Picture);
    let damaged = IngestError::Damaged { format: Format::Pdf };
    assert_eq!(refused(b"%PDF-1.7\nnothing at all"), damaged);
    let locked = file(
        &[
            (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
            (2, "<< /Type /Pages /Count 0 /Kids [] >>".to_owned()),
            (
                3,
                format!(
                    "<< /Filter /Standard /V 1 /R 2 /P -1 /O ({0}) /U ({0}) >>",
                    "x".repeat(32)
                ),
            ),
        ],
        "/Encrypt 3 0 R /ID [(a) (a)]",
    );
    assert_eq!(refused(&locked), IngestError::Encrypted);
}

/// A picture that covers the page.
const SCAN: &str = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n";

fn body() -> String {
    (0..8)
        .map(|at| line(700 - 20 * at, "Du må sende oss papirene du har fått fra legen din."))
        .collect()
}

#[test]
fn a_scan_with_a_stamp_is_a_picture() {
    let stamp = SCAN.to_owned() + &line(800, "Mottatt Nav Lia 3. mai 2025");
    assert_eq!(refused(&pdf(std::slice::from_ref(&stamp), "")), IngestError::Picture);
    let letter = letter(&pdf(&[body(), stamp, String::new()], ""));
    assert_eq!(letter.notes(), [Note::PicturePages(vec![2])]);
    assert!(letter.text().contains("papirene") && letter.text().ends_with("3. mai 2025\n"));
    // Paper with a pattern is still a letter.
    let letter = self::letter(&pdf(&[SCAN.to_owned() + &body()], ""));
    assert_eq!(letter.notes(), []);
}

#[test]
fn the_layer_under_a_scan_is_read_page_by_page() {
    let under = |text: String| SCAN.to_owned() + &text.replace("BT ", "BT 3 Tr ") + "BT 0 Tr ET\n";
    let hidden = body().replace("papirene", "skjemaet");
    let letter = letter(&pdf(&[body() + &body(), under(hidden.clone())], ""));
    assert_eq!(letter.notes(), [Note::LooksLikeOcr]);
    assert!(letter.text().contains("papirene") && letter.text().contains("skjemaet"));
    // What is hidden on a page of text is not seen.
    let letter = self::letter(&pdf(&[body() + &body() + &hidden.replace("BT ", "BT 3 Tr ")], ""));
    assert!(!letter.text().contains("skjemaet"));
}

#[test]
fn a_footer_that_says_how_to_reach_nav_stays_once() {
    let page = |number: u32, body: &str, foot: &str| {
        body.to_owned()
            + &show("F1", 8, 70, 40, foot)
            + &show("F1", 8, 500, 40, &format!("Side {number} av 2"))
    };
    let foot = "Nav Lia // Telefon 55 55 33 33";
    let two = |foot: &str| {
        letter(&pdf(&[page(1, &body(), foot), page(2, &line(700, "Med hilsen"), foot)], ""))
    };
    let reached = two(foot);
    assert!(
        reached.text().ends_with("Med hilsen\n\nNav Lia // Telefon 55 55 33 33\n"),
        "{}",
        reached.text()
    );
    assert_eq!(reached.text().matches("Telefon").count(), 1);
    assert!(two("NAV 34-00.05 Fastsatt 09.2003").text().ends_with("Med hilsen\n"));
}

/// Packed `times` times.
fn packed(mut bytes: Vec<u8>, times: usize) -> String {
    for _ in 0..times {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(&bytes).unwrap();
        bytes = encoder.finish().unwrap();
    }
    bytes.into_iter().map(char::from).collect()
}

#[test]
fn bombs_are_refused() {
    let too_large = IngestError::TooLarge;
    for times in [1, 2] {
        let filter = ["/FlateDecode"; 2][..times].join(" ");
        let bomb = stream(&format!("/Filter [{filter}]"), &packed(vec![b' '; 65 << 20], times));
        let objects = [
            (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
            (2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_owned()),
            (3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>".to_owned()),
            (4, bomb),
        ];
        assert_eq!(refused(&file(&objects, "")), too_large);
    }
    assert_eq!(refused(&forms_in_forms()), IngestError::TooComplex);
    let many = vec![String::new(); 501];
    assert_eq!(refused(&pdf(&many, "")), IngestError::TooComplex);
    let deep = format!("%PDF-1.7\n1 0 obj\n{}", "[".repeat(100_000));
    assert!(read(deep.as_bytes(), None, None).is_err());
}

/// Files of a few kilobytes that unpack to hundreds of megabytes where the tables of the file are
/// read, by ways that a search of the bytes does not see: a chain of filters, names with escapes, a
/// dictionary that calls itself a picture.
pub(crate) fn hidden_bombs() -> Vec<(&'static str, Vec<u8>)> {
    // Each two of these bytes stand for 128 of them; 128 ends them.
    let mut runs = vec![0x81; 7 << 20];
    runs.push(128);
    let runs = packed(runs, 1);
    let content = |dict: &str| {
        let objects = [
            (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
            (2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_owned()),
            (3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>".to_owned()),
            (4, stream(dict, &runs)),
        ];
        file(&objects, "")
    };
    vec![
        ("escaped.pdf", content("/Filter [/Fl#61teDecode /Run#4cengthDecode] /Note /Image")),
        ("short.pdf", content("/Filter [/Fl /RL] /Note /Image")),
        ("objects.pdf", content("/Type /ObjStm /N 1 /First 4 /Filter [/Fl /RL] /Note /Image")),
    ]
}

/// Forms that draw forms that draw forms: 30 to the tenth power of them.
pub(crate) fn forms_in_forms() -> Vec<u8> {
    let forms: Vec<(usize, String)> = (0..10)
        .map(|level| {
            let dict = format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 600 900] \
                 /Resources << /XObject << /X {} 0 R >> >>",
                101 + level
            );
            (100 + level, stream(&dict, &"/X Do ".repeat(30)))
        })
        .collect();
    let objects = [
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_owned()),
        (
            3,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 900] /Contents 4 0 R \
             /Resources << /XObject << /X 100 0 R >> >> >>"
                .to_owned(),
        ),
        (4, stream("", "/X Do")),
    ];
    let objects: Vec<_> = objects.into_iter().chain(forms).collect();
    file(&objects, "")
}

/// A page that is one picture.
pub(crate) fn picture(jpeg: &[u8], width: u32, height: u32) -> Vec<u8> {
    let dict = format!(
        "/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray \
         /BitsPerComponent 8 /Filter /DCTDecode"
    );
    let bytes: String = jpeg.iter().map(|&byte| char::from(byte)).collect();
    let objects = [
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_owned()),
        (
            3,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
             /Resources << /XObject << /P 5 0 R >> >> >>"
                .to_owned(),
        ),
        (4, stream("", "q 595 0 0 842 0 0 cm /P Do Q")),
        (5, stream(&dict, &bytes)),
    ];
    file(&objects, "")
}

/// Pages of text with one that is a picture after the first.
pub(crate) fn with_picture(pages: &[String], jpeg: &[u8], width: u32, height: u32) -> Vec<u8> {
    let dict = format!(
        "/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray \
         /BitsPerComponent 8 /Filter /DCTDecode"
    );
    let bytes: String = jpeg.iter().map(|&byte| char::from(byte)).collect();
    let mut pages = pages.to_vec();
    pages.insert(1, "q 595 0 0 842 0 0 cm /P Do Q".to_owned());
    let mut whole = pdf(&pages, "/XObject << /P 9 0 R >>");
    let picture = format!("9 0 obj\n{}\nendobj\n", stream(&dict, &bytes));
    let picture = picture.chars().map(|c| u8::try_from(u32::from(c)).unwrap());
    let at = whole.windows(8).position(|window| window == b"trailer\n").unwrap();
    whole.splice(at..at, picture);
    whole
}

/// The committed samples, and all that `tests/make-pdfs.sh` made into `KLARBREV_PDFS`.
#[test]
fn made_letters_say_what_their_text_says() {
    let mut made = files(&at("samples/pdf"), "pdf");
    assert_eq!(made.len(), 4);
    if let Some(folder) = std::env::var_os("KLARBREV_PDFS").filter(|name| !name.is_empty()) {
        made.extend(files(folder.as_ref(), "pdf"));
    }
    let mut wrong = Vec::new();
    for path in made {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let source = name.rsplit_once('-').unwrap().0;
        let text = fs::read(at(&format!("samples/letters/{source}.txt"))).unwrap();
        let truth = Letter::from_bytes(&text).unwrap();
        let read = letter(&fs::read(&path).unwrap());
        let share = crate::makers::share(truth.text(), read.text());
        let facts = told_anywhere(&truth) == told_anywhere(&read);
        if share < 0.99 || !facts {
            wrong.push(format!("{name}: {share:.4} of the words, same facts: {facts}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn real_letters_are_read_in_order() {
    let folder = at("../shared/corpus/pdf");
    if !folder.is_dir() {
        println!("left out: the corpus of real PDFs is not here");
        return;
    }
    let text = |name: &str| {
        let letter = letter(&fs::read(folder.join(name)).unwrap());
        letter.text().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let klage = text("kabal_full-klagevedtak.pdf");
    for piece in [
        "• Dette er første punkt i en liste • Og dette er det andre",
        "a b c d aaaaaaaaaaaaaaaaa bbb bbb c d",
        "innen tre uker fra den datoen dette vedtaket er kommet fram til deg. Når du søker",
        "herunder ta hensyn til nye omstendigheter. Den skal vurdere",
    ] {
        assert!(klage.contains(piece), "{piece}");
    }
    assert!(!klage.contains("av 5") && !klage.contains('\u{feff}'));
    let columns = text("ba-sak_barnetrygd-rettigheter-nb.pdf");
    for piece in [
        "Det er den som barnet bor fast hos, som har rett til stønaden. Annen omsorgsperson eller",
        "idømt forvaring eller overført til tvungen psykisk helsevern",
        "utenlandsopphold, selv om hvert enkelt opphold varer mindre enn 3 måneder. Hvis barnet",
        "• den ene ektefellen, samboeren eller partneren",
    ] {
        assert!(columns.contains(piece), "{piece}");
    }
}
