//! What can go wrong, each with a way out. Every message fits one line after «klarbrev: ».

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::config::ConfigError;
use crate::ingest::{Format, IngestError};
use crate::lexicon::load::Problem;

/// A file that could not be used.
#[derive(Debug, thiserror::Error)]
#[error("{}: {what}", shown(path))]
pub(super) struct FileError {
    pub(super) path: PathBuf,
    pub(super) what: FileTrouble,
}

/// Why a file could not be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum FileTrouble {
    #[error("filen finnes ikke. Sjekk navnet og mappen.")]
    Missing,
    #[error("dette er en mappe. Oppgi en fil i mappen.")]
    Directory,
    #[error(
        "du har ikke tilgang til filen. Kopier den til en mappe du eier, eller gi deg tilgang."
    )]
    NoPermission,
    #[error("filen kan ikke leses ({0}). Prøv å kopiere den og lese kopien.")]
    Unreadable(io::Error),
    #[error("filen kan ikke skrives ({0}). Sjekk at du har lov til å endre den.")]
    Unwritable(io::Error),
    #[error("det er ingen ordlister (.toml) i mappen. Oppgi mappen der nb, nn eller en ligger.")]
    NoLexicon,
    #[error("filen er ikke ren UTF-8-tekst og blir ikke endret. Lagre den som UTF-8 først.")]
    NotPlainUtf8,
    #[error("bare ren tekst kan rettes. Kjør uten --fix, og rett i dokumentet selv.")]
    NotPlainText,
    #[error("rettingene ville ha endret innholdet, og er ikke gjort. Meld gjerne fra om feilen.")]
    FixRefused,
    #[error(
        "linje {line}: rettingen fra {rule} ville ha endret innholdet, og er ikke gjort. Meld gjerne fra om feilen."
    )]
    OneFixRefused { line: usize, rule: String },
    #[error("noen sider er bilder, og kunne ikke leses. Se README om å installere Tesseract.")]
    PicturePages,
    #[error("det er ingen tekst i filen. Sjekk at det er riktig fil.")]
    Blank,
    #[error("det er ingen tekst på bildet. Ta et nytt bilde rett ovenfra, i godt lys.")]
    NoWords,
    #[error("{}", content(.0))]
    Content(#[from] IngestError),
    #[error("{0}")]
    Ocr(#[from] OcrTrouble),
}

/// Why a picture of a letter could not be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum OcrTrouble {
    #[error(
        "brevet er et bilde, og Tesseract mangler. Debian: apt install tesseract-ocr \
         tesseract-ocr-nor. macOS: brew install tesseract tesseract-lang. Windows: winget install \
         UB-Mannheim.TesseractOCR, og velg norsk."
    )]
    NoTesseract,
    #[error(
        "brevet er et bilde, og Tesseract mangler norsk. Debian: apt install tesseract-ocr-nor. \
         macOS: brew install tesseract-lang. Windows: kjør installasjonen igjen og velg norsk."
    )]
    NoNorwegian,
    #[error(
        "PDF-en er bare bilder, og pdftoppm mangler. Debian: apt install poppler-utils. macOS: brew \
         install poppler. Windows: winget install oschwartz10612.Poppler."
    )]
    NoPdftoppm,
    #[error("{0} brukte for lang tid på bildet. Prøv med et klarere bilde av bare brevet.")]
    TooSlow(&'static str),
    #[error("{0} kunne ikke lese bildet. Prøv med et nytt bilde, lagret som PNG eller JPEG.")]
    Failed(&'static str),
    #[error("filen har for mange sider til å være et brev. Oppgi bare sidene med brevet.")]
    TooLong,
}

impl From<io::Error> for FileTrouble {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Directory,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            _ => Self::Unreadable(error),
        }
    }
}

/// Options that contradict each other.
#[derive(Debug, thiserror::Error)]
pub(super) enum SettingsError {
    #[error("--received {received} er etter dagen i dag ({today}). Sjekk datoen du fikk brevet.")]
    ReceivedAfterToday { received: Date, today: Date },
    #[error("ingen regel heter «{slug}».{hint} Kjør klarbrev rules for å se alle.")]
    UnknownRule { slug: String, hint: String },
    #[error("--fix og --diff trenger en fil; standard inn kan ikke endres.")]
    FixNeedsFile,
    #[error("{0}")]
    Config(#[from] ConfigError),
    #[error("ordlisten {}: {what}", shown(path))]
    Lexicon { path: PathBuf, what: String },
    #[error("ordlisten {0}")]
    LexiconFile(Problem),
    #[error(
        "grunnlinjen {} kan ikke leses ({what}). Lag den på nytt med --write-baseline.",
        shown(path)
    )]
    Baseline { path: PathBuf, what: String },
    #[error("{} kan ikke skrives ({error}).", shown(path))]
    Unwritable { path: PathBuf, error: io::Error },
}

/// Why a letter and its rewrite cannot be compared.
#[derive(Debug, thiserror::Error)]
pub(super) enum PairError {
    #[error(
        "{}: brevet «{part}» har ikke ett motstykke i {}. Oppgi filer med de samme brevene.",
        shown(here),
        shown(there)
    )]
    Missing { here: PathBuf, there: PathBuf, part: String },
    #[error(
        "{}: noe i filen er bilder eller låst og kunne ikke leses. Sammenlign for hånd.",
        shown(path)
    )]
    Unread { path: PathBuf },
}

/// Why the page cannot be served.
#[derive(Debug, thiserror::Error)]
pub(super) enum ServeError {
    #[error(
        "siden er ikke bygd inn i dette programmet. Kjør web/build, og bygg klarbrev på nytt med \
         cargo build --release."
    )]
    NoPage,
    #[error("porten {0} er opptatt. Velg en annen med --port, eller --port 0.")]
    Taken(u16),
    #[error("siden kan ikke vises på {address} ({error}). Velg en annen adresse eller port.")]
    Address { address: std::net::SocketAddr, error: io::Error },
}

/// What can go wrong in an audit.
#[derive(Debug, thiserror::Error)]
pub(super) enum AuditError {
    #[error("{0}")]
    Settings(#[from] SettingsError),
    #[error(
        "audit leser ikke fra standard inn. Oppgi filer, mapper eller en tabell (.jsonl, .csv)."
    )]
    NoInput,
    #[error("fant ingen brev. Oppgi filer, mapper eller mønstre der det er brev.")]
    NoLetters,
    #[error("{count} filer til kunne ikke leses. Alle står i {}.", shown(list))]
    MoreUnreadable { count: u64, list: PathBuf },
    #[error("mønsteret «{pattern}» er ikke forstått ({what}).")]
    Pattern { pattern: String, what: String },
    #[error("{} kan ikke skrives ({error}). Sjekk --out og plassen på disken.", shown(path))]
    Unwritable { path: PathBuf, error: io::Error },
    #[error(
        "{}:{line}: «{what}» er ikke et antall. Skriv navn, komma og antall brev i året.",
        shown(path)
    )]
    Volume { path: PathBuf, line: u64, what: String },
    #[error(
        "{} kan ikke sammenlignes med ({what}). Oppgi summary.json fra en tidligere gjennomgang, \
         med letters.jsonl i samme mappe.",
        shown(path)
    )]
    Baseline { path: PathBuf, what: String },
    #[error("{} kan ikke brukes som cache ({what}). Velg en annen fil med --cache.", shown(path))]
    Cache { path: PathBuf, what: String },
    #[error(
        "avbrutt etter {letters} brev. Det som er lest, står i {}. Kjør igjen for å lese resten; med \
         --cache leses ingen brev to ganger.",
        shown(out)
    )]
    Interrupted { letters: u64, out: PathBuf },
    #[error("{0}")]
    Table(FileTrouble),
    #[error("tabellen kan ikke leses ({0}). Lagre den som CSV på nytt.")]
    Csv(String),
    #[error(
        "kolonnen «{column}» finnes ikke. Velg med --text-column og --id-column blant: {columns}."
    )]
    NoColumn { column: String, columns: String },
    #[error("raden har ingen tekst. Oppgi kolonnen med --text-column.")]
    NoText,
    #[error("linjen er ikke JSON ({0}).")]
    NoJson(String),
}

/// The result could not be written.
#[derive(Debug, thiserror::Error)]
#[error("svaret kan ikke skrives ({0}). Sjekk at det er plass på disken.")]
pub(super) struct WriteError(pub(super) io::Error);

/// The path on one line, whatever characters it holds.
pub(super) fn shown(path: &Path) -> String {
    if path == Path::new("-") {
        return "standard inn".to_owned();
    }
    path.display().to_string().chars().map(|c| if c.is_control() { '?' } else { c }).collect()
}

/// What is wrong with a file's content, and the way out.
fn content(error: &IngestError) -> String {
    match error {
        IngestError::Empty => {
            "det er ingen tekst i filen. Er brevet limt inn som bilde, oppgi bildet alene.".to_owned()
        }
        IngestError::OldWord => {
            "dette er det gamle Word-formatet (.doc). Åpne filen, lagre den som .docx og prøv igjen."
                .to_owned()
        }
        IngestError::Binary { format: Some(format @ ("zip" | "gzip" | "7z" | "rar" | "xz")) } => {
            format!("dette er et arkiv ({format}). Pakk det ut, og oppgi det som ligger i det.")
        }
        IngestError::Binary { format } => {
            let format = format.map_or_else(String::new, |format| format!(", men {format}"));
            format!("dette er ikke tekst{format}. Lagre brevet som ren tekst og prøv igjen.")
        }
        IngestError::TooLarge => {
            "filen er for stor til å være et brev. Del den, eller oppgi bare brevet.".to_owned()
        }
        IngestError::Encrypted => {
            "filen er låst med passord. Åpne den, lagre en kopi uten passord og prøv igjen."
                .to_owned()
        }
        IngestError::Picture => {
            "brevet er et bilde, og må leses med Tesseract først. Se README om bilder.".to_owned()
        }
        IngestError::Damaged { format } => {
            let name = label(*format);
            format!(
                "filen er skadet og kan ikke leses som {name}. Hent den på nytt, eller kopier teksten."
            )
        }
        IngestError::TooComplex => {
            "filen er for stor eller innviklet til å være et brev. Skriv den ut til en ny PDF og prøv igjen."
                .to_owned()
        }
    }
}

/// What people call files of a format.
fn label(format: Format) -> &'static str {
    match format {
        Format::Pdf => "PDF",
        Format::Docx => "Word",
        Format::Odt => "OpenDocument",
        Format::Rtf => "RTF",
        Format::Html => "HTML",
        Format::Email => "e-post",
        Format::Image => "bilde",
        other => other.name(),
    }
}
