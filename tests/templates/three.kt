package no.eksempel.maler

/** Maler i denne filen er dikt. «Du får ingen penger.» */
object VedtakDagpenger : Brevmal<DagpengeData>() {

    override val kode = Brevkode.DAGPENGER_AVSLAG
    override val template = createTemplate(
        languages = languages(Bokmal, Nynorsk, English),
        letterMetadata = LetterMetadata(displayTitle = "Vedtak om dagpenger", brevtype = VEDTAK),
    ) {
        title {
            text(
                bokmal { +"Du får ikke dagpenger" },
                nynorsk { +"Du får ikkje dagpengar" },
                english { +"You will not receive unemployment benefit" },
            )
        }
        outline {
            paragraph {
                text(
                    bokmal { +"Vi har avslått søknaden din om dagpenger fra " + data.fraDato.format() + ", fordi " +
                        "du ikke har tjent nok." },
                    nynorsk { +"Vi har avslått søknaden din om dagpengar frå " + data.fraDato.format() + ", fordi " +
                        "du ikkje har tent nok." },
                    english { +"We have rejected your application for unemployment benefit from " +
                        "${data.fraDato.format()}, because you have not earned enough." },
                )
            }
            showIf(data.manglerDokumenter) {
                paragraph {
                    text(
                        Bokmal to "Du må sende oss arbeidsavtalen " +
                            "innen 14 dager.",
                        Nynorsk to "Du må sende oss arbeidsavtalen " +
                            "innan 14 dagar.",
                        English to "You must send us the employment contract " +
                            "within 14 days.",
                    )
                }
            }.orShow {
                paragraph {
                    text(
                        Bokmal to "Du trenger ikke å gjøre noe.",
                        Nynorsk to "Du treng ikkje å gjere noko.",
                        English to "You do not need to do anything.",
                    )
                }
            }
            title1 {
                text(
                    Language.Bokmal to "Du kan klage",
                    Language.Nynorsk to "Du kan klage",
                    Language.English to "You can appeal",
                )
            }
            paragraph {
                text(
                    bokmal { +"Du kan klage innen seks uker fra du fikk brevet." },
                    nynorsk { +"Du kan klage innan seks veker frå du fekk brevet." },
                    english { +"You can appeal within six weeks of receiving this letter." },
                )
            }
        }
    }
}
