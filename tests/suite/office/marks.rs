//! Places: lines and columns of the author's own file, paragraphs of a document.

use klarbrev::{Document, Letter, Lexicon, Span};

use super::{only, write};

/// Every word of `text` that stands unchanged in the file is found there.
fn found_in(file: &str, letter: &Letter) -> usize {
    let mut found = 0;
    let lexicon = Lexicon::builtin();
    let document = Document::new(letter, lexicon);
    for sentence in document.sentences() {
        for word in document.words(sentence) {
            let text = word.of(letter.text());
            let Some(source) = letter.source_span(word) else { continue };
            assert_eq!(&file[source.start..source.end], text);
            let line = file[..source.start].matches('\n').count() + 1;
            assert_eq!(document.line(word.start), line, "{text}");
            found += 1;
        }
    }
    found
}

fn of(letter: &Letter, text: &str) -> Span {
    let start = letter.text().find(text).unwrap();
    Span::new(start, start + text.len())
}

#[test]
fn words_stand_where_they_are_said_to_stand() {
    for letter in crate::letters::own() {
        let blocks = write::blocks(&Letter::from_bytes(&letter.bytes).unwrap());
        let page = write::markdown(&blocks);
        let read = only(page.as_bytes(), "x.md");
        let words = read.text().split_whitespace().count();
        let found = found_in(&page, &read);
        assert!(found * 20 > words * 18, "{}: {found} of {words} in Markdown", letter.id);
        let page = write::html(&blocks);
        let read = only(page.as_bytes(), "x.html");
        let found = found_in(&page, &read);
        // Words with entities stand there otherwise.
        assert!(found * 20 > words * 15, "{}: {found} of {words} in HTML", letter.id);
    }
}

#[test]
fn columns_are_those_of_the_file() {
    let page = "# Brev\n\n* Åse **må** sende\n  lønnsslipp &amp; mer\n";
    let letter = only(page.as_bytes(), "x.md");
    let document = Document::new(&letter, Lexicon::builtin());
    let place = |text: &str| {
        let span = of(&letter, text);
        let (start, first) = document.line_start(span.start);
        let passed = letter.text()[start..span.start].chars().count();
        (document.line(span.start), first + passed)
    };
    assert_eq!(place("Brev"), (1, 3));
    assert_eq!(place("Åse"), (3, 3));
    assert_eq!(place("må"), (3, 9));
    assert_eq!(place("sende"), (3, 14));
    assert_eq!(place("lønnsslipp"), (4, 3));
    assert_eq!(place("& mer"), (4, 14));
    assert_eq!(letter.source_span(of(&letter, "lønnsslipp")).unwrap().of(page), "lønnsslipp");
    assert!(letter.source_span(of(&letter, "må sende")).is_none());
}

#[test]
fn marks_for_lint_survive() {
    let page = "# Brev\n\n<!-- klarbrev-ignorer latin:\nfast navn -->\nDu får penger.\n\n\
                <!-- ikke med -->\n\nSend <!-- heller ikke --> oss <!-- klarbrev-ignorer jargon: x --> det.\n";
    let text = only(page.as_bytes(), "x.md").text().to_owned();
    assert_eq!(
        text,
        "Brev\n\n<!-- klarbrev-ignorer latin: fast navn -->\n\nDu får penger.\n\n\
         Send oss <!-- klarbrev-ignorer jargon: x --> det.\n"
    );
    let letter = only(page.as_bytes(), "x.md");
    let document = Document::new(&letter, Lexicon::builtin());
    assert_eq!(document.line(of(&letter, "<!-- klarbrev").start), 3);
    let page = "<h1>Brev</h1>\n<!-- klarbrev-ignorer latin: fast navn -->\n<p>Du får penger.</p>\n<!-- nei -->";
    let text = only(page.as_bytes(), "x.html").text().to_owned();
    assert_eq!(text, "Brev\n\n<!-- klarbrev-ignorer latin: fast navn -->\n\nDu får penger.\n");
}

#[test]
fn paragraphs_are_counted() {
    let lines = |text: &str| write::Block::Lines(vec![text.to_owned()]);
    let blocks = [write::Block::Heading("Brev".into()), lines("En to tre."), lines("Fire fem.")];
    for letter in [
        only(&write::docx(&blocks), "x.docx"),
        only(&write::odt(&blocks), "x.odt"),
        only(write::rtf(&blocks).as_bytes(), "x.rtf"),
    ] {
        let document = Document::new(&letter, Lexicon::builtin());
        assert_eq!(document.paragraph(of(&letter, "Fire").start), Some(3));
    }
}
