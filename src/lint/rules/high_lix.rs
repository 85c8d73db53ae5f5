//! A letter that is heavy as a whole.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Høy LIX
    ///
    /// ## Hva
    /// Regner ut LIX for hele brevet. Grensen er 45. Regelen er av hvis du ikke slår den på.
    ///
    /// ## Hvorfor
    /// Tallet viser om setninger og ord er lange. Det sier ikke om brevet er godt.
    ///
    /// ## Kilde
    /// Björnsson 1968. Difi tok ned sin egen LIX-kalkulator, fordi folk skrev for tallet.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Dokumentasjonsforpliktelsen vedrørende inntektsgrunnlaget medfører at stønadsmottakeren kontinuerlig framskaffer fullstendige opplysninger om arbeidsforhold, utbetalinger, næringsinntekter, utenlandsopphold og formuesforhold, samt øvrige omstendigheter av betydning. Dokumentasjonsforpliktelsen vedrørende inntektsgrunnlaget medfører at stønadsmottakeren kontinuerlig framskaffer fullstendige opplysninger om arbeidsforhold, utbetalinger, næringsinntekter, utenlandsopphold og formuesforhold, samt øvrige omstendigheter av betydning. Dokumentasjonsforpliktelsen vedrørende inntektsgrunnlaget medfører at stønadsmottakeren kontinuerlig framskaffer fullstendige opplysninger om arbeidsforhold, utbetalinger, næringsinntekter, utenlandsopphold og formuesforhold, samt øvrige omstendigheter av betydning. Dokumentasjonsforpliktelsen vedrørende inntektsgrunnlaget medfører at stønadsmottakeren kontinuerlig framskaffer fullstendige opplysninger om arbeidsforhold, utbetalinger, næringsinntekter, utenlandsopphold og formuesforhold, samt øvrige omstendigheter av betydning. Dokumentasjonsforpliktelsen vedrørende inntektsgrunnlaget medfører at stønadsmottakeren kontinuerlig framskaffer fullstendige opplysninger om arbeidsforhold, utbetalinger, næringsinntekter, utenlandsopphold og formuesforhold, samt øvrige omstendigheter av betydning.
    /// ```
    /// ```nb,ok
    /// Vi har sett på saken din. Du får penger fra oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Da må du si fra til oss. Du kan også sende et brev. Vi har sett på saken din. Du får penger fra oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Da må du si fra til oss. Du kan også sende et brev. Vi har sett på saken din. Du får penger fra oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Da må du si fra til oss. Du kan også sende et brev. Vi har sett på saken din. Du får penger fra oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Da må du si fra til oss. Du kan også sende et brev.
    /// ```
    /// ```nn,treff
    /// Dokumentasjonsplikta vedrørande inntektsgrunnlaget medfører at stønadsmottakaren kontinuerleg framskaffar fullstendige opplysningar om arbeidsforhold, utbetalingar, næringsinntekter, utanlandsopphald og formuesforhold, saman med ytterlegare omstende av betydning. Dokumentasjonsplikta vedrørande inntektsgrunnlaget medfører at stønadsmottakaren kontinuerleg framskaffar fullstendige opplysningar om arbeidsforhold, utbetalingar, næringsinntekter, utanlandsopphald og formuesforhold, saman med ytterlegare omstende av betydning. Dokumentasjonsplikta vedrørande inntektsgrunnlaget medfører at stønadsmottakaren kontinuerleg framskaffar fullstendige opplysningar om arbeidsforhold, utbetalingar, næringsinntekter, utanlandsopphald og formuesforhold, saman med ytterlegare omstende av betydning. Dokumentasjonsplikta vedrørande inntektsgrunnlaget medfører at stønadsmottakaren kontinuerleg framskaffar fullstendige opplysningar om arbeidsforhold, utbetalingar, næringsinntekter, utanlandsopphald og formuesforhold, saman med ytterlegare omstende av betydning. Dokumentasjonsplikta vedrørande inntektsgrunnlaget medfører at stønadsmottakaren kontinuerleg framskaffar fullstendige opplysningar om arbeidsforhold, utbetalingar, næringsinntekter, utanlandsopphald og formuesforhold, saman med ytterlegare omstende av betydning.
    /// ```
    /// ```nn,ok
    /// Vi har sett på saka di. Du får pengar frå oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Då må du seie frå til oss. Du kan også sende eit brev. Vi har sett på saka di. Du får pengar frå oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Då må du seie frå til oss. Du kan også sende eit brev. Vi har sett på saka di. Du får pengar frå oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Då må du seie frå til oss. Du kan også sende eit brev. Vi har sett på saka di. Du får pengar frå oss i mai. Du kan ringe oss når du vil. Vi er her for deg. Har du fått ny jobb? Då må du seie frå til oss. Du kan også sende eit brev.
    /// ```
    "high-lix": Off { lix: 45 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let (Some(lix), Some(place)) = (cx.measures.lix(), cx.place_for_missing()) else { return };
    let limit = u32::try_from(cx.limit("lix")).unwrap_or(u32::MAX);
    if lix > f64::from(limit) {
        out.mark(place).say("lix", format!("{lix:.0}")).say("limit", limit);
    }
}
