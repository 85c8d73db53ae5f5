//! Writes letters in the formats people have them in, as their programs would.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use klarbrev::segment::BlockKind;
use klarbrev::{Document, Letter, Lexicon};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A block of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    Heading(String),
    /// Lines right under each other.
    Lines(Vec<String>),
    /// Items with their markers.
    Items(Vec<(String, String)>),
    Rows(Vec<Vec<String>>),
}

/// The blocks of a letter in plain text.
pub(crate) fn blocks(letter: &Letter) -> Vec<Block> {
    let document = Document::new(letter, Lexicon::builtin());
    let text = letter.text();
    let mut blocks: Vec<Block> = Vec::new();
    let mut end = 0;
    for block in document.blocks() {
        let line_start = text[..block.span.start].rfind('\n').map_or(0, |at| at + 1);
        let line_start = line_start.max(end);
        let marker = text[line_start..block.span.start].trim().to_owned();
        let words = document.quote(block.span);
        let apart = text[end..line_start].matches('\n').count() > 1 || end == 0;
        end = block.span.end;
        let raw = &text[block.span.start..block.span.end];
        let heading = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
        match (blocks.last_mut(), !marker.is_empty(), raw.contains('\t')) {
            (Some(Block::Items(items)), true, _) => items.push((marker, words)),
            (_, true, _) => blocks.push(Block::Items(vec![(marker, words)])),
            (last, false, true) => {
                let cells = raw.split('\t').map(|cell| cell.trim().to_owned()).collect();
                match last {
                    Some(Block::Rows(rows)) => rows.push(cells),
                    _ => blocks.push(Block::Rows(vec![cells])),
                }
            }
            _ if heading => blocks.push(Block::Heading(words)),
            (Some(Block::Lines(lines)), ..) if !apart => lines.push(words),
            _ => blocks.push(Block::Lines(vec![words])),
        }
    }
    blocks
}

/// Plain text again.
pub(crate) fn text(blocks: &[Block]) -> String {
    let one = |block: &Block| match block {
        Block::Heading(words) => words.clone(),
        Block::Lines(lines) => lines.join("\n"),
        Block::Items(items) => {
            let items = items.iter().map(|(marker, words)| format!("{marker} {words}"));
            items.collect::<Vec<_>>().join("\n")
        }
        Block::Rows(rows) => {
            rows.iter().map(|cells| cells.join("\t")).collect::<Vec<_>>().join("\n")
        }
    };
    blocks.iter().map(one).collect::<Vec<_>>().join("\n\n") + "\n"
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A zip file of parts.
pub(crate) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
    <Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
    <Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/></Types>";

const PACKAGE: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

const PARTS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
    <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" Target=\"numbering.xml\"/></Relationships>";

/// A Word file with this body, these lists and these styles.
pub(crate) fn docx_of(body: &str, numbering: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document =
        format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>");
    let styles = format!(
        "<w:styles {W}><w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after=\"160\"/></w:pPr>\
         </w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" \
         w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" \
         w:styleId=\"Overskrift1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/>\
         <w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style><w:style w:type=\"paragraph\" \
         w:styleId=\"Min\"><w:name w:val=\"Min stil\"/><w:basedOn w:val=\"Overskrift1\"/></w:style>\
         </w:styles>"
    );
    let numbering = format!("<w:numbering {W}>{numbering}</w:numbering>");
    let mut parts = vec![
        ("[Content_Types].xml", TYPES),
        ("word/_rels/document.xml.rels", PARTS),
        ("_rels/.rels", PACKAGE),
        ("word/document.xml", &document),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
    ];
    parts.extend(more);
    zipped(&parts)
}

pub(crate) fn docx(blocks: &[Block]) -> Vec<u8> {
    // Runs end anywhere, as they do in files that people have worked on.
    let run = |text: &str| {
        let middle = text.len() / 2;
        let middle = (middle..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap();
        let (a, b) = text.split_at(middle);
        let one =
            |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text));
        one(a) + "<w:bookmarkStart w:id=\"0\"/>" + &one(b)
    };
    let paragraph =
        |properties: &str, inner: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>");
    let (mut body, mut numbering, mut lists) = (String::new(), String::new(), 0);
    for block in blocks {
        match block {
            Block::Heading(words) => {
                body += &paragraph("<w:pStyle w:val=\"Overskrift1\"/>", &run(words));
            }
            Block::Lines(lines) => {
                let runs: Vec<String> = lines.iter().map(|line| run(line)).collect();
                body += &paragraph("", &runs.join("<w:r><w:br/></w:r>"));
            }
            Block::Items(items) => {
                for (i, (marker, words)) in items.iter().enumerate() {
                    if i == 0 || !goes_on(&items[i - 1].0, marker) {
                        lists += 1;
                        let (format, text, start) = counting(marker);
                        write!(
                            numbering,
                            "<w:abstractNum w:abstractNumId=\"{lists}\"><w:lvl w:ilvl=\"0\">\
                             <w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/>\
                             <w:lvlText w:val=\"{text}\"/></w:lvl></w:abstractNum>\
                             <w:num w:numId=\"{lists}\"><w:abstractNumId w:val=\"{lists}\"/></w:num>"
                        )
                        .unwrap();
                    }
                    let list = format!(
                        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{lists}\"/></w:numPr>"
                    );
                    body += &paragraph(&list, &run(words));
                }
            }
            Block::Rows(rows) => {
                body += "<w:tbl>";
                for row in rows {
                    body += "<w:tr>";
                    for cell in row {
                        body += &format!("<w:tc>{}</w:tc>", paragraph("", &run(cell)));
                    }
                    body += "</w:tr>";
                }
                body += "</w:tbl>";
            }
        }
    }
    docx_of(&body, &numbering, &[])
}

/// The format, the text and the start of a list whose first item has this marker.
fn counting(marker: &str) -> (&'static str, &'static str, u32) {
    let number = marker.trim_end_matches(['.', ')']);
    if let Ok(start) = number.parse() {
        return ("decimal", if marker.ends_with(')') { "%1)" } else { "%1." }, start);
    }
    match number.bytes().next() {
        Some(letter @ b'a'..=b'z') => ("lowerLetter", "%1)", u32::from(letter - b'a') + 1),
        _ => ("bullet", "•", 1),
    }
}

/// `2.` goes on from `1.`, and a bullet from a bullet.
fn goes_on(before: &str, marker: &str) -> bool {
    let ((a, x, before), (b, y, now)) = (counting(before), counting(marker));
    a == b && x == y && (a == "bullet" || before + 1 == now)
}

const MANIFEST: &str = "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
    <m:file-entry m:full-path=\"/\" m:media-type=\"application/vnd.oasis.opendocument.text\"/>\
    <m:file-entry m:full-path=\"content.xml\" m:media-type=\"text/xml\"/></m:manifest>";

pub(crate) fn odt_of(styles: &str, text: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
         xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.2\"><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", MANIFEST),
    ])
}

pub(crate) fn odt(blocks: &[Block]) -> Vec<u8> {
    let mut styles = String::from(
        "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties \
         fo:margin-bottom=\"0.25cm\"/></style:style>",
    );
    let (mut text, mut lists) = (String::new(), 0);
    let span = |words: &str| format!("<text:span>{}</text:span>", escaped(words));
    let paragraph = |words: &str| format!("<text:p text:style-name=\"P1\">{words}</text:p>");
    for block in blocks {
        match block {
            Block::Heading(words) => {
                text += &format!("<text:h text:outline-level=\"1\">{}</text:h>", span(words));
            }
            Block::Lines(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| span(line)).collect();
                text += &paragraph(&lines.join("<text:line-break/>"));
            }
            Block::Items(items) => {
                for (i, (marker, words)) in items.iter().enumerate() {
                    if i == 0 || !goes_on(&items[i - 1].0, marker) {
                        lists += 1;
                        let (format, closing, start) = counting(marker);
                        let format = match format {
                            "decimal" => "1",
                            "lowerLetter" => "a",
                            _ => "",
                        };
                        let level = match format {
                            "" => "<text:list-level-style-bullet text:level=\"1\"/>".to_owned(),
                            _ => format!(
                                "<text:list-level-style-number text:level=\"1\" style:num-suffix=\"{}\" \
                                 style:num-format=\"{format}\" text:start-value=\"{start}\"/>",
                                &closing[2..]
                            ),
                        };
                        styles += &format!(
                            "<text:list-style style:name=\"L{lists}\">{level}</text:list-style>"
                        );
                        text += if i == 0 { "" } else { "</text:list>" };
                        text += &format!("<text:list text:style-name=\"L{lists}\">");
                    }
                    text +=
                        &format!("<text:list-item>{}</text:list-item>", paragraph(&span(words)));
                }
                text += "</text:list>";
            }
            Block::Rows(rows) => {
                let width = rows.iter().map(Vec::len).max().unwrap_or(1);
                text += &format!(
                    "<table:table><table:table-column table:number-columns-repeated=\"{width}\"/>"
                );
                for row in rows {
                    text += "<table:table-row>";
                    for cell in row {
                        text += &format!(
                            "<table:table-cell>{}</table:table-cell>",
                            paragraph(&span(cell))
                        );
                    }
                    text += "</table:table-row>";
                }
                text += "</table:table>";
            }
        }
    }
    odt_of(&styles, &text)
}

pub(crate) fn html(blocks: &[Block]) -> String {
    let mut page = String::from(
        "<!DOCTYPE html>\n<html lang=nb>\n<head><meta charset=\"utf-8\"><title>Brev fra Nav</title>\n\
         <style>p { margin: 1em }</style></head>\n<body>\n<!-- laget av en test -->\n",
    );
    // Entities for some, and lines that end anywhere.
    let words = |text: &str| {
        let text = escaped(text).replace('å', "&aring;").replace('§', "&sect;");
        text.replacen(" og ", "\n   og ", 1)
    };
    for block in blocks {
        match block {
            Block::Heading(text) => page += &format!("<h2 class=\"t\">{}</h2>\n", words(text)),
            Block::Lines(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| words(line)).collect();
                page += &format!("<p>{}\n", lines.join("<br>\n"));
            }
            Block::Items(items) => {
                for (i, (marker, text)) in items.iter().enumerate() {
                    if i == 0 || !goes_on(&items[i - 1].0, marker) {
                        page += if i == 0 { "" } else { "</ul></ol>" };
                        let (format, _, start) = counting(marker);
                        page += &match format {
                            "decimal" => format!("<ol start=\"{start}\">\n"),
                            "lowerLetter" => format!("<ol type=a start=\"{start}\">\n"),
                            _ => "<ul>\n".to_owned(),
                        };
                    }
                    page += &format!("  <li>{}</li>\n", words(text));
                }
                page += "</ul></ol>\n";
            }
            Block::Rows(rows) => {
                page += "<table>\n";
                for row in rows {
                    page += "<tr>";
                    for cell in row {
                        page += &format!("<td>{}", words(cell));
                    }
                    page += "\n";
                }
                page += "</table>\n";
            }
        }
    }
    page + "</body></html>\n"
}

pub(crate) fn markdown(blocks: &[Block]) -> String {
    let words = |text: &str| {
        let mut out = String::new();
        for (i, c) in text.char_indices() {
            let number = i > 0 && text[..i].bytes().all(|b| b.is_ascii_digit());
            if "\\`*_[]<>#|~&".contains(c)
                || i == 0 && "-+=".contains(c)
                || number && ".)".contains(c)
            {
                out.push('\\');
            }
            out.push(c);
        }
        out
    };
    let mut page = String::from("---\nmal: brev\n---\n\n");
    for block in blocks {
        match block {
            Block::Heading(text) => page += &format!("## {}\n\n", words(text)),
            Block::Lines(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| words(line)).collect();
                page += &(lines.join("\\\n") + "\n\n");
            }
            Block::Items(items) => {
                for (i, (marker, text)) in items.iter().enumerate() {
                    let (format, _, _) = counting(marker);
                    let marker = if format == "decimal" { marker } else { "-" };
                    if i > 0 && !goes_on(&items[i - 1].0, &items[i].0) {
                        page += "\n<!-- en ny liste -->\n\n";
                    }
                    page += &format!("{marker} {}\n", words(text));
                }
                page.push('\n');
            }
            Block::Rows(rows) => {
                // A row may not have more cells than the first.
                let width = rows.iter().map(Vec::len).max().unwrap_or(0);
                for (i, row) in rows.iter().enumerate() {
                    let mut cells: Vec<String> = row.iter().map(|cell| words(cell)).collect();
                    cells.resize(width, String::new());
                    page += &format!("| {} |\n", cells.join(" | "));
                    if i == 0 {
                        page += &format!("|{}\n", " --- |".repeat(width));
                    }
                }
                page.push('\n');
            }
        }
    }
    page
}

pub(crate) fn rtf(blocks: &[Block]) -> String {
    let words = |text: &str| {
        let mut out = String::new();
        for c in text.chars() {
            match c {
                '\\' | '{' | '}' => write!(out, "\\{c}").unwrap(),
                'å' => out.push_str("\\'e5"),
                '\u{a0}' => out.push_str("\\~"),
                c if c.is_ascii() => out.push(c),
                c => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        write!(out, "\\u{}?", unit.cast_signed()).unwrap();
                    }
                }
            }
        }
        out
    };
    let mut page = String::from(
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}\n\
         {\\stylesheet{\\s0 Normal;}{\\s1\\sb240\\outlinelevel0 heading 1;}}\n\
         {\\info{\\title Brev fra Nav}}{\\header Nav\\par}\n",
    );
    for block in blocks {
        match block {
            Block::Heading(text) => {
                page += &format!("\\pard\\plain\\s1\\sb240 {}\\par\n", words(text));
            }
            Block::Lines(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| words(line)).collect();
                page += &format!("\\pard\\plain\\s0\\sa160 {}\\par\n", lines.join("\\line\n"));
            }
            Block::Items(items) => {
                for (marker, text) in items {
                    let (marker, text) = (words(marker), words(text));
                    page += &format!("{{\\listtext\\f0 {marker}\\tab}}\\pard\\ls1 {text}\\par\n");
                }
            }
            Block::Rows(rows) => {
                for row in rows {
                    page += "\\trowd\\cellx2000\\cellx4000 ";
                    for cell in row {
                        page += &format!("\\pard\\intbl {}\\cell\n", words(cell));
                    }
                    page += "\\row\n";
                }
            }
        }
    }
    page + "}"
}
