//! The text of a `klarbrev.toml` to [`Config`]: what is not known is an error that says what may
//! have been meant.

use std::ops::Range;
use std::path::{Path, PathBuf};

use globset::{Glob, GlobSetBuilder};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Config, Profile};
use crate::lexicon::{Lexicon, Severity};
use crate::lint::{Audience, Rule, rules, slugs};
use crate::text::{LineIndex, nearest};

/// What is wrong with a `klarbrev.toml`, and where.
#[derive(Debug, thiserror::Error)]
#[error("{}:{line}: {what}", path.display())]
pub(in crate::cli) struct ConfigError {
    pub(in crate::cli) path: PathBuf,
    pub(in crate::cli) line: usize,
    pub(in crate::cli) what: String,
}

/// What is wrong, and at which bytes.
struct Wrong(Range<usize>, String);

type Entry<'t, 'i> = (&'t Spanned<toml::de::DeString<'i>>, &'t Spanned<DeValue<'i>>);

pub(super) fn config(path: &Path, folder: PathBuf, text: &str) -> Result<Config, ConfigError> {
    let error = |at: Range<usize>, what: String| {
        let line = LineIndex::of(text).line(at.start);
        ConfigError { path: path.to_owned(), line, what }
    };
    let table = DeTable::parse(text).map_err(|e| {
        let what = e.message().lines().next().unwrap_or_default().to_owned();
        error(e.span().unwrap_or_default(), format!("dette er ikke riktig TOML ({what})"))
    })?;
    let mut config = Config { folder, path: path.to_owned(), ..Config::default() };
    for entry in table.get_ref() {
        top(&mut config, entry).map_err(|Wrong(at, what)| error(at, what))?;
    }
    let profiles = std::iter::once(&config.profile).chain(config.sections.iter().map(|s| &s.1));
    for (slug, at) in profiles.flat_map(|profile| &profile.unchecked) {
        config.unchecked.push((slug.clone(), error(at.clone(), String::new()).line));
    }
    Ok(config)
}

impl Config {
    /// Checks the names of rules, which only the lexicon knows all of.
    ///
    /// # Errors
    ///
    /// Names the first that is unknown.
    pub(in crate::cli) fn check(&self, lexicon: &Lexicon) -> Result<(), ConfigError> {
        let slugs = slugs(lexicon);
        for (slug, line) in &self.unchecked {
            if !slugs.contains(&slug.as_str()) {
                let Wrong(_, what) = unknown(0..0, "regel", slug, slugs.into_iter());
                return Err(ConfigError { path: self.path.clone(), line: *line, what });
            }
        }
        Ok(())
    }
}

fn top(config: &mut Config, (key, value): Entry<'_, '_>) -> Result<(), Wrong> {
    match key.get_ref().as_ref() {
        "fail-on" => match level(value)? {
            Severity::Off => {
                let known = ["info", "warning", "error"];
                return Err(unknown(value.span(), "nivå", "off", known.into_iter()));
            }
            level => config.fail_on = Some(level),
        },
        "baseline" => config.baseline = Some(config.folder.join(string(value)?)),
        "lexicons" => {
            for item in array(value)? {
                config.lexicons.push(config.folder.join(string(item)?));
            }
        }
        "files" => {
            for item in array(value)? {
                section(config, item)?;
            }
        }
        "audience" | "rules" => profile(&mut config.profile, (key, value))?,
        other => {
            let known = ["audience", "baseline", "fail-on", "files", "lexicons", "rules"];
            return Err(unknown(key.span(), "nøkkel", other, known.into_iter()));
        }
    }
    Ok(())
}

fn section(config: &mut Config, value: &Spanned<DeValue<'_>>) -> Result<(), Wrong> {
    let mut own = Profile::default();
    let mut globs = GlobSetBuilder::new();
    let mut any = false;
    for (key, item) in table(value)? {
        match key.get_ref().as_ref() {
            "match" => {
                for item in array(item)? {
                    let glob = Glob::new(string(item)?).map_err(|e| {
                        Wrong(item.span(), format!("mønsteret er ikke forstått ({})", e.kind()))
                    })?;
                    globs.add(glob);
                    any = true;
                }
            }
            "audience" | "rules" => profile(&mut own, (key, item))?,
            other => {
                let known = ["audience", "match", "rules"];
                return Err(unknown(key.span(), "nøkkel", other, known.into_iter()));
            }
        }
    }
    if !any {
        return Err(Wrong(value.span(), "[[files]] trenger match = [\"mappe/**\"]".to_owned()));
    }
    let globs = globs.build().map_err(|e| Wrong(value.span(), e.to_string()))?;
    config.sections.push((globs, own));
    Ok(())
}

fn profile(profile: &mut Profile, (key, value): Entry<'_, '_>) -> Result<(), Wrong> {
    if key.get_ref() == "audience" {
        profile.audience = Some(match string(value)? {
            "person" => Audience::Person,
            "professional" => Audience::Professional,
            other => {
                let known = ["person", "professional"];
                return Err(unknown(value.span(), "mottaker", other, known.into_iter()));
            }
        });
        return Ok(());
    }
    for (slug, value) in table(value)? {
        rule(profile, slug.get_ref(), value, slug.span())?;
    }
    Ok(())
}

/// `slug = "level"` or `slug = { level = "…", limit = n }`. Slugs of phrase rules are known only
/// when the lexicon is read: they may have a level, and [`Config::check`] looks at them.
fn rule(
    profile: &mut Profile,
    slug: &str,
    value: &Spanned<DeValue<'_>>,
    at: Range<usize>,
) -> Result<(), Wrong> {
    let rule: Option<&Rule> = rules().iter().find(|rule| rule.slug == slug).copied();
    if rule.is_none() {
        profile.unchecked.push((slug.to_owned(), at));
    }
    let DeValue::Table(table) = value.get_ref() else {
        profile.levels.insert(slug.to_owned(), level(value)?);
        return Ok(());
    };
    let limits = rule.map_or(&[][..], |rule| rule.limits);
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        if name == "level" {
            profile.levels.insert(slug.to_owned(), level(value)?);
            continue;
        }
        // A limit is an identifier in code, and may be written with hyphens here.
        let Some((limit, _)) = limits.iter().find(|(limit, _)| limit.replace('_', "-") == name)
        else {
            let known: Vec<String> =
                limits.iter().map(|(limit, _)| limit.replace('_', "-")).collect();
            let known = known.iter().map(String::as_str).chain(["level"]);
            return Err(unknown(key.span(), "grense", name, known));
        };
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let Some(number) = number else {
            return Err(Wrong(value.span(), format!("{name} skal være et helt tall")));
        };
        profile.limits.entry(slug.to_owned()).or_default().insert((*limit).to_owned(), number);
    }
    Ok(())
}

fn level(value: &Spanned<DeValue<'_>>) -> Result<Severity, Wrong> {
    match string(value)? {
        "off" => Ok(Severity::Off),
        "info" => Ok(Severity::Info),
        "warning" => Ok(Severity::Warning),
        "error" => Ok(Severity::Error),
        other => {
            let known = ["off", "info", "warning", "error"];
            Err(unknown(value.span(), "nivå", other, known.into_iter()))
        }
    }
}

fn string<'t>(value: &'t Spanned<DeValue<'_>>) -> Result<&'t str, Wrong> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text),
        _ => Err(Wrong(value.span(), "her skal det stå tekst i anførselstegn".to_owned())),
    }
}

fn array<'t, 'i>(value: &'t Spanned<DeValue<'i>>) -> Result<Vec<&'t Spanned<DeValue<'i>>>, Wrong> {
    match value.get_ref() {
        DeValue::Array(items) => Ok(items.iter().collect()),
        _ => Err(Wrong(value.span(), "her skal det stå en liste: [\"…\"]".to_owned())),
    }
}

fn table<'t, 'i>(value: &'t Spanned<DeValue<'i>>) -> Result<&'t DeTable<'i>, Wrong> {
    match value.get_ref() {
        DeValue::Table(table) => Ok(table),
        _ => Err(Wrong(value.span(), "her skal det stå en tabell: { … }".to_owned())),
    }
}

/// «ukjent regel «long-sentense». Mente du «long-sentence»?»
fn unknown<'k>(
    at: Range<usize>,
    kind: &str,
    typed: &str,
    known: impl Iterator<Item = &'k str>,
) -> Wrong {
    let hint = nearest(typed, known).map_or(String::new(), |near| format!(" Mente du «{near}»?"));
    Wrong(at, format!("ukjent {kind} «{typed}».{hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, String> {
        let path = Path::new("klarbrev.toml");
        let config = config(path, PathBuf::new(), text).map_err(|error| error.to_string())?;
        config.check(Lexicon::builtin()).map_err(|error| error.to_string())?;
        Ok(config)
    }

    #[test]
    fn what_is_known_is_read() {
        let config = read(
            "audience = \"person\"\nfail-on = \"warning\"\n[rules]\n\
             long-sentence = { level = \"info\", words = 20 }\n\
             [[files]]\nmatch = [\"ag/**\"]\naudience = \"professional\"\n",
        )
        .unwrap();
        assert_eq!(config.fail_on, Some(Severity::Warning));
        let settings = config.settings(&[]);
        assert_eq!(settings.levels["long-sentence"], Severity::Info);
        assert_eq!(settings.limits["long-sentence"]["words"], 20);
        assert_eq!(settings.audience, Audience::Person);
        assert_eq!(config.sections_for(Path::new("ag/x.txt")), [0]);
        assert_eq!(config.settings(&[0]).audience, Audience::Professional);
    }

    #[test]
    fn what_is_unknown_is_an_error_with_a_line_and_a_suggestion() {
        for (text, want) in [
            ("rulez = 1", "1: ukjent nøkkel «rulez». Mente du «rules»?"),
            (
                "\n[rules]\nlong-sentense = \"off\"",
                "3: ukjent regel «long-sentense». Mente du «long-sentence»?",
            ),
            ("[rules]\nlong-sentence = \"of\"", "2: ukjent nivå «of». Mente du «off»?"),
            ("[rules]\nlong-sentence = { word = 3 }", "2: ukjent grense «word». Mente du «words»?"),
            ("[rules]\nlong-sentence = 3", "2: her skal det stå tekst i anførselstegn"),
            ("audience = \"persson\"", "1: ukjent mottaker «persson». Mente du «person»?"),
            ("[[files]]\naudience = \"person\"", "1: [[files]] trenger match = [\"mappe/**\"]"),
            ("a = ", "1: dette er ikke riktig TOML"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(want), "{error}\nshould hold {want}");
        }
    }
}
