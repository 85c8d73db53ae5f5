//! Figures against counts made by hand, and what always holds for them.
//!
//! Each letter is counted in its comment: words / sentences / long words, sentence by sentence.

use klarbrev::analyse::{
    Band, Counts, LixBand, Measure, Measures, Reference, measures, nominalisations, words_in,
};
use klarbrev::lexicon::TermClass;
use klarbrev::segment::BlockKind;
use klarbrev::{Document, Lang, Letter, Lexicon, extract};
use proptest::prelude::*;

use crate::letters::{at, files, own};
use crate::properties::any_text;

fn measured(text: &str, lang: Lang) -> Measures {
    let letter = Letter::from_text(text);
    let document = Document::in_language(&letter, Lexicon::builtin(), Some(lang));
    measures(&document, &extract::facts(&document))
}

fn counts(words: usize, sentences: usize, long_words: usize) -> Counts {
    Counts { words, sentences, long_words }
}

fn near(value: Option<f64>, expected: f64) {
    let value = value.unwrap();
    assert!((value - expected).abs() < 0.005, "{value}, not {expected}");
}

#[test]
fn numbers_dates_and_references() {
    // 10/1/1: Du får 12_345 kroner i *måneden* fra 1 januar 2024
    // 12/1/3: *Vedtaket* er gjort etter *folketrygdloven* 12-7 jf 12-8 første ledd *bokstav* a
    // 16/1/0: Du må sende oss svar senest kl 15.00 den 15.03.2024 f.eks på e-post eller på nav.no/…
    //  7/1/1: *Fristen* for å klage er seks uker
    let text = "Du får 12 345 kroner i måneden fra 1. januar 2024. Vedtaket er gjort etter \
        folketrygdloven § 12-7, jf. § 12-8 første ledd bokstav a. Du må sende oss svar senest kl. \
        15.00 den 15.03.2024, f.eks. på e-post eller på nav.no/kontakt. Fristen for å klage er \
        seks uker.";
    let found = measured(text, Lang::Nb);
    assert_eq!(found.text(), counts(45, 4, 5));
    // 45 / 4 + 100 · 5 / 45 = 11.25 + 11.11
    near(found.text().lix(), 22.36);
    near(found.text().rix(), 1.25);
    assert_eq!(found.lix(), None, "under 100 words");
    assert_eq!((found.names, found.long_words_in_names), (1, 1), "folketrygdloven");
}

#[test]
fn headings_and_list_items_end_sentences() {
    // 7/1/3: Nav har *avslått* *søknaden* din om *dagpenger*
    // 5/1/0: Du må sende oss dette
    // 2/1/1: *arbeidsavtalen* din — 3/1/1: *lønnsslipp* for mai — 3/1/1: vedtak fra *skatteetaten*
    // 1/1/0: Frist
    // 8/1/0: Vi må ha svaret innen 1 mars 2025
    let text = "Nav har avslått søknaden din om dagpenger\n\nDu må sende oss dette:\n\n\
        - arbeidsavtalen din\n- lønnsslipp for mai\n- vedtak fra skatteetaten\n\nFrist\n\n\
        Vi må ha svaret innen 1. mars 2025.\n";
    let found = measured(text, Lang::Nb);
    assert_eq!(found.text(), counts(29, 7, 6));
    assert_eq!(found.part(BlockKind::Title), counts(7, 1, 3));
    assert_eq!(found.part(BlockKind::Heading), counts(1, 1, 0));
    assert_eq!(found.part(BlockKind::ListItem), counts(8, 3, 3));
    near(found.text().lix(), 24.83);
    near(found.words_per_sentence(), 4.14);
    let longest = found.longest_sentence.unwrap();
    assert_eq!(longest.words, 8);
    assert_eq!(longest.span.of(text), "Vi må ha svaret innen 1. mars 2025.");
    assert_eq!(found.paragraphs, 2);
    assert_eq!(found.longest_paragraph.unwrap().words, 8);
    assert_eq!(found.words_before_outcome, Some(0), "the title says it");
    assert_eq!(found.reader_words, 3, "din, Du, din");
}

#[test]
fn addresses_hyphens_and_abbreviations_are_one_word() {
    //  8/1/1: Du kan f.eks søke om *AAP-forlengelse* på nav.no/aap-soknad
    //  8/1/0: Les mer på https://… eller skriv til post@nav.no
    // 13/1/3: Bl.a *e-postadressen* og inn og *utbetalinger* av jobb og *utdanningsstønad* teller
    //         jf 11-5
    let text = "Du kan f.eks. søke om AAP-forlengelse på nav.no/aap-soknad. Les mer på \
        https://www.nav.no/arbeidsavklaringspenger eller skriv til post@nav.no. Bl.a. \
        e-postadressen og inn- og utbetalinger av jobb- og utdanningsstønad teller, jf. § 11-5.";
    let found = measured(text, Lang::Nb);
    assert_eq!(found.text(), counts(29, 3, 4));
    near(found.text().lix(), 23.46);
}

#[test]
fn nynorsk_with_phone_percent_and_signature() {
    //  7/1/3: NAV har *innvilga* *søknaden* din om *foreldrepengar*
    //  2/1/0, salutation: Hei Kari
    // 10/1/1: Du får 1_234_567 kroner i alt eller 82,5 av *grunnlaget*
    // 10/1/2: Ring oss på 55_55_33_33 dersom du ikkje *kjenner* *kontonummeret* ditt
    //  7/2/3, signature: Med *vennleg* *helsing*, Nav Familie og *pensjonsytingar*
    //         (vennleg 7, helsing 7, Familie 7)
    let text = "NAV har innvilga søknaden din om foreldrepengar\n\nHei, Kari\n\n\
        Du får 1 234 567 kroner i alt, eller 82,5 % av grunnlaget. Ring oss på 55 55 33 33 dersom \
        du ikkje kjenner kontonummeret ditt.\n\nMed vennleg helsing\nNav Familie- og \
        pensjonsytingar\n";
    let found = measured(text, Lang::Nn);
    assert_eq!(found.text(), counts(27, 3, 6));
    assert_eq!(found.part(BlockKind::Salutation), counts(2, 1, 0));
    assert_eq!(found.part(BlockKind::Signature), counts(7, 2, 4));
    assert_eq!(found.whole(), counts(36, 6, 10));
    // 27 / 3 + 100 · 6 / 27 = 9 + 22.22
    near(found.text().lix(), 31.22);
    assert_eq!(found.reader_words, 4, "din, Du, du, ditt");
}

#[test]
fn letterhead_and_tables_are_left_out() {
    //  6/1/1: Du får *barnetrygd* fra 1 mai
    //  4/1/1: Du får *utbetalt* slik
    // 12/1/1: Du har rett til *barnetrygd* fordi du bor i Norge med barnet
    //  6/1/1: Vi *betaler* den 28 hver måned
    // Table: Måned Beløp, Mai 1_510, Juni 1_510
    let text = "Nav Familie- og pensjonsytelser\nPostboks 6600 Etterstad\nSaksnummer: 25-118834\n\n\
        Du får barnetrygd fra 1. mai\n\nDu får utbetalt slik:\n\nMåned\tBeløp\nMai\t1 510\n\
        Juni\t1 510\n\nDu har rett til barnetrygd fordi du bor i Norge med barnet. Vi betaler den \
        28. hver måned.\n";
    let found = measured(text, Lang::Nb);
    assert_eq!(found.text(), counts(28, 4, 4));
    assert_eq!(found.part(BlockKind::TableRow), counts(6, 3, 0));
    // Nav *Familie* og *pensjonsytelser* *Postboks* 6600 *Etterstad*, in one block without a full
    // stop; *Saksnummer* 25-118834
    assert_eq!(found.part(BlockKind::Letterhead), counts(9, 2, 5));
    assert_eq!((found.names, found.long_words_in_names), (2, 2), "barnetrygd twice");
}

#[test]
fn letters_are_counted_whatever_the_spelling() {
    // 16/1/3: Vi har *mottatt* et langt og fyldig notat om saken fra *arbeidsgiveren* din og
    //         *saksbehandlerens* svar
    //  5/1/3: *Vedtaket* må *påklages* innen *14-dagersfristen*
    let text = "Vi har mot\u{ad}tatt et langt og fyldig notat om saken fra arbeidsgiveren din og saks-\n\
        behandlerens svar. Vedtaket ma\u{30a} pa\u{30a}klages innen 14-dagersfristen.";
    assert_eq!(measured(text, Lang::Nb).text(), counts(21, 2, 6));
    // 3/1/1: Har du *spørsmål* — 2/1/0: Ring oss — 7/1/1: Vi svarer alle *hverdager* kl 09.00 15.00
    let text = "Har du spørsmål? Ring oss! Vi svarer alle hverdager kl. 09.00–15.00.";
    assert_eq!(measured(text, Lang::Nb).text(), counts(12, 3, 2));
    // 7/1/0: Sak AB12CD34EFG56 gjaldt 2024 300 og 5
    let text = "Sak AB12CD34EFG56 gjaldt 2024 300 og 5.";
    assert_eq!(measured(text, Lang::Nb).text(), counts(7, 1, 0));
}

#[test]
fn words_before_the_outcome_count_the_title() {
    // 4: Informasjon om søknaden din — 8: Vi viser til søknaden din fra 1 mai
    let text = "Informasjon om søknaden din\n\nVi viser til søknaden din fra 1. mai. Nav har \
        avslått søknaden din om dagpenger.\n\nDu kan klage innen seks uker.\n";
    assert_eq!(measured(text, Lang::Nb).words_before_outcome, Some(12));
    assert_eq!(measured("Vi har fått brevet ditt.", Lang::Nb).words_before_outcome, None);
}

#[test]
fn standard_sections_are_known_by_their_heading() {
    // 3: Har du spørsmål — 9: Du kan ringe oss på telefon 55_55_33_33 i dag — 8 of other text
    let text = "Nav har avslått søknaden din\n\nDu tjente for mye i fjor.\n\nHar du spørsmål?\n\n\
        Du kan ringe oss på telefon 55 55 33 33 i dag.\n";
    let found = measured(text, Lang::Nb);
    assert_eq!(found.standard_words, 3 + 9);
    assert_eq!(found.text().words, 5 + 6 + 3 + 9);
}

#[test]
fn nominalisations_have_their_place() {
    let found = |text: &str, lang| {
        let letter = Letter::from_text(text);
        let document = Document::in_language(&letter, Lexicon::builtin(), Some(lang));
        let all = (0..document.sentences().len())
            .flat_map(|sentence| nominalisations(&document, sentence).collect::<Vec<_>>());
        all.map(|span| document.quote(span)).collect::<Vec<_>>()
    };
    let text = "Behandlingen av søknaden og utbetaling av penger tar tid.";
    assert_eq!(found(text, Lang::Nb), ["Behandlingen av", "utbetaling av"]);
    let text = "En avdeling av Nav så på bruk av bil. Ingen av oss fikk henvendelsen av 3. mai. \
        Pensjonen av dette kan tas av.";
    assert_eq!(found(text, Lang::Nb), [""; 0]);
    let text = "Utrekninga av pengane og vurderingane av saka er klare.";
    assert_eq!(found(text, Lang::Nn), ["Utrekninga av", "vurderingane av"]);
    assert_eq!(found("The calculation of income in section of law.", Lang::En), ["calculation of"]);
}

#[test]
fn jargon_is_counted_by_class_and_names_are_none() {
    let found = measured("Vedtaket er hjemlet i folketrygdloven. Du får dagpenger.", Lang::Nb);
    assert_eq!(found.names, 2);
    assert!(found.jargon(TermClass::Legal) > 0, "{found:?}");
    let sum: usize = TermClass::ALL.into_iter().map(|(class, _)| found.jargon(class)).sum();
    assert_eq!(found.all_jargon(), sum);
}

#[test]
fn figures_lie_where_the_published_ones_put_them() {
    use Band::{High, Highest, Low, Lowest, Middle};
    let templates = Reference::of(Lang::Nb).find(|r| r.slug == "nav-templates").unwrap();
    let place = |lix| templates.place(Measure::Lix, lix).unwrap();
    let bands = [33.7, 33.8, 36.7, 39.8, 43.0, 43.1, 48.7, 48.8].map(place);
    assert_eq!(bands, [Lowest, Low, Middle, Middle, Middle, High, High, Highest]);
    assert_eq!(templates.place(Measure::HardJargon, 0.0), Some(Middle), "no lower quarter given");
    assert_eq!(templates.place(Measure::Passives, 1.0), None);
    assert_eq!(templates.percentile(Measure::Lix, 50.0), Some(39.8));
    assert_eq!(templates.pooled(Measure::WordsPerSentence), Some(14.4));
    let text = Highest.text(templates, Lang::Nn);
    assert_eq!(text, "høgare enn i 9 av 10 Nav-malar");
    let words = [37.9, 38.0, 45.0, 55.0, 55.1].map(|lix| LixBand::of(lix).text(Lang::Nb));
    let medium = "middels (vanlig for Nav)";
    assert_eq!(words, ["lett", medium, "tung", "tung", "svært tung"]);
}

#[test]
fn figures_are_printed_with_their_counts() {
    let found = measured("Du får penger. Du kan klage på vedtaket.", Lang::Nb);
    assert_eq!(found.counted(Lang::Nb), "ord: 8, setninger: 2, lange ord: 1");
    let long = found.value(Measure::LongWords).unwrap();
    assert_eq!(Measure::LongWords.print(long, Lang::Nb), "12,5 %");
    assert_eq!(Measure::LongWords.print(long, Lang::En), "12.5 %");
    assert_eq!(Measure::Lix.name(Lang::Nn), "LIX");
}

/// What holds for every letter.
fn check(text: &str) {
    let letter = Letter::from_text(text);
    let document = Document::new(&letter, Lexicon::builtin());
    let found = measures(&document, &extract::facts(&document));
    let (whole, text) = (found.whole(), found.text());
    assert!(whole.words <= document.word_count());
    assert!(whole.sentences <= document.sentences().len());
    let sentences = 0..document.sentences().len();
    assert_eq!(whole.words, sentences.clone().map(|i| words_in(&document, i)).sum::<usize>());
    for part in [whole, text] {
        assert!(part.long_words <= part.words && part.sentences <= part.words);
    }
    assert!(found.long_words_in_names <= text.long_words, "{found:?}");
    let all: usize = sentences.map(|i| nominalisations(&document, i).count()).sum();
    assert!(found.nominalisations <= all);
    assert!(found.reader_words + found.nominalisations <= text.words);
    assert!(found.standard_words <= text.words);
    assert!(found.words_before_outcome.is_none_or(|words| words <= text.words));
    assert!(found.hard_jargon <= found.all_jargon());
    assert_eq!(found.longest_sentence.is_some(), text.words > 0);
    for longest in found.longest_sentence.iter().chain(&found.longest_paragraph) {
        assert!(longest.words <= text.words);
        assert!(!longest.span.of(document.text()).is_empty());
    }
    for (measure, slug) in Measure::ALL {
        let value = found.value(measure);
        assert!(value.is_none_or(|value| value.is_finite() && value >= 0.0), "{slug}: {value:?}");
    }
}

#[test]
fn counts_of_our_letters_hold_together() {
    for letter in own() {
        check(letter.text());
    }
}

proptest! {
    #[test]
    fn counts_never_exceed_the_letter(text in any_text()) {
        check(&text);
    }
}

/// The value below which `percent` of the sorted `values` lie, straight between neighbours.
fn percentile(values: &[f64], percent: f64) -> f64 {
    let at = percent / 100.0 * (values.len() - 1) as f64;
    let (low, high) = (at.floor(), at.ceil());
    #[expect(clippy::cast_sign_loss, reason = "a place in the list")]
    let value = |at: f64| values[at as usize];
    value(low) + (value(high) - value(low)) * (at - low)
}

/// The figures of `letters` in lexicons/reference.toml. The letters are not ours to hand on, so this
/// runs only where they lie beside the package.
#[test]
#[ignore = "needs the development letters: cargo test -- --ignored reference_letters"]
fn reference_letters_are_as_counted() {
    let folder = at("../shared/corpus/letters");
    let mut all = Vec::new();
    for file in files(&folder, "txt") {
        let letter = Letter::from_bytes(&std::fs::read(file).unwrap()).unwrap();
        let document = Document::new(&letter, Lexicon::builtin());
        if document.language().is_norwegian() {
            all.push(measures(&document, &extract::facts(&document)));
        }
    }
    let mut want = String::new();
    for (measure, slug) in Measure::ALL {
        let mut values: Vec<f64> = all.iter().filter_map(|found| found.value(measure)).collect();
        values.sort_by(f64::total_cmp);
        println!("{slug}: {} letters", values.len());
        // A figure that no letter has tells nothing.
        if values.last().is_none_or(|&last| last == 0.0) {
            continue;
        }
        let points = [10.0, 25.0, 50.0, 75.0, 90.0];
        let points = points.map(|p| format!("[{p:.0}, {:.2}]", percentile(&values, p)));
        want.push_str(&format!("{slug} = [{}]\n", points.join(", ")));
    }
    println!("{} letters\n{want}", all.len());
    let have = std::fs::read_to_string(at("lexicons/reference.toml")).unwrap();
    assert!(have.contains(&want), "put these under `letters` in lexicons/reference.toml:\n{want}");
}
