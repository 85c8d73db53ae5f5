//! Pairs of texts that say the same: one heavy, one plain. All written for this test.

/// Nynorsk or not, the text before, the text after.
pub(crate) const HARMLESS: &[(bool, &str, &str)] = &[
    // Plainer words.
    (
        false,
        "Vedtaket er gjort i henhold til folketrygdloven § 4-3.",
        "Vedtaket er gjort etter folketrygdloven § 4-3.",
    ),
    (
        false,
        "Avgjørelsen er tatt i medhold av sosialtjenesteloven § 18.",
        "Avgjørelsen er tatt etter sosialtjenesteloven § 18.",
    ),
    (
        false,
        "Dersom du flytter, må du melde fra umiddelbart.",
        "Hvis du flytter, må du si fra straks.",
    ),
    (false, "Vi har foretatt en vurdering av saken din.", "Vi har vurdert saken din."),
    (false, "Du har anledning til å klage innen 6 uker.", "Du kan klage innen seks uker."),
    (false, "Du er forpliktet til å betale 3 400 kroner.", "Du må betale 3 400 kroner."),
    (
        false,
        "Vennligst ta kontakt med oss vedrørende søknaden.",
        "Vennligst kontakt oss om søknaden.",
    ),
    (
        false,
        "Du må utfylle skjemaet og vedlegge kopi av passet.",
        "Du må fylle ut skjemaet og legge ved kopi av passet.",
    ),
    (
        false,
        "Vi anvender satsen som gjelder for inneværende måned.",
        "Vi bruker satsen som gjelder for denne måneden.",
    ),
    (
        false,
        "Stønaden opphører 31. mai 2025 grunnet utdanning.",
        "Stønaden slutter 31. mai 2025 på grunn av utdanning.",
    ),
    (false, "Du plikter å undertegne skjemaet.", "Du må skrive under skjemaet."),
    (false, "Vi mottok søknaden 4. juni 2025.", "Vi fikk søknaden 4. juni 2025."),
    (
        false,
        "Du mottar maksimalt 12 000 kroner per måned.",
        "Du får høyst 12 000 kroner i måneden.",
    ),
    (
        false,
        "Forut for møtet må du innsende de nødvendige opplysningene.",
        "Før møtet må du sende inn den nødvendige informasjonen.",
    ),
    (
        false,
        "Ca. halvparten av beløpet utbetales i juni, f.eks. som etterbetaling.",
        "Omtrent halvparten av beløpet utbetales i juni, for eksempel som etterbetaling.",
    ),
    // Numbers, dates and names in another form.
    (false, "Fristen er 01.05.2024.", "Fristen er 1. mai 2024."),
    (false, "Du får kr 12.345,- hver måned.", "Du får 12 345 kroner hver måned."),
    (false, "Du kan ringe oss på telefon 55553333.", "Du kan ringe oss på telefon 55 55 33 33."),
    (
        false,
        "Kravet står i ftrl. § 8-4 første ledd.",
        "Kravet står i folketrygdloven § 8-4 første ledd.",
    ),
    (false, "Du har fjorten dager på deg.", "Du har 14 dager på deg."),
    (
        false,
        "Du får 50 % av satsen fra 2025-03-01.",
        "Du får 50 prosent av satsen fra 1. mars 2025.",
    ),
    (
        false,
        "NAV har innvilget søknaden din fra 1. mars 2025.",
        "Nav har innvilget søknaden din fra 1. mars 2025.",
    ),
    (false, "Les mer på https://www.nav.no/klage/.", "Les mer på nav.no/klage."),
    (false, "Du får pengene kl. 12 den 20.03.2025.", "Du får pengene klokka 12 den 20. mars 2025."),
    // Sentences turned round, split and joined.
    (false, "Innen 3. mai 2025 må du sende skjemaet.", "Du må sende skjemaet innen 3. mai 2025."),
    (
        false,
        "Du må si fra til oss hvis du reiser til utlandet.",
        "Hvis du reiser til utlandet, må du si fra til oss.",
    ),
    (
        false,
        "Flytter du til et annet land, må du si fra.",
        "Hvis du flytter til et annet land, må du si fra.",
    ),
    (
        false,
        "Du må sende skjemaet til oss, og du må ringe legen.",
        "Du må sende skjemaet til oss. Du må ringe legen.",
    ),
    (
        false,
        "Du må sende skjemaet til oss og ringe legen.",
        "Du må sende skjemaet til oss. Du må også ringe legen.",
    ),
    (
        false,
        "Vi har fått søknaden din, men vi mangler attesten.",
        "Vi har fått søknaden din. Vi mangler attesten.",
    ),
    (
        false,
        "Derfor får du ikke dagpenger fra 1. mars 2025.",
        "Du får derfor ikke dagpenger fra 1. mars 2025.",
    ),
    // Passive to active: at worst unsure.
    (false, "Skjemaet må sendes innen 3. mai 2025.", "Du må sende skjemaet innen 3. mai 2025."),
    (false, "Søknaden behandles av Nav i juni.", "Nav behandler søknaden i juni."),
    (false, "Søknaden din er blitt avslått av oss.", "Vi har avslått søknaden din."),
    // Another shape.
    (
        false,
        "Du må sende oss arbeidsavtalen, lønnsslippen og passet.",
        "Du må sende oss\n\n• arbeidsavtalen\n• lønnsslippen\n• passet",
    ),
    (
        false,
        "Du må legge ved:\n\n• kopi av passet\n• siste lønnsslipp",
        "Du må legge ved:\n\n1. kopi av passet\n2. siste lønnsslipp",
    ),
    (
        false,
        "Du kan klage på vedtaket innen seks uker.",
        "Klage på vedtaket\n\nDu kan klage på vedtaket innen seks uker.",
    ),
    (
        false,
        "Du får 5 000 kroner i mai 2025.\n\nSaken din blir behandlet av kontoret i Bergen.",
        "Saken din blir behandlet av kontoret i Bergen.\n\nDu får 5 000 kroner i mai 2025.",
    ),
    (
        false,
        "Hva vi har gjort\n\nVi har lest søknaden din.\n\nHva du må gjøre\n\nDu må sende skjemaet innen 3. mai 2025.",
        "Hva du må gjøre\n\nDu må sende skjemaet innen 3. mai 2025.\n\nHva vi har gjort\n\nVi har lest søknaden din.",
    ),
    (
        false,
        "Du må sende skjemaet innen 3. mai 2025. Pengene\nkommer i juni.",
        "Du må sende skjemaet\ninnen 3. mai 2025. Pengene kommer i juni.",
    ),
    // Hours, ordinals and numbers in words, days in numbers.
    (false, "Du må møte kl 14 på mandag.", "Du må møte kl. 14.00 på mandag."),
    (false, "Kontoret er åpent kl. 09:00-15:00.", "Kontoret er åpent klokka 9.00-15.00."),
    (
        false,
        "Kravet står i folketrygdloven § 8-4 2. ledd.",
        "Kravet står i folketrygdloven § 8-4 andre ledd.",
    ),
    (false, "Du får 10 % av satsen.", "Du får ti prosent av satsen."),
    (false, "Du forsørger 3 barn.", "Du forsørger tre barn."),
    (false, "Hallen har 400 plasser.", "Hallen har fire hundre plasser."),
    (false, "Du får svar 01.03. om alt går bra.", "Du får svar 1. mars om alt går bra."),
    (false, "Ring oss på 0047 55 55 33 33.", "Ring oss på +47 55 55 33 33."),
    (
        false,
        "Du må betale tilbake med mindre du klager.",
        "Du må betale tilbake hvis du ikke klager.",
    ),
    (false, "Fordi du har barn, får du tillegg.", "Du får tillegg fordi du har barn."),
    (
        false,
        "Du må sende oss: passet, avtalen og attesten.",
        "Du må sende oss:\n\n• passet\n• avtalen\n• attesten",
    ),
    (
        false,
        "Du må sende oss: kopi av passet, siste lønnsslipp og attest fra legen.",
        "Du må sende oss:\n\n• kopi av passet\n• siste lønnsslipp\n• attest fra legen",
    ),
    (
        false,
        "Plikter du å melde fra, kan vi stanse pengene.",
        "Må du melde fra, kan vi stanse pengene.",
    ),
    (false, "Kan du ikke møte, må du ringe oss.", "Hvis du ikke kan møte, må du ringe oss."),
    (
        false,
        "Du får stønad f.o.m. 1. mai t.o.m. 3. juni.",
        "Du får stønad fra og med 1. mai til og med 3. juni.",
    ),
    (false, "Du har \"rett\" til stønad.", "Du har «rett» til stønad."),
    // Nynorsk.
    (true, "Du må møte kl 14 på måndag.", "Du må møte kl. 14.00 på måndag."),
    (true, "Du får 10 % av satsen.", "Du får ti prosent av satsen."),
    (
        true,
        "Kravet står i folketrygdlova § 8-4 2. ledd.",
        "Kravet står i folketrygdlova § 8-4 andre ledd.",
    ),
    (true, "Du forsørgjer 3 barn.", "Du forsørgjer tre barn."),
    (
        true,
        "Du må betale tilbake med mindre du klagar.",
        "Du må betale tilbake dersom du ikkje klagar.",
    ),
    (true, "Fordi du har barn, får du tillegg.", "Du får tillegg fordi du har barn."),
    (true, "Kan du ikkje møte, må du ringje oss.", "Dersom du ikkje kan møte, må du ringje oss."),
    (
        true,
        "Du må sende oss: passet, avtalen og attesten.",
        "Du må sende oss:\n\n• passet\n• avtalen\n• attesten",
    ),
    (
        true,
        "Vedtaket er gjort i medhald av folketrygdlova § 4-3.",
        "Vedtaket er gjort etter folketrygdlova § 4-3.",
    ),
    (
        true,
        "Dersom du flyttar, pliktar du å melde frå med ein gong.",
        "Viss du flyttar, må du seie frå straks.",
    ),
    (true, "Du har høve til å klage innan 6 veker.", "Du kan klage innan seks veker."),
    (true, "Vi har gjort ei vurdering av saka di.", "Vi har vurdert saka di."),
    (true, "Fristen er 01.05.2024.", "Fristen er 1. mai 2024."),
    (
        true,
        "Flyttar du til eit anna land, må du seie frå.",
        "Dersom du flyttar til eit anna land, må du seie frå.",
    ),
    (true, "Innan 3. mai 2025 må du sende skjemaet.", "Du må sende skjemaet innan 3. mai 2025."),
    (true, "Du mottek 12.345,- kvar månad.", "Du får 12 345 kroner i månaden."),
    (
        true,
        "Vi mottok søknaden, men vi manglar attesten.",
        "Vi fekk søknaden. Vi manglar attesten.",
    ),
    (
        true,
        "Du må sende oss arbeidsavtalen og passet.",
        "Du må sende oss:\n\n• arbeidsavtalen\n• passet",
    ),
];
