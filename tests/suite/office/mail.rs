//! Messages.

use klarbrev::ingest::{Format, IngestError, Note, Unread, open, read};

use super::{only, text_of, write};

pub(crate) fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (i, three) in bytes.chunks(3).enumerate() {
        if i > 0 && i % 19 == 0 {
            out.push_str("\r\n");
        }
        let mut all = [0; 3];
        all[..three.len()].copy_from_slice(three);
        let bits = u32::from(all[0]) << 16 | u32::from(all[1]) << 8 | u32::from(all[2]);
        for place in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * place) & 63) as usize] as char;
            out.push(if place > three.len() { '=' } else { sign });
        }
    }
    out
}

/// Quoted-printable, with soft line breaks.
fn quoted(bytes: &[u8]) -> String {
    let (mut out, mut width) = (String::new(), 0);
    for &byte in bytes {
        let sign = match byte {
            b'\n' => {
                out.push_str("\r\n");
                width = 0;
                continue;
            }
            b'!'..=b'<' | b'>'..=b'~' | b' ' => (byte as char).to_string(),
            _ => format!("={byte:02X}"),
        };
        if width + sign.len() > 72 {
            out.push_str("=\r\n");
            width = 0;
        }
        width += sign.len();
        out += &sign;
    }
    out
}

pub(crate) fn message(subject: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "Return-Path: <post@example.no>\r\nFrom: Nav <post@example.no>\r\nTo: kari@example.no\r\n\
         Subject: {subject}\r\nDate: Mon, 5 May 2025 10:00:00 +0200\r\nMIME-Version: 1.0\r\n\
         {headers}\r\n\r\n{body}"
    )
    .into_bytes()
}

pub(crate) fn plain(text: &str) -> Vec<u8> {
    let headers =
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable";
    message("Brev", headers, &quoted(text.as_bytes()))
}

pub(crate) fn html(page: &str) -> Vec<u8> {
    let headers = "Content-Type: multipart/alternative; boundary=skille";
    let body = format!(
        "--skille\r\nContent-Type: text/plain\r\n\r\nSe HTML-delen.\r\n--skille\r\n\
         Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n\
         --skille--\r\n",
        base64(page.as_bytes())
    );
    message("Brev", headers, &body)
}

/// A message that says nothing itself.
pub(crate) fn attached(files: &[(&str, &str, &[u8])]) -> Vec<u8> {
    with_body("", files)
}

fn with_body(text: &str, files: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = format!("--skille\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n");
    for (name, kind, bytes) in files {
        let name = base64(name.as_bytes());
        body += &format!(
            "--skille\r\nContent-Type: {kind}\r\nContent-Disposition: attachment; \
             filename=\"=?utf-8?B?{name}?=\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            base64(bytes)
        );
    }
    let headers = "Content-Type: multipart/mixed; boundary=skille";
    message("Brev", headers, &(body + "--skille--\r\n"))
}

fn block(text: &str) -> write::Block {
    write::Block::Lines(vec![text.to_owned()])
}

#[test]
fn each_letter_attached_is_a_letter() {
    let word = write::docx(&[block("Du får dagpenger.")]);
    let eml = with_body(
        "Se vedleggene.",
        &[
            ("vedtak.docx", "application/msword", &word),
            ("bilde.gif", "image/gif", b"GIF89a"),
            ("info.txt", "text/plain; charset=iso-8859-1", b"Du kan klage p\xe5 vedtaket."),
        ],
    );
    let letters = read(&eml, Some("brev.eml"), None).unwrap();
    let all: Vec<_> = letters.iter().map(|l| (l.part(), l.format(), l.text().trim())).collect();
    assert_eq!(
        all,
        [
            (Some("vedtak.docx"), Format::Docx, "Du får dagpenger."),
            (Some("info.txt"), Format::Text, "Du kan klage på vedtaket."),
            (None, Format::Email, "Se vedleggene."),
        ]
    );
}

#[test]
fn a_message_in_a_message_is_opened() {
    let inner = plain("Du må svare innen 3. mai 2025.\n");
    let outer = attached(&[("videre.eml", "message/rfc822", &inner)]);
    let letters = read(&outer, Some("brev.eml"), None).unwrap();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].part(), Some("videre.eml"));
    assert!(letters[0].text().contains("innen 3. mai 2025"));
    let mut deep = inner;
    for _ in 0..20 {
        deep = attached(&[("videre.eml", "message/rfc822", &deep)]);
    }
    let _ = read(&deep, Some("brev.eml"), None);
}

#[test]
fn answers_go_without_what_they_answer() {
    let text =
        "Hei, fristen er 3. mai 2025.\n\nOn Mon, 5 May 2025 Kari wrote:\n> Når er fristen?\n";
    assert_eq!(text_of(&plain(text), "x.eml").trim(), "Hei, fristen er 3. mai 2025.");
    let headers = "Content-Type: text/html; charset=utf-8";
    let page = "<div>Hei, fristen er 3. mai.</div><div>Nav</div><div><br></div>\
                <div class=\"gmail_quote\">Når er fristen?</div>";
    assert_eq!(
        text_of(&message("SV: Brev", headers, page), "x.eml"),
        "Hei, fristen er 3. mai.\nNav\n"
    );
}

#[test]
fn what_is_forwarded_is_a_letter() {
    let text = "Kan du se på dette?\n\n________________________________\nFra: Nav <post@nav.example>\n\
                Sendt: mandag 5. mai 2025 10:00\nTil: Kari\nEmne: Vedtak\n\nDu får dagpenger.\n";
    let headers = "Content-Type: text/plain; charset=utf-8";
    let letters = read(&message("VS: Vedtak", headers, text), Some("x.eml"), None).unwrap();
    let all: Vec<_> = letters.iter().map(|l| (l.part(), l.text().trim())).collect();
    assert_eq!(all, [(None, "Kan du se på dette?"), (Some("videresendt"), "Du får dagpenger.")]);
    let letters = read(&message("SV: Vedtak", headers, text), Some("x.eml"), None).unwrap();
    assert_eq!(letters[0].text().trim(), "Kan du se på dette?");
    assert_eq!(letters.len(), 1);
}

#[test]
fn old_encodings_are_undone() {
    let mut eml = message("Brev", "Content-Type: text/plain; charset=iso-8859-1", "");
    eml.extend_from_slice(b"Du f\xe5r penger.\r\n");
    assert_eq!(text_of(&eml, "x.eml").trim(), "Du får penger.");
    let flowed = "Content-Type: text/plain; charset=utf-8; format=flowed";
    let eml = message("Brev", flowed, "Du får \r\npenger.\r\n");
    assert_eq!(only(&eml, "x.eml").text().trim(), "Du får penger.");
}

/// The head of a picture of this size.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let page = image::GrayImage::from_pixel(width, height, image::Luma([255]));
    page.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn what_is_attached_and_not_read_is_told() {
    let word = write::docx(&[block("Du får dagpenger.")]);
    let (photo, logo) = (png(800, 1100), png(200, 60));
    let locked = write::zipped(&[
        ("content.xml", "<a/>"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
    ]);
    let table = write::zipped(&[("xl/workbook.xml", "<a/>")]);
    let eml = with_body(
        "Se vedleggene.",
        &[
            ("bilde.png", "image/png", &photo),
            ("logo.png", "image/png", &logo),
            ("logo.gif", "image/gif", b"GIF89a"),
            ("låst.odt", "application/octet-stream", &locked),
            ("vedtak.docx", "application/msword", &word),
            ("tall.xlsx", "application/octet-stream", &table),
        ],
    );
    let told = |name: &str, why| Note::Attachment { name: name.to_owned(), why };
    let mut notes = vec![told("låst.odt", Unread::Locked), told("tall.xlsx", Unread::Other)];
    let opened = open(&eml, Some("brev.eml"), None).unwrap();
    assert_eq!(opened.notes, notes);
    let [picture] = opened.pictures.as_slice() else {
        panic!("{} pictures", opened.pictures.len())
    };
    assert_eq!((picture.part.as_str(), picture.at, picture.partly), ("bilde.png", 0, false));
    assert_eq!(picture.bytes, photo);
    notes.push(told("bilde.png", Unread::Picture));
    let letters = read(&eml, Some("brev.eml"), None).unwrap();
    assert_eq!((letters[0].part(), letters[0].notes()), (Some("vedtak.docx"), notes.as_slice()));
    let only_photo = attached(&[("bilde.png", "image/png", &photo)]);
    assert_eq!(read(&only_photo, Some("x.eml"), None).unwrap_err(), IngestError::Picture);
    let only_locked = attached(&[("låst.odt", "application/octet-stream", &locked)]);
    assert_eq!(read(&only_locked, Some("x.eml"), None).unwrap_err(), IngestError::Encrypted);
}
