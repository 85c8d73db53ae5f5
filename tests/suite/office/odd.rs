//! Odd corners of the formats, written by hand.

use super::{text_of, write};

fn word(body: &str) -> String {
    text_of(&write::docx_of(body, "", &[]), "x.docx")
}

#[test]
fn changes_are_accepted_and_remarks_left_out() {
    let text = word(
        "<w:p><w:r><w:t>Du </w:t></w:r><w:del><w:r><w:delText>får ikke</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>får</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> borte</w:t></w:r></w:moveFrom>\
         <w:commentRangeStart w:id=\"1\"/><w:r><w:t xml:space=\"preserve\"> dagpenger.</w:t></w:r>\
         <w:r><w:commentReference w:id=\"1\"/></w:r></w:p>\
         <w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Send </w:t></w:r></w:p>\
         <w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val=\"Overskrift1\"/></w:pPr></w:pPrChange></w:pPr>\
         <w:r><w:t>oss papirene.</w:t></w:r></w:p>\
         <w:tbl><w:tr><w:trPr><w:del w:id=\"4\"/></w:trPr><w:tc><w:p><w:r><w:t>borte</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    );
    assert_eq!(text, "Du får dagpenger.\n\nSend oss papirene.\n");
}

#[test]
fn fields_give_their_result() {
    let text = word(
        "<w:p><w:r><w:t xml:space=\"preserve\">Frist: </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText>IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>1. april</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3. mai</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t xml:space=\"preserve\"> 2025</w:t></w:r></w:fldSimple></w:p>",
    );
    assert_eq!(text, "Frist: 3. mai 2025\n");
}

#[test]
fn hidden_text_and_signs() {
    let text = word(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>strøket</w:t></w:r><w:r><w:rPr><w:strike w:val=\"0\"/></w:rPr><w:t>sø</w:t><w:softHyphen/>\
         <w:t>knad</w:t><w:br/><w:t>EØS</w:t><w:noBreakHyphen/><w:t>land &amp; mer</w:t></w:r>\
         <w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r></w:p>",
    );
    assert_eq!(text, "søknad\nEØS-land & mer☐\n");
}

#[test]
fn text_boxes_come_once() {
    let text = word(
        "<w:p><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing><wps:txbx xmlns:wps=\"s\">\
         <w:txbxContent><w:p><w:r><w:t>I ramme</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>I ramme</w:t></w:r></w:p></w:txbxContent></w:pict>\
         </mc:Fallback></mc:AlternateContent><w:t>Utenfor</w:t></w:r></w:p>",
    );
    assert_eq!(text, "I ramme\n\nUtenfor\n");
}

#[test]
fn footnotes_come_after_the_text() {
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>--</w:t></w:r></w:p></w:footnote>\
                 <w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/><w:t>Noten.</w:t></w:r></w:p></w:footnote>\
                 <w:footnote w:id=\"3\"><w:p><w:r><w:t>Strøket.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let body = "<w:p><w:r><w:t>Fristen</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>\
                <w:r><w:t xml:space=\"preserve\"> er ute.</w:t></w:r></w:p>";
    let file = write::docx_of(body, "", &[("word/footnotes.xml", notes)]);
    assert_eq!(text_of(&file, "x.docx"), "Fristen er ute.\n\nNoten.\n");
}

#[test]
fn styles_lists_and_columns() {
    let list = |level: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
         <w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl>\
         <w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2.%3\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"7\"><w:abstractNumId w:val=\"1\"/></w:num>";
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Min\"/></w:pPr><w:r><w:t>Tittel</w:t></w:r></w:p>"
        .to_owned()
        + &list(0, "en")
        + &list(1, "to")
        + &list(1, "tre")
        + &list(2, "fire")
        + &list(0, "fem")
        + &list(1, "seks")
        + "<w:p><w:r><w:t>Dato:</w:t><w:tab/><w:t>3. mai</w:t></w:r></w:p>\
           <w:p><w:r><w:t>Mai</w:t><w:tab/><w:t>Netto</w:t><w:tab/><w:t>100</w:t></w:r></w:p>";
    let file = write::docx_of(&body, numbering, &[]);
    assert_eq!(
        text_of(&file, "x.docx"),
        "Tittel\n\n1. en\na) to\nb) tre\n• fire\n2. fem\na) seks\n\nDato: 3. mai\n\nMai\tNetto\t100\n"
    );
}

#[test]
fn tables_for_the_layout_are_no_tables() {
    let cell = |text: &str| {
        let paragraph = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
        let paragraphs: Vec<String> = text.split('/').map(paragraph).collect();
        format!("<w:tc>{}</w:tc>", paragraphs.concat())
    };
    let row = |cells: &[&str]| {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>())
    };
    let text = word(&format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row(&["Måned", "Sum"]),
        row(&["Mai", "100/kr"]),
        row(&["Kari/Storgata 1/0123 Oslo", "Dato: 3. mai"])
    ));
    assert_eq!(
        text,
        "Måned\tSum\nMai\t100 kr\n\nKari\n\nStorgata 1\n\n0123 Oslo\n\nDato: 3. mai\n"
    );
}

#[test]
fn opendocument_leaves_out_what_is_not_seen() {
    let styles = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
    let text = "<text:tracked-changes><text:deletion><text:p>strøket</text:p></text:deletion></text:tracked-changes>\
         <text:p>Du<text:s text:c=\"4000000000\"/>får<office:annotation><text:p>merknad</text:p></office:annotation>\
         <text:span text:style-name=\"T1\"> ikke</text:span> penger<text:note><text:note-citation>1</text:note-citation>\
         <text:note-body><text:p>Noten.</text:p></text:note-body></text:note>.</text:p>\
         <text:section text:display=\"none\"><text:p>skjult</text:p></text:section>\
         <text:p><text:placeholder>&lt;navn&gt;</text:placeholder></text:p>";
    assert_eq!(
        text_of(&write::odt_of(styles, text), "x.odt"),
        "Du får penger.\n<navn>\n\nNoten.\n"
    );
}

#[test]
fn a_locked_document_is_said_to_be_locked() {
    let file = write::zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>"),
        ("content.xml", "\u{1}\u{2}"),
    ]);
    let error = klarbrev::ingest::read(&file, Some("x.odt"), None).unwrap_err();
    assert_eq!(error, klarbrev::ingest::IngestError::Encrypted);
}

#[test]
fn a_page_shows_what_a_reader_sees() {
    let page = "<!DOCTYPE html><html><head><title>Nei</title><script>if (a < b) nei()</script></head><body>\
        <div style=\"display: NONE\">nei<div>nei</div></div><div hidden>nei</div><template>nei</template>\
        <table><tr><td><h1>Vedtak<br>om mer</h1><p>Du f&aring;r kr&nbsp;100 &amp; mer.<p>Neste<script>nei</script></td></tr></table>\
        <ol start=3><li>tre<li>fire<ul><li>prikk</ul></ol><ol type=a><li>a</ol>\
        <table><tr><th>Måned<th>Sum<tr><td>Mai<td>100</table>\
        <div>Hilsen</div><div>Nav</div><div><br></div><div>Slutt</div>En<br><br>To<!-- nei --> <del>nei</del>";
    assert_eq!(
        text_of(page.as_bytes(), "x"),
        "Vedtak\nom mer\n\nDu får kr\u{a0}100 & mer.\n\nNeste\n\n3. tre\n4. fire\n• prikk\n\na) a\n\n\
         Måned\tSum\nMai\t100\n\nHilsen\nNav\n\nSlutt\nEn\n\nTo\n"
    );
}

#[test]
fn a_page_says_its_encoding() {
    let mut page = b"<html><head><meta charset=\"iso-8859-1\"></head><body>".to_vec();
    page.extend_from_slice(b"<p>S\xf8knaden er avsl\xe5tt.</body>");
    assert_eq!(text_of(&page, "x.html"), "Søknaden er avslått.\n");
}

#[test]
fn markdown_in_all_its_forms() {
    let page = "\u{feff}---\ntitle: Nei\n---\n\nVedtak\n======\n\nDu *får* `penger` [her](http://x.no) ~~nei~~.  \nNy linje\n\
        fortsatt\\*\n\n1) en\n\n   mer\n2) to\n   - dypere\n\n| A | B |\n|---|---|\n| 1 | **2** |\n\n```\nkode her\n\nmer\n```\n\n\
        <div>I <b>boks</b></div>\n\n![bilde](x.png)\n\nNote[^1].\n\n[^1]: Noten.\n";
    assert_eq!(
        text_of(page.as_bytes(), "x.md"),
        "Vedtak\n\nDu får penger her .\nNy linje fortsatt*\n\n1) en\n\nmer\n\n2) to\n• dypere\n\nA\tB\n1\t2\n\n\
         kode her\n\nmer\n\nI boks\n\nNote.\n\nNoten.\n"
    );
}

#[test]
fn rich_text_in_all_its_forms() {
    let page = "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 Arial CE;}}\
        {\\stylesheet{\\s0 Normal;}{\\s5 Overskrift 2;}}{\\*\\generator nei}{\\info{\\author nei}}\
        \\pard\\s5 Vedtak\\par\\pard S\\'f8knaden {\\f1\\'b3} er avsl\\u229\\'e5tt\\u-10179?\\u-8704?{\\v nei}{\\deleted nei}.\\line Ny\\~linje\\par\
        {\\field{\\*\\fldinst HYPERLINK nei}{\\fldrslt lenke}}{\\footnote\\pard Noten.} her\\par\
        {\\pntext\\'b7\\tab}\\pard en\\par{\\listtext b.\\tab}to\\par\
        \\trowd\\pard\\intbl A\\cell B\\cell\\row\\pard Slutt{\\pict\\bin3 }}}}\\par}";
    assert_eq!(
        text_of(page.as_bytes(), "x.rtf"),
        "Vedtak\n\nSøknaden ł er avslått😀.\nNy\u{a0}linje\nlenke her\n\n• en\nb) to\n\nA\tB\n\nSlutt\n\nNoten.\n"
    );
}

#[test]
fn tables_and_slides_are_told_apart_from_letters() {
    let refused = |parts: &[(&str, &str)], name: &str| {
        klarbrev::ingest::read(&write::zipped(parts), Some(name), None).unwrap_err()
    };
    let other = |format| klarbrev::ingest::IngestError::Binary { format: Some(format) };
    let sheet = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "<office:document-content/>"),
    ];
    assert_eq!(refused(&sheet, "x.ods"), other("Calc"));
    // With a letter put into it.
    let table = [("xl/embeddings/word/document.xml", "<w/>"), ("xl/workbook.xml", "<workbook/>")];
    assert_eq!(refused(&table, "x.docx"), other("Excel"));
    assert_eq!(refused(&[("ppt/presentation.xml", "<p/>")], "x.pptx"), other("PowerPoint"));
    assert_eq!(refused(&[("bilder/katt.txt", "mjau")], "x.zip"), other("zip"));
    let letter =
        text_of(&write::docx_of("<w:p><w:r><w:t>Hei</w:t></w:r></w:p>", "", &[]), "x.xlsx");
    assert_eq!(letter, "Hei\n");
}
