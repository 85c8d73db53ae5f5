//! Headers and footers of Word and OpenDocument: those of the first page, once, without page numbers.

use klarbrev::ingest::read;
use klarbrev::{Document, Lexicon, extract};

use super::{text_of, write};

const W: &str = "xmlns:w=\"w\" xmlns:r=\"r\"";

fn paragraph(text: &str) -> String {
    format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
        text.replace('\t', "</w:t><w:tab/><w:t>")
    )
}

/// A page number as Word writes it: a field.
const NUMBER: &str = "<w:p><w:r><w:t xml:space=\"preserve\">Side </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
    <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
    <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";

fn letterhead(title_page: bool) -> Vec<u8> {
    let reference = |element: &str, kind: &str, id: u32| {
        format!("<w:{element}Reference w:type=\"{kind}\" r:id=\"rId{id}\"/>")
    };
    let section = format!(
        "<w:sectPr {W}>{}{}{}{}</w:sectPr>",
        reference("header", "first", 11),
        reference("header", "default", 12),
        reference("footer", "first", 13),
        if title_page { "<w:titlePg/>" } else { "" }
    );
    let body = paragraph("Du får dagpenger.") + &paragraph("Hilsen Nav") + &section;
    let part = |root: &str, text: &str| format!("<w:{root} {W}>{text}</w:{root}>");
    let first =
        part("hdr", &(paragraph("Nav Lillevik") + &paragraph("Saksnummer: 25/1234\tSide 1 av 3")));
    let later = part("hdr", NUMBER);
    let footer = part("ftr", &(paragraph("Telefon: 21 07 37 00") + NUMBER));
    let relation = |id: u32, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"x\" Target=\"{target}\"/>")
    };
    let relations = format!(
        "<Relationships>{}{}{}</Relationships>",
        relation(11, "header1.xml"),
        relation(12, "/word/header2.xml"),
        relation(13, "footer1.xml")
    );
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    write::zipped(&[
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &relations),
        ("word/header1.xml", &first),
        ("word/header2.xml", &later),
        ("word/footer1.xml", &footer),
    ])
}

#[test]
fn word_has_them_in_parts_of_their_own() {
    let whole = "Nav Lillevik\nSaksnummer: 25/1234\n\nDu får dagpenger.\nHilsen Nav\n\n\
                 Telefon: 21 07 37 00\n";
    assert_eq!(text_of(&letterhead(true), "x.docx"), whole);
    assert_eq!(text_of(&letterhead(false), "x.docx"), "Du får dagpenger.\nHilsen Nav\n");
}

#[test]
fn paragraphs_are_counted_without_them() {
    let letters = read(&letterhead(true), Some("x.docx"), None).unwrap();
    let document = Document::new(&letters[0], Lexicon::builtin());
    let at = |words: &str| document.paragraph(document.text().find(words).unwrap());
    assert_eq!((at("Du får"), at("Hilsen")), (Some(1), Some(2)));
    assert_eq!((at("Nav Lille"), at("Telefon")), (None, None));
}

#[test]
fn whom_to_call_is_found_in_a_footer() {
    let letters = read(&letterhead(true), Some("x.docx"), None).unwrap();
    let facts = extract::facts(&Document::new(&letters[0], Lexicon::builtin()));
    assert_eq!(facts.contacts.phones, ["21 07 37 00"]);
}

fn odt(content: &str, styles: &str) -> Vec<u8> {
    let spaces =
        "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:svg=\"v\" xmlns:draw=\"d\"";
    let content = format!(
        "<office:document-content {spaces}><office:automatic-styles><style:style style:name=\"P1\" \
         style:family=\"paragraph\" style:master-page-name=\"Forside\"/></office:automatic-styles>\
         <office:body><office:text>{content}</office:text></office:body></office:document-content>"
    );
    let styles = format!(
        "<office:document-styles {spaces}><office:master-styles>{styles}</office:master-styles></office:document-styles>"
    );
    write::zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", &styles),
    ])
}

#[test]
fn opendocument_has_them_with_its_styles() {
    let styles = "<style:master-page style:name=\"Standard\"><style:header><text:p>Side <text:page-number>2</text:page-number></text:p>\
         </style:header></style:master-page><style:master-page style:name=\"Forside\"><style:header><text:p>Nav Lillevik</text:p>\
         <text:p>Side <text:page-number>1</text:page-number> av 3</text:p></style:header><style:header-first/>\
         <style:footer-left><text:p>Feil</text:p></style:footer-left><style:footer><text:p>Telefon: 21 07 37 00</text:p>\
         </style:footer></style:master-page>";
    let text = |style: &str| {
        let content = format!("<text:p text:style-name=\"{style}\">Du får dagpenger.</text:p>");
        text_of(&odt(&content, styles), "x.odt")
    };
    assert_eq!(text("P1"), "Nav Lillevik\n\nDu får dagpenger.\n\nTelefon: 21 07 37 00\n");
    assert_eq!(text("P2"), "Du får dagpenger.\n");
}

#[test]
fn a_title_may_be_a_field() {
    let content = "<text:p><draw:frame><draw:image/><svg:title>Logo</svg:title></draw:frame>\
                   <text:title>Vedtak om dagpenger</text:title></text:p>";
    assert_eq!(text_of(&odt(content, ""), "x.odt"), "Vedtak om dagpenger\n");
}
