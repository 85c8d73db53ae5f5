//! Help, version and what to say to a command line that does not make sense: one Norwegian line.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Exit, Streams, fail};
use crate::ingest::Format;

/// Answers a request for help or tells what is wrong.
pub(super) fn tell(error: &clap::Error, streams: &mut Streams<'_>) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that has gone away needs no help.
            let _ = write!(streams.output, "{}", error.render());
            let _ = streams.output.flush();
            Exit::Done
        }
        _ => fail(streams, &message(error)),
    }
}

fn message(error: &clap::Error) -> String {
    let typed = || one(error, ContextKind::InvalidValue);
    let name = |kind| {
        let arg = one(error, kind);
        // «--received <ÅÅÅÅ-MM-DD>»: the name is enough.
        arg.split(' ').next().unwrap_or_default().to_owned()
    };
    let arg = || name(ContextKind::InvalidArg);
    let prior = || name(ContextKind::PriorArg);
    match error.kind() {
        ErrorKind::UnknownArgument => format!("ukjent valg «{}». Se klarbrev --help.", arg()),
        ErrorKind::InvalidSubcommand => format!(
            "ukjent kommando «{}». Se klarbrev --help.",
            one(error, ContextKind::InvalidSubcommand)
        ),
        ErrorKind::InvalidValue if typed().is_empty() => {
            format!("{} trenger en verdi. Se klarbrev --help.", arg())
        }
        ErrorKind::InvalidValue => {
            let valid = one(error, ContextKind::ValidValue);
            format!("«{}» passer ikke for {}. Velg mellom: {valid}.", typed(), arg())
        }
        ErrorKind::ValueValidation if arg() == "--input-format" => {
            let known: Vec<&str> = Format::ALL.iter().map(|(_, name, _)| *name).collect();
            format!("«{}» passer ikke for {}. Velg mellom: {}.", typed(), arg(), known.join(", "))
        }
        ErrorKind::ValueValidation => {
            format!("«{}» er ingen dato for {}. Skriv den slik: 2025-03-31.", typed(), arg())
        }
        ErrorKind::MissingRequiredArgument if arg().starts_with("--baseline") => {
            "--fail-on-worse trenger --baseline med en tidligere summary.json".to_owned()
        }
        ErrorKind::MissingRequiredArgument if arg().starts_with("--out") => {
            "oppgi mappen resultatet skal skrives til: klarbrev audit STI --out MAPPE".to_owned()
        }
        ErrorKind::MissingRequiredArgument if arg().contains("MAPPE") => {
            "oppgi mappen med ordlistene: klarbrev lexicon check MAPPE".to_owned()
        }
        ErrorKind::MissingRequiredArgument
            if ["FØR", "ETTER"].iter().any(|file| arg().contains(file)) =>
        {
            "oppgi to filer, brevet før og etter: klarbrev verify FØR ETTER".to_owned()
        }
        ErrorKind::MissingRequiredArgument => {
            "oppgi en fil, eller - for standard inn. Se klarbrev --help.".to_owned()
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "oppgi en kommando og en fil, for eksempel: klarbrev explain brev.txt".to_owned()
        }
        ErrorKind::ArgumentConflict if prior() != arg() => {
            format!("{} og {} kan ikke brukes sammen. Se klarbrev --help.", prior(), arg())
        }
        ErrorKind::ArgumentConflict => {
            format!("{} kan bare stå én gang. Se klarbrev --help.", arg())
        }
        _ => "kommandoen er ikke forstått. Se klarbrev --help.".to_owned(),
    }
}

/// What the error says about `kind`, as plain text on one line.
fn one(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.replace(char::is_control, "?"),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
