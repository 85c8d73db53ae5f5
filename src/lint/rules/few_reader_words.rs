//! Letters that hardly speak to their reader.

use crate::extract::LetterKind;
use crate::lexicon::WordClass;
use crate::lint::rule::rule;
use crate::lint::{Audience, Context, Findings};

rule! {
    /// # Lite «du» i brevet
    ///
    /// ## Hva
    /// Teller «du», «deg», «din» og lignende i brev på over hundre ord. Grensen er to per hundre ord.
    ///
    /// ## Hvorfor
    /// Brevet handler om leseren. Når «du» mangler, er det vanskelig å se hva som gjelder en selv.
    ///
    /// ## Kilde
    /// Navs «Språk og struktur i brev»: sett brevet inn i leserens situasjon.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vedtak om dagpenger
    ///
    /// Søknaden om dagpenger er behandlet. Nav har avslått søknaden. Det er lagt vekt på at arbeidsforholdet ikke er avsluttet. Arbeidsgiveren har opplyst at stillingen er den samme som før. Inntekten er også den samme. Det følger av folketrygdloven § 4-3 at arbeidstiden må være redusert med minst halvparten. Arbeidstiden er ikke redusert så mye. Nav har hentet opplysninger fra registeret. Opplysningene viser full lønn i mars og april. Det er derfor ikke grunnlag for dagpenger. Vedtaket er gjort etter folketrygdloven. Vedtaket kan påklages innen seks uker. Klagen må være skriftlig. Nærmere opplysninger om klage finnes på nav.no/klage. Saken blir vurdert på nytt når en klage er mottatt.
    /// ```
    /// ```nb,ok
    /// Du får ikke dagpenger
    ///
    /// Du får ikke dagpenger. Nav har avslått søknaden din fordi du fortsatt har jobben din. Arbeidsgiveren din har sagt at stillingen er den samme som før. Du har også samme inntekt. Du kan få dagpenger når du har mistet minst halvparten av arbeidstiden din. Det har du ikke. Vi har hentet opplysninger om deg fra registeret. De viser at du hadde full lønn i mars og april. Vi har brukt folketrygdloven § 4-3. Mener du at vi tar feil, kan du klage. Fristen er seks uker fra du fikk brevet. Du må skrive hva du vil ha endret. Les mer om klage på nav.no/klage. Vi ser på saken din en gang til når vi har fått klagen fra deg. Har du spørsmål, kan du ringe oss.
    /// ```
    /// ```nn,treff
    /// Vedtak om dagpengar
    ///
    /// Søknaden om dagpengar er behandla. Nav har avslått søknaden. Det er lagt vekt på at arbeidsforholdet ikkje er avslutta. Arbeidsgivaren har opplyst at stillinga er den same som før. Inntekta er også den same. Det følgjer av folketrygdlova § 4-3 at arbeidstida må vere redusert med minst halvparten. Arbeidstida er ikkje redusert så mykje. Nav har henta opplysningar frå registeret. Opplysningane viser full løn i mars og april. Det er difor ikkje grunnlag for dagpengar. Vedtaket er gjort etter folketrygdlova. Det er mogleg å klage innan seks veker. Klaga må vere skriftleg. Nærare opplysningar om klage finst på nav.no/klage. Saka blir vurdert på nytt når ei klage er motteken.
    /// ```
    /// ```nn,ok
    /// Du får ikkje dagpengar
    ///
    /// Du får ikkje dagpengar. Nav har avslått søknaden din fordi du framleis har jobben din. Arbeidsgivaren din har sagt at stillinga er den same som før. Du har også same inntekt. Du kan få dagpengar når du har mista minst halvparten av arbeidstida di. Det har du ikkje. Vi har henta opplysningar om deg frå registeret. Dei viser at du hadde full løn i mars og april. Vi har brukt folketrygdlova § 4-3. Meiner du at vi tek feil, kan du klage. Fristen er seks veker frå du fekk brevet. Du må skrive kva du vil ha endra. Les meir om klage på nav.no/klage. Vi ser på saka di ein gong til når vi har fått klaga frå deg. Har du spørsmål, kan du ringje oss.
    /// ```
    "few-reader-words": Info { words: 100, per_hundred: 2 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.audience != Audience::Person || cx.facts.kind == LetterKind::Other {
        return;
    }
    let (mut words, mut readers) = (0, 0);
    for view in cx.body_and_tables() {
        words += view.words;
        readers += view
            .tokens
            .iter()
            .filter(|token| {
                let classes = [WordClass::Reader, WordClass::ReaderObject, WordClass::ReaderOwn];
                classes.iter().any(|&class| view.is(token, class))
            })
            .count();
    }
    let few = readers * 100 < cx.limit("per_hundred") * words;
    if words > cx.limit("words")
        && few
        && let Some(place) = cx.place_for_missing()
    {
        out.mark(place).say("count", readers).say("words", words);
    }
}
