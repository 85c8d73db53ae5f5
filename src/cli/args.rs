//! What can be typed. The help texts are Norwegian, and stand here only.

mod audit;

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub(super) use self::audit::{AuditArgs, ProgressArg};
use super::env::Env;
use crate::Lang;
use crate::ingest::Format;
use crate::lexicon::Severity;
use crate::report::{self, LintFormat};

const TEMPLATE: &str = "{about}\n\nBruk: {usage}\n\n{all-args}{after-help}";

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "klarbrev",
    version,
    about = "Sier med enkle ord hva et brev fra Nav betyr, og hva du må gjøre når. Virker uten nett.",
    override_usage = "klarbrev KOMMANDO [VALG] FIL…",
    help_template = TEMPLATE,
    subcommand_help_heading = "Kommandoer",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    after_help = "Eksempel: klarbrev explain brev.txt"
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    /// Vis hjelp
    #[arg(long, short, action = ArgAction::Help, global = true, help_heading = "Valg")]
    help: Option<bool>,

    /// Vis versjonen
    #[arg(long, short = 'V', action = ArgAction::Version, help_heading = "Valg")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Forklar hva brevet betyr for den som har fått det
    #[command(
        help_template = TEMPLATE,
        override_usage = "klarbrev explain [VALG] FIL…",
        after_help = "Med - som fil leses brevet fra standard inn."
    )]
    Explain(ExplainArgs),

    /// Finn det som er vanskelig i et utkast, og hva du kan skrive i stedet
    #[command(help_template = TEMPLATE, override_usage = "klarbrev lint [VALG] FIL…")]
    Lint(LintArgs),

    /// Gå gjennom mange brev eller maler, og få vite hvilke som bør rettes først
    #[command(
        help_template = TEMPLATE,
        override_usage = "klarbrev audit [VALG] STI… --out MAPPE",
        after_help = "STI er filer, mapper eller mønstre («maler/**/*.txt»), eller tabeller med ett brev i hver rad \
            (.jsonl, .csv). Filer som .gitignore utelater, og skjulte filer, blir ikke lest."
    )]
    Audit(AuditArgs),

    /// Vis reglene, eller siden til én av dem
    #[command(help_template = TEMPLATE, override_usage = "klarbrev rules [REGEL]")]
    Rules(RulesArgs),

    /// Vis setninger og ord slik klarbrev deler dem
    #[command(help_template = TEMPLATE, override_usage = "klarbrev segment [VALG] FIL")]
    Segment(SegmentArgs),

    /// Åpne siden for den som hjelper, i nettleseren på denne maskinen
    #[command(
        help_template = TEMPLATE,
        override_usage = "klarbrev serve [VALG]",
        after_help = "Brevene leses i nettleseren. Bare bilder og skannede sider sendes til dette programmet, på \
            samme maskin, for å leses med Tesseract. Ingenting lagres. Ctrl-C avslutter."
    )]
    Serve(ServeArgs),

    /// Vis teksten slik klarbrev har lest den
    #[command(
        help_template = TEMPLATE,
        override_usage = "klarbrev text [VALG] FIL",
        after_help = "En mal med flere språk blir flere brev."
    )]
    Text(TextArgs),

    /// Sjekk at en omskriving sier det samme som brevet
    #[command(
        help_template = TEMPLATE,
        override_usage = "klarbrev verify [VALG] FØR ETTER",
        after_help = "Avslutter med 0 når omskrivingen er godtatt, ellers med 1."
    )]
    Verify(VerifyArgs),

    /// Les en fil for en annen prosess
    #[command(name = super::fence::COMMAND, hide = true)]
    Read {
        /// Filtypen
        #[arg(value_parser = format)]
        format: Format,
    },

    /// Prøv ordlister som dere har laget selv
    #[command(
        subcommand,
        help_template = TEMPLATE,
        override_usage = "klarbrev lexicon check MAPPE",
        subcommand_help_heading = "Kommandoer"
    )]
    Lexicon(LexiconCommand),
}

/// What every command that reads letters takes.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Valg")]
pub(super) struct InputArgs {
    /// Vis fødselsnummer og kontonummer
    #[arg(long)]
    pub(super) no_mask: bool,

    /// Hva slags fil det er, for eksempel text, html eller pdf (ellers ser klarbrev selv)
    #[arg(long, value_name = "TYPE", value_parser = format)]
    pub(super) input_format: Option<Format>,
}

#[derive(Debug, clap::Args)]
pub(super) struct RulesArgs {
    /// Navnet på regelen
    #[arg(value_name = "REGEL", help_heading = "Regel")]
    pub(super) slug: Option<String>,

    /// Egen ordliste i tillegg
    #[arg(long, value_name = "MAPPE", help_heading = "Valg")]
    pub(super) lexicon: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Valg")]
pub(super) struct ServeArgs {
    /// Porten siden skal ha; 0 velger en ledig
    #[arg(long, value_name = "PORT", default_value = "4810", hide_default_value = true)]
    pub(super) port: u16,

    /// Åpne siden i nettleseren med en gang
    #[arg(long)]
    pub(super) open: bool,

    /// La andre maskiner bruke siden: adressen den skal ha, for eksempel 0.0.0.0
    #[arg(long, value_name = "ADRESSE")]
    pub(super) address: Option<std::net::IpAddr>,
}

#[derive(Debug, Subcommand)]
pub(super) enum LexiconCommand {
    /// Sjekk at hver oppføring holder det den lover
    #[command(help_template = TEMPLATE, override_usage = "klarbrev lexicon check MAPPE")]
    Check(LexiconArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct LexiconArgs {
    /// Mappen med ordlistene
    #[arg(value_name = "MAPPE", help_heading = "Filer")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Valg")]
pub(super) struct ExplainArgs {
    /// Brevene, i den rekkefølgen de skal forklares
    #[arg(value_name = "FIL", required = true, help_heading = "Filer")]
    pub(super) files: Vec<PathBuf>,

    /// Form på svaret: text, json eller markdown
    #[arg(long, value_name = "FORM", default_value = "text")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) format: FormatArg,

    /// Språk på svaret: nb, nn eller en (ellers brevets eget)
    #[arg(long, value_name = "SPRÅK", hide_possible_values = true)]
    pub(super) lang: Option<LangArg>,

    /// Dagen du fikk brevet, for å regne ut siste dag
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD", value_parser = date)]
    pub(super) received: Option<Date>,

    /// Dagen i dag (ellers datamaskinens dato)
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD", value_parser = date)]
    pub(super) today: Option<Date>,

    #[command(flatten)]
    pub(super) input: InputArgs,

    /// Farger: auto, always eller never
    #[arg(long, value_name = "NÅR", default_value = "auto")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) color: ColorArg,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Valg")]
pub(super) struct LintArgs {
    /// Utkastene
    #[arg(value_name = "FIL", required = true, help_heading = "Filer")]
    pub(super) files: Vec<PathBuf>,

    /// Form på svaret: text, json, sarif, github eller checkstyle
    #[arg(long, value_name = "FORM", default_value = "text")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) format: LintFormatArg,

    /// Språk på meldingene: nb, nn eller en (ellers brevets eget)
    #[arg(long, value_name = "SPRÅK", hide_possible_values = true)]
    pub(super) lang: Option<LangArg>,

    /// Rett det som trygt kan rettes
    #[arg(long, conflicts_with = "diff")]
    pub(super) fix: bool,

    /// Vis hva --fix ville ha rettet
    #[arg(long)]
    pub(super) diff: bool,

    /// Avslutt med 1 fra dette nivået: error, warning eller info
    #[arg(long, value_name = "NIVÅ", hide_possible_values = true)]
    pub(super) fail_on: Option<LevelArg>,

    /// Innstillinger (ellers nærmeste klarbrev.toml oppover)
    #[arg(long, value_name = "FIL", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,

    /// Se bort fra klarbrev.toml
    #[arg(long)]
    pub(super) no_config: bool,

    /// Egen ordliste i tillegg
    #[arg(long, value_name = "MAPPE")]
    pub(super) lexicon: Option<PathBuf>,

    /// Vis bare det som ikke står i denne grunnlinjen
    #[arg(long, value_name = "FIL")]
    pub(super) baseline: Option<PathBuf>,

    /// Skriv alt som finnes nå til en grunnlinje
    #[arg(long, value_name = "FIL", conflicts_with_all = ["fix", "diff"])]
    pub(super) write_baseline: Option<PathBuf>,

    #[command(flatten)]
    pub(super) input: InputArgs,

    /// Farger: auto, always eller never
    #[arg(long, value_name = "NÅR", default_value = "auto")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) color: ColorArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LevelArg {
    Error,
    Warning,
    Info,
}

impl From<LevelArg> for Severity {
    fn from(arg: LevelArg) -> Self {
        match arg {
            LevelArg::Error => Self::Error,
            LevelArg::Warning => Self::Warning,
            LevelArg::Info => Self::Info,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LintFormatArg {
    Text,
    Json,
    Sarif,
    Github,
    Checkstyle,
}

impl From<LintFormatArg> for LintFormat {
    fn from(arg: LintFormatArg) -> Self {
        match arg {
            LintFormatArg::Text => Self::Text,
            LintFormatArg::Json => Self::Json,
            LintFormatArg::Sarif => Self::Sarif,
            LintFormatArg::Github => Self::Github,
            LintFormatArg::Checkstyle => Self::Checkstyle,
        }
    }
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Valg")]
pub(super) struct SegmentArgs {
    /// Brevet
    #[arg(value_name = "FIL", help_heading = "Filer")]
    pub(super) file: PathBuf,

    /// Form på svaret: jsonl
    #[arg(long, value_name = "FORM", default_value = "jsonl")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) format: SegmentFormat,

    #[command(flatten)]
    pub(super) input: InputArgs,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Valg")]
pub(super) struct TextArgs {
    /// Brevet eller malen
    #[arg(value_name = "FIL", help_heading = "Filer")]
    pub(super) file: PathBuf,

    /// Vis linjen i filen i margen, eller side og linje, eller avsnitt
    #[arg(long)]
    pub(super) places: bool,

    #[command(flatten)]
    pub(super) input: InputArgs,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Valg")]
pub(super) struct VerifyArgs {
    /// Brevet slik det var
    #[arg(value_name = "FØR", help_heading = "Filer", display_order = 1)]
    pub(super) before: PathBuf,

    /// Brevet slik det er skrevet om
    #[arg(value_name = "ETTER", help_heading = "Filer", display_order = 2)]
    pub(super) after: PathBuf,

    /// Form på svaret: text eller json
    #[arg(long, value_name = "FORM", default_value = "text")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) format: VerifyFormat,

    /// Språk på svaret: nb, nn eller en (ellers brevets eget)
    #[arg(long, value_name = "SPRÅK", hide_possible_values = true)]
    pub(super) lang: Option<LangArg>,

    #[command(flatten)]
    pub(super) input: InputArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum VerifyFormat {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FormatArg {
    Text,
    Json,
    Markdown,
}

impl From<FormatArg> for report::Format {
    fn from(arg: FormatArg) -> Self {
        match arg {
            FormatArg::Text => Self::Text,
            FormatArg::Json => Self::Json,
            FormatArg::Markdown => Self::Markdown,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LangArg {
    Nb,
    Nn,
    En,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Nb => Self::Nb,
            LangArg::Nn => Self::Nn,
            LangArg::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum SegmentFormat {
    Jsonl,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ColorArg {
    Auto,
    Always,
    Never,
}

impl ColorArg {
    /// True where colours are to be written.
    pub(super) fn resolve(self, env: &Env) -> bool {
        match self {
            Self::Auto => env.colours,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// A format by its name.
fn format(typed: &str) -> Result<Format, &'static str> {
    Format::named(typed).ok_or("ingen filtype")
}

/// A day written in full; nothing else is guessed at.
fn date(typed: &str) -> Result<Date, &'static str> {
    let day = typed.parse().ok().filter(|_| typed.len() == "2025-03-31".len());
    day.ok_or("ingen dato")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_day_is_written_in_full() {
        assert!(date("2025-03-31").is_ok());
        for typed in ["", "20250331", "2025-02-30", "31.03.2025", "2025-03-31T10:00"] {
            assert!(date(typed).is_err(), "{typed}");
        }
    }
}
