//! `klarbrev rules`: the list of rules, or the page of one.

use std::io;

use textwrap::Options as Wrap;

use super::args::RulesArgs;
use super::env::Env;
use super::error::SettingsError;
use super::{Exit, Streams, fail, own_lexicon};
use crate::lexicon::{Lexicon, Severity};
use crate::lint::{Page, pages};
use crate::text::nearest;

pub(super) fn run(args: &RulesArgs, env: &Env, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let own = match own_lexicon(args.lexicon.iter().map(AsRef::as_ref)) {
        Ok(own) => own,
        Err(error) => return Ok(fail(streams, &error)),
    };
    let pages = pages(own.as_ref().unwrap_or_else(|| Lexicon::builtin()));
    let Some(slug) = &args.slug else {
        return list(&pages, streams.output).map(|()| Exit::Done);
    };
    if let Some(page) = pages.iter().find(|page| page.slug == slug) {
        return one(page, env.width, streams.output).map(|()| Exit::Done);
    }
    let near = nearest(slug, pages.iter().map(|page| page.slug));
    let hint = near.map_or(String::new(), |near| format!(" Mente du «{near}»?"));
    Ok(fail(streams, &SettingsError::UnknownRule { slug: slug.clone(), hint }))
}

fn list(pages: &[Page<'_>], out: &mut dyn io::Write) -> io::Result<()> {
    let wide = pages.iter().map(|page| page.slug.len()).max().unwrap_or_default();
    for page in pages {
        writeln!(out, "{:wide$}  {:7}  {}", page.slug, name(page.severity), page.title)?;
    }
    Ok(())
}

fn one(page: &Page<'_>, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{} ({}, {})", page.title, page.slug, name(page.severity))?;
    for (limit, value) in page.limits {
        writeln!(out, "Grense: {} = {value}", limit.replace('_', "-"))?;
    }
    writeln!(out)?;
    let mut example = false;
    for line in page.text.lines() {
        if let Some(kind) = line.strip_prefix("```") {
            example = !kind.is_empty();
            let kind = match kind {
                "nb,treff" => "Bokmål, treff:",
                "nb,ok" => "Bokmål, uten treff:",
                "nn,treff" => "Nynorsk, treff:",
                "nn,ok" => "Nynorsk, uten treff:",
                _ => continue,
            };
            writeln!(out, "  {kind}")?;
            continue;
        }
        let line = line.trim_start_matches(['#', ' ']);
        let indent = if example { "    " } else { "" };
        let wrap = Wrap::new(width).initial_indent(indent).subsequent_indent(indent);
        if line.is_empty() {
            writeln!(out)?;
            continue;
        }
        for line in textwrap::wrap(line, wrap) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The name settings use.
fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Off => "off",
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
