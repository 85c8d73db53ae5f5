//! From what was typed to what holds: after this, no text decides anything.

use std::path::PathBuf;

use super::args::ExplainArgs;
use super::env::Env;
use super::error::SettingsError;
use crate::ingest;
use crate::report::{Format, Options};
use crate::summarise::Reading;

/// What `explain` works from.
#[derive(Debug)]
pub(super) struct Settings {
    pub(super) files: Vec<PathBuf>,
    pub(super) input_format: Option<ingest::Format>,
    pub(super) format: Format,
    pub(super) reading: Reading,
    pub(super) options: Options,
}

impl ExplainArgs {
    /// Fills in what was not typed.
    ///
    /// # Errors
    ///
    /// Where what was typed cannot be true together.
    pub(super) fn resolve(self, env: &Env) -> Result<Settings, SettingsError> {
        let today = self.today.unwrap_or(env.today);
        if let Some(received) = self.received.filter(|day| *day > today) {
            return Err(SettingsError::ReceivedAfterToday { received, today });
        }
        Ok(Settings {
            input_format: self.input.input_format,
            format: self.format.into(),
            reading: Reading {
                language: self.lang.map(Into::into),
                today: Some(today),
                received: self.received,
            },
            options: Options {
                mask: !self.input.no_mask,
                width: env.width,
                colour: self.color.resolve(env),
                several: self.files.len() > 1,
            },
            files: self.files,
        })
    }
}
