//! A letter with many hard words.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Mange vanskelige ord
    ///
    /// ## Hva
    /// Teller vanskelige ord i hele brevet. Grensen er 7 av 1000 ord. Regelen er av hvis du ikke slår den på.
    ///
    /// ## Hvorfor
    /// Ett vanskelig ord går bra. Mange gjør at leseren gir opp.
    ///
    /// ## Kilde
    /// Egen måling: tre av fire maler i Nav har færre.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har innhentet opplysninger vedrørende livsoppholdet ditt. I henhold til avtalen er du berettiget til stønaden. Du har herved fått beskjed om restarbeidsevnen din. Vi har innhentet opplysninger vedrørende livsoppholdet ditt. I henhold til avtalen er du berettiget til stønaden. Du har herved fått beskjed om restarbeidsevnen din. Vi har innhentet opplysninger vedrørende livsoppholdet ditt. I henhold til avtalen er du berettiget til stønaden. Du har herved fått beskjed om restarbeidsevnen din. Vi har innhentet opplysninger vedrørende livsoppholdet ditt. I henhold til avtalen er du berettiget til stønaden. Du har herved fått beskjed om restarbeidsevnen din. Vi har innhentet opplysninger vedrørende livsoppholdet ditt. I henhold til avtalen er du berettiget til stønaden. Du har herved fått beskjed om restarbeidsevnen din. Vi har innhentet opplysninger vedrørende livsoppholdet ditt. I henhold til avtalen er du berettiget til stønaden. Du har herved fått beskjed om restarbeidsevnen din.
    /// ```
    /// ```nb,ok
    /// Vi har sett på saken din. Du får penger fra oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Da må du si fra til oss. Du kan også sende et brev. Vi har sett på saken din. Du får penger fra oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Da må du si fra til oss. Du kan også sende et brev. Vi har sett på saken din. Du får penger fra oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Da må du si fra til oss. Du kan også sende et brev. Vi har sett på saken din. Du får penger fra oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Da må du si fra til oss. Du kan også sende et brev.
    /// ```
    /// ```nn,treff
    /// Vi har fått opplysningar vedrørande livsopphaldet ditt. I medhald av avtala er du rettshavar til stønaden. Du får hermed beskjed om restarbeidsevna di. Vi har fått opplysningar vedrørande livsopphaldet ditt. I medhald av avtala er du rettshavar til stønaden. Du får hermed beskjed om restarbeidsevna di. Vi har fått opplysningar vedrørande livsopphaldet ditt. I medhald av avtala er du rettshavar til stønaden. Du får hermed beskjed om restarbeidsevna di. Vi har fått opplysningar vedrørande livsopphaldet ditt. I medhald av avtala er du rettshavar til stønaden. Du får hermed beskjed om restarbeidsevna di. Vi har fått opplysningar vedrørande livsopphaldet ditt. I medhald av avtala er du rettshavar til stønaden. Du får hermed beskjed om restarbeidsevna di. Vi har fått opplysningar vedrørande livsopphaldet ditt. I medhald av avtala er du rettshavar til stønaden. Du får hermed beskjed om restarbeidsevna di.
    /// ```
    /// ```nn,ok
    /// Vi har sett på saka di. Du får pengar frå oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Då må du seie frå til oss. Du kan også sende eit brev. Vi har sett på saka di. Du får pengar frå oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Då må du seie frå til oss. Du kan også sende eit brev. Vi har sett på saka di. Du får pengar frå oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Då må du seie frå til oss. Du kan også sende eit brev. Vi har sett på saka di. Du får pengar frå oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Då må du seie frå til oss. Du kan også sende eit brev.
    /// ```
    "dense-jargon": Off { per_1000: 7 } => Letter(check)
}

/// In shorter texts one word moves the figure a lot.
const LEAST_WORDS: usize = 100;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let (limit, words) = (cx.limit("per_1000"), cx.measures.text().words);
    let number = 1000 * cx.measures.hard_jargon / words.max(1);
    if words >= LEAST_WORDS
        && number > limit
        && let Some(place) = cx.place_for_missing()
    {
        out.mark(place).say("number", number).say("limit", limit);
    }
}
