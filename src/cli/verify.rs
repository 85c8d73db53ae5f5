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
        input::first(&args.before, args.input.input_format, streams.input),
        input::first(&args.after, args.input.input_format, streams.input),
    ) {
        (Ok(before), Ok(after)) => (before, after),
        (Err(error), _) | (_, Err(error)) => return Ok(fail_masked(streams, &error, mask)),
    };
    let lexicon = Lexicon::for_readers();
    let (before, after) = (Document::new(&before, lexicon), Document::new(&after, lexicon));
    let verdict = verify(&before, &after);
    let report = VerdictReport {
        before: &before,
        after: &after,
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
