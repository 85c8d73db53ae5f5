//! `klarbrev verify`: whether a rewrite keeps what the letter says.

use std::io;

use super::args::{VerifyArgs, VerifyFormat};
use super::error::PairError;
use super::{Env, Exit, Streams, fail_masked, input};
use crate::ingest::{Letter, Note};
use crate::lexicon::Lexicon;
use crate::report::{Options, VerdictReport};
use crate::segment::Document;
use crate::text::mask;
use crate::verify::{Outcome, verify};

pub(super) fn run(args: &VerifyArgs, env: &Env, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let masked = !args.input.no_mask;
    let (before, after) = match (
        input::letters(&args.before, args.input.input_format, streams.input),
        input::letters(&args.after, args.input.input_format, streams.input),
    ) {
        (Ok(before), Ok(after)) => (before, after),
        (Err(error), _) | (_, Err(error)) => return Ok(fail_masked(streams, &error, masked)),
    };
    for (path, letters) in [(&args.before, &before), (&args.after, &after)] {
        if letters.iter().flat_map(Letter::notes).any(Note::is_unread) {
            let error = PairError::Unread { path: path.clone() };
            return Ok(fail_masked(streams, &error, masked));
        }
    }
    let pairs = match pairs(&before, &after) {
        Ok(pairs) => pairs,
        Err(part) => {
            let missing = after.iter().all(|letter| letter.part() != part);
            let (here, there) = if missing {
                (args.before.clone(), args.after.clone())
            } else {
                (args.after.clone(), args.before.clone())
            };
            let part = part.unwrap_or_default().to_owned();
            return Ok(fail_masked(streams, &PairError::Missing { here, there, part }, masked));
        }
    };
    let several = pairs.len() > 1;
    let mut exit = Exit::Done;
    for (i, (before, after)) in pairs.into_iter().enumerate() {
        if several && matches!(args.format, VerifyFormat::Text) {
            let part = before.part().unwrap_or_default();
            let part = if masked { mask(part) } else { part.into() };
            writeln!(streams.output, "{}=== {part} ===\n", if i > 0 { "\n" } else { "" })?;
        }
        if !compare(before, after, args, env, streams)? {
            exit = Exit::Findings;
        }
    }
    Ok(exit)
}

/// Each letter with its rewrite: the one of the same part, or the only one.
///
/// # Errors
/// The part that one file has and the other has not, or that a file has twice.
fn pairs<'l>(
    before: &'l [Letter],
    after: &'l [Letter],
) -> Result<Vec<(&'l Letter, &'l Letter)>, Option<&'l str>> {
    if let ([before], [after]) = (before, after) {
        return Ok(vec![(before, after)]);
    }
    let of = |letters: &'l [Letter], part: Option<&str>| -> Option<&'l Letter> {
        let mut found = letters.iter().filter(|letter| letter.part() == part);
        found.next().filter(|_| found.next().is_none())
    };
    if let Some(extra) = after.iter().find(|letter| of(before, letter.part()).is_none()) {
        return Err(extra.part());
    }
    let pair = |letter: &'l Letter| {
        of(after, letter.part()).map(|other| (letter, other)).ok_or(letter.part())
    };
    before.iter().map(pair).collect()
}

/// Says whether the rewrite is accepted.
fn compare(
    before: &Letter,
    after: &Letter,
    args: &VerifyArgs,
    env: &Env,
    streams: &mut Streams<'_>,
) -> io::Result<bool> {
    let lexicon = Lexicon::for_readers();
    let (before, after) = (Document::new(before, lexicon), Document::new(after, lexicon));
    let verdict = verify(&before, &after);
    let options = Options { mask: !args.input.no_mask, width: env.width, ..Options::default() };
    let report = VerdictReport {
        before: &before,
        after: &after,
        verdict: &verdict,
        language: args.lang.map(Into::into),
        options,
    };
    match args.format {
        VerifyFormat::Text => report.text(streams.output)?,
        VerifyFormat::Json => report.json(streams.output)?,
    }
    Ok(verdict.outcome == Outcome::Accepted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(parts: &[&str]) -> Vec<Letter> {
        parts.iter().map(|part| Letter::from_text(*part).called(*part)).collect()
    }

    #[test]
    fn letters_are_paired_by_part() {
        let (one, two) = (letters(&["nb", "nn"]), letters(&["nn", "nb"]));
        let paired = pairs(&one, &two).unwrap();
        assert!(paired.iter().all(|(before, after)| before.part() == after.part()));
        assert_eq!(paired.len(), 2);
        assert_eq!(pairs(&letters(&["a"]), &letters(&["b"])).unwrap().len(), 1);
        assert_eq!(pairs(&one, &letters(&["nb"])).unwrap_err(), Some("nn"));
        assert_eq!(pairs(&letters(&["nb"]), &one).unwrap_err(), Some("nn"));
        let twice = letters(&["nb", "nn", "nn"]);
        assert_eq!(pairs(&twice, &one).unwrap_err(), Some("nn"));
    }
}
