//! What can be typed after `klarbrev audit`.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

use super::{InputArgs, LangArg, date};
use crate::lexicon::Severity;

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Valg")]
pub(in crate::cli) struct AuditArgs {
    /// Brevene: filer, mapper, mønstre eller tabeller
    #[arg(value_name = "STI", required = true, help_heading = "Filer")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// Mappen resultatet skal skrives til
    #[arg(long, value_name = "MAPPE", required = true)]
    pub(in crate::cli) out: PathBuf,

    /// Kolonnen med brevteksten i .jsonl og .csv (ellers text eller tekst)
    #[arg(long, value_name = "NAVN")]
    pub(in crate::cli) text_column: Option<String>,

    /// Kolonnen med navnet på brevet i .jsonl og .csv (ellers id)
    #[arg(long, value_name = "NAVN")]
    pub(in crate::cli) id_column: Option<String>,

    /// Hvor mange som sendes i året: en CSV-fil med navn og antall
    #[arg(long, value_name = "FIL")]
    pub(in crate::cli) volume: Option<PathBuf>,

    /// Sammenlign med summary.json fra en tidligere gjennomgang
    #[arg(long, value_name = "FIL")]
    pub(in crate::cli) baseline: Option<PathBuf>,

    /// Husk hva som ble funnet, og les bare det som er nytt neste gang (uten brevtekst)
    #[arg(long, value_name = "FIL")]
    pub(in crate::cli) cache: Option<PathBuf>,

    /// Avslutt med 1 hvis et brev er blitt verre
    #[arg(long, requires = "baseline")]
    pub(in crate::cli) fail_on_worse: bool,

    /// Avslutt med 1 fra dette nivået: error (vanlig), warning, info eller never
    #[arg(long, value_name = "NIVÅ", hide_possible_values = true)]
    pub(in crate::cli) fail_on: Option<AuditLevelArg>,

    /// Språk på begrunnelser og oversikt: nb (vanlig), nn eller en
    #[arg(long, value_name = "SPRÅK", hide_possible_values = true)]
    pub(in crate::cli) lang: Option<LangArg>,

    /// Lag en side med merket tekst for så mange av brevene øverst på lista
    #[arg(long, value_name = "ANTALL", default_value_t = 200, hide_default_value = true)]
    pub(in crate::cli) pages: usize,

    /// Ikke lag sider for enkeltbrev
    #[arg(long, conflicts_with = "pages")]
    pub(in crate::cli) no_pages: bool,

    /// Dagen i dag, som står på siden (ellers datamaskinens dato)
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD", value_parser = date)]
    pub(in crate::cli) today: Option<Date>,

    /// Innstillinger (ellers nærmeste klarbrev.toml oppover fra den første stien)
    #[arg(long, value_name = "FIL", conflicts_with = "no_config")]
    pub(in crate::cli) config: Option<PathBuf>,

    /// Se bort fra klarbrev.toml
    #[arg(long)]
    pub(in crate::cli) no_config: bool,

    /// Egen ordliste i tillegg
    #[arg(long, value_name = "MAPPE")]
    pub(in crate::cli) lexicon: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) input: InputArgs,

    /// Framdrift: auto, bar, lines eller never
    #[arg(long, value_name = "HVORDAN", default_value = "auto")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(in crate::cli) progress: ProgressArg,
}

impl AuditArgs {
    /// How many letters get a page of their own.
    pub(in crate::cli) fn pages(&self) -> usize {
        if self.no_pages { 0 } else { self.pages }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum ProgressArg {
    Auto,
    Bar,
    Lines,
    Never,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum AuditLevelArg {
    Error,
    Warning,
    Info,
    Never,
}

impl AuditLevelArg {
    /// The severity; `None` for never.
    pub(in crate::cli) fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}
