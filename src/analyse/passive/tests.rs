//! Letter language: what is a passive, and what only looks like one.

use super::*;
use crate::{Letter, Lexicon};

const NB: &str =
    "Dette avsnittet er på bokmål. Jeg så ikke noe, men hun visste hvordan de kom hjem.\n\n";
const NN: &str =
    "Dette avsnittet er på nynorsk. Eg såg ikkje noko, men ho visste korleis dei kom heim.\n\n";

/// The passives of `sentence` after `filler`: «modal form».
fn found(filler: &str, sentence: &str) -> Vec<String> {
    let letter = Letter::from_text(format!("{filler}{sentence}"));
    let document = Document::new(&letter, Lexicon::builtin());
    let ours = (0..document.sentences().len())
        .filter(|&i| document.span_of(i).start >= filler.len())
        .flat_map(|i| passives(&document, i));
    let shown = |p: Passive| {
        assert_eq!(document.tokens()[p.tokens.start].start as usize, p.span.start);
        assert_eq!(document.tokens()[p.tokens.end - 1].end as usize, p.span.end);
        format!("{}{}", if p.modal { "modal " } else { "" }, document.quote(p.span))
    };
    ours.map(shown).collect()
}

fn check(filler: &str, cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(sentence, wanted)| (sentence, wanted, found(filler, sentence)))
        .filter(|(_, wanted, told)| told != *wanted)
        .map(|(sentence, wanted, told)| format!("{sentence}\n  wanted {wanted:?}, told {told:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn bokmal_passives_are_found() {
    check(
        NB,
        &[
            ("Endringer må meldes til oss.", &["modal meldes"]),
            ("Skjemaet skal ikke sendes med e-post.", &["modal sendes"]),
            ("Pengene utbetales den 20. hver måned.", &["utbetales"]),
            ("Resten etterbetales i mai.", &["etterbetales"]),
            ("Stønaden blir redusert fra 1. mai.", &["blir redusert"]),
            ("Søknaden ble avslått.", &["ble avslått"]),
            ("Kravet kan bli avvist.", &["modal bli avvist"]),
            ("Saken er blitt behandlet.", &["blitt behandlet"]),
            ("Du blir derfor ikke innkalt til møtet.", &["blir derfor ikke innkalt"]),
            ("I mai ble vedtaket vårt endret.", &["ble vedtaket vårt endret"]),
            ("Blir avgiften ikke betalt, stanser vi saken.", &["Blir avgiften ikke betalt"]),
            ("Saken ble i fjor sendt til Trygderetten.", &["ble i fjor sendt"]),
            (
                "Kravet må dokumenteres og underskrives.",
                &["modal dokumenteres", "modal underskrives"],
            ),
            ("Det kreves en bekreftelse fra legen.", &["kreves"]),
            ("Vedtaket kan påklages innen seks uker.", &["modal påklages"]),
            ("Klagen bør begrunnes.", &["modal begrunnes"]),
            ("Her gis det ikke noe tillegg.", &["gis"]),
            ("Det sies at reglene er strenge.", &["sies"]),
            ("Vedtaket fattes av Nav.", &["fattes"]),
            ("Avgjørelsen treffes på dette grunnlaget.", &["treffes"]),
            ("Det kan ses bort fra kravet.", &["modal ses"]),
            ("BELØPET MÅ BETALES TILBAKE", &["modal BETALES"]),
            ("Skjemaet som må fylles ut, ligger ved.", &["modal fylles"]),
            ("Du har rett til å bli hørt.", &["bli hørt"]),
            ("Taket blir kasta av vinden.", &["blir kasta"]),
            ("Når du får svar, behandles saken videre.", &["behandles"]),
            ("Vilkårene som stilles, er oppfylt.", &["stilles"]),
        ],
    );
}

#[test]
fn bokmal_looks_that_deceive() {
    check(
        NB,
        &[
            ("Søknaden er avslått.", &[]),
            ("Vi har sendt deg et brev.", &[]),
            ("Det finnes flere muligheter.", &[]),
            ("Vi synes at det er trist.", &[]),
            ("Dette skyldes en feil hos oss.", &[]),
            ("Denne takst og sats gjelder alle.", &[]),
            ("Vi har felles regler for alle.", &[]),
            ("Vi ser på barnas beste og Norges lover.", &[]),
            ("Legg ved deres papirer og hennes svar.", &[]),
            ("Agnes bor i Nes kommune.", &[]),
            ("Dersom du blir syk, må du si fra.", &[]),
            ("Jeg ble kjent med reglene i fjor.", &[]),
            ("Vi blir ferdig med saken i mai.", &[]),
            ("Du kan bli nødt til å flytte.", &[]),
            ("Du blir 67 år i mai.", &[]),
            ("Utbetalingen blir lavere enn før.", &[]),
            ("Det blir klart i løpet av uken.", &[]),
            ("Vi møtes på kontoret.", &[]),
            ("Vi kan møtes på kontoret.", &[]),
            ("Det oppleves som urettferdig.", &[]),
            ("Det føles ikke bra.", &[]),
            ("Fristen er seks ukers varsel og fem års opptjening.", &[]),
            ("Det er fremdeles en særdeles lang ventetid.", &[]),
            ("Det blir et begrenset tilbud.", &[]),
            ("Det blir flere saker som vi har behandlet.", &[]),
            ("Partene trives sammen.", &[]),
            ("Forsøket lykkes ikke alltid.", &[]),
        ],
    );
}

#[test]
fn nynorsk_passives_are_found() {
    check(
        NN,
        &[
            ("Endringar må meldast til oss.", &["modal meldast"]),
            ("Skjemaet skal ikkje sendast med e-post.", &["modal sendast"]),
            ("Kravet kan ikkje krevjast tilbake.", &["modal krevjast"]),
            ("Svaret må ikkje leggjast ved.", &["modal leggjast"]),
            ("Stønaden vert redusert frå 1. mai.", &["vert redusert"]),
            ("Søknaden vart avslått i fjor.", &["vart avslått"]),
            ("Søknaden blei innvilga.", &["blei innvilga"]),
            ("Saka er ikkje vorte handsama.", &["vorte handsama"]),
            ("Kravet kan verte avvist.", &["modal verte avvist"]),
            ("Du blir difor ikkje kalla inn.", &["blir difor ikkje kalla"]),
            ("Vedtaket vart gjort i mai.", &["vart gjort"]),
            ("Vedtaka vart gjorde i mai.", &["vart gjorde"]),
            ("Brevet vart skrive på nytt.", &["vart skrive"]),
            ("Avgjerda vart teken i mai.", &["vart teken"]),
            ("Pengane vert utbetalte kvar månad.", &["vert utbetalte"]),
            ("I dag blir klaga send til Trygderetten.", &["blir klaga send"]),
            ("Klaga må vurderast og avgjerast.", &["modal vurderast", "modal avgjerast"]),
            ("Saka kan takast opp att.", &["modal takast"]),
            ("Vilkåra bør forklarast betre.", &["modal forklarast"]),
            ("Det er ikkje råd å bli høyrd.", &["bli høyrd"]),
        ],
    );
}

#[test]
fn nynorsk_looks_that_deceive() {
    check(
        NN,
        &[
            ("Søknaden er avslått.", &[]),
            ("Vi har sendt deg eit brev.", &[]),
            ("Det finst fleire løysingar.", &[]),
            ("Ho trivst på skulen.", &[]),
            ("Du må svare snarast råd.", &[]),
            ("Du kan oftast ringje oss.", &[]),
            ("Me møtest på kontoret.", &[]),
            ("Me kan møtast på kontoret.", &[]),
            ("Dersom du blir sjuk, må du seie frå.", &[]),
            ("Eg vart kjend med reglane i fjor.", &[]),
            ("Utbetalinga blir lågare enn før.", &[]),
            ("Det vert klart i løpet av veka.", &[]),
            ("Ho vart glad då ho fekk svar.", &[]),
            ("Du blir 67 år i mai.", &[]),
            ("Det blir nok ikkje lett.", &[]),
            ("Blir helsa di verre, må du seie frå.", &[]),
            ("Det kan vere best for barna.", &[]),
            ("Dei vert ferdige med saka i mai.", &[]),
            ("Kost og fest er ikkje med.", &[]),
            ("Vi kan lukkast med dette.", &[]),
        ],
    );
}

#[test]
fn english_has_none() {
    let filler =
        "This paragraph is in English, and nothing of it was written in another language.\n\n";
    assert!(found(filler, "Your application was rejected and the money is paid.").is_empty());
}

#[test]
fn a_sentence_without_end_takes_its_time_only() {
    let long = "Saken blir nå og ".repeat(20_000);
    assert!(found(NB, &long).is_empty());
}
