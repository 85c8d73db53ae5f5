//! `klarbrev verify`: whether a rewrite keeps what the letter says.

use std::io;

use super::args::{VerifyArgs, VerifyFormat};
use super::{Env, Exit, Streams, fail_masked, input};
use crate::lexicon::Lexicon;
use crate::report::{Options, VerdictReport};
use crate::segment::Document;
use crate::verify::{Outcome, verify};

pub(super) fn run(args: &VerifyArgs, env: &Env, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let mask = !args.input.no_mask;
    let (before, after) = match (
        input::some(&args.before, args.input.input_format, streams.input),
        input::some(&args.after, args.input.input_format, streams.input),
    ) {
        (Ok(before), Ok(after)) => (before, after),
        (Err(error), _) | (_, Err(error)) => return Ok(fail_masked(streams, &error, mask)),
    };
    let lexicon = Lexicon::for_readers();
    let judged = before.iter().zip(&after).map(|(before, after)| {
        let (before, after) = (Document::new(before, lexicon), Document::new(after, lexicon));
        let verdict = verify(&before, &after);
        (before, after, verdict)
    });
    // Of a file with several letters, the pair that differs most is told.
    let weight = |outcome| match outcome {
        Outcome::Accepted => 0,
        Outcome::Unsure => 1,
        Outcome::Refused => 2,
    };
    let worst = judged.min_by_key(|(_, _, verdict)| std::cmp::Reverse(weight(verdict.outcome)));
    let Some((before_document, after_document, verdict)) = worst else { return Ok(Exit::Done) };
    let verdict = if before.len() == after.len() { verdict } else { verdict.of_unequal_files() };
    let report = VerdictReport {
        before: &before_document,
        after: &after_document,
        verdict: &verdict,
        language: args.lang.map(Into::into),
        options: Options { mask, width: env.width, ..Options::default() },
    };
    match args.format {
        VerifyFormat::Text => report.text(streams.output)?,
        VerifyFormat::Json => report.json(streams.output)?,
    }
    Ok(if verdict.outcome == Outcome::Accepted { Exit::Done } else { Exit::Findings })
}
