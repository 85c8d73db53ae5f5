//! Standard text and its forms in words: what differs, and how grave that is.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

use super::aspect::Drift;
use super::clusters::{Form, Spot};
use super::overview::{At, Cluster, Piece, Side, Standard, Variant};
use super::picked::Picked;
use super::sum::Texts;
use crate::ingest::Letter;
use crate::lexicon::Lexicon;
use crate::segment::Document;
use crate::verify::{Aspect, verify};

/// The clusters as they are told.
pub(super) fn clusters(picked: Vec<Picked>, standard: &Standard, texts: &Texts) -> Vec<Cluster> {
    picked.into_iter().map(|one| cluster(&one, standard.words, texts)).collect()
}

fn cluster(picked: &Picked, of: u64, texts: &Texts) -> Cluster {
    let text = text_of(&picked.common, texts);
    let mut variants: Vec<Variant> = picked
        .others
        .iter()
        .filter_map(|form| variant(form, text?, text_of(form, texts)?))
        .collect();
    variants.sort_by_key(|variant| (variant.drift, std::cmp::Reverse(variant.letters)));
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    let share = if of == 0 { 0.0 } else { 100.0 * picked.words as f64 / of as f64 };
    Cluster {
        text: text.cloned(),
        words: picked.common.words as usize,
        letters: picked.letters,
        common: picked.common.letters,
        share,
        places: places(&picked.common),
        forms: picked.forms,
        drift: variants.first().map(|variant| variant.drift),
        variants,
    }
}

fn text_of<'t>(form: &Form, texts: &'t Texts) -> Option<&'t String> {
    let spot = form.spots.first()?;
    texts.passage(&spot.origin, spot.span)
}

fn places(form: &Form) -> Vec<At> {
    let at = |spot: &Spot| At { id: spot.origin.id.clone(), line: spot.line as usize };
    form.spots.iter().map(at).collect()
}

/// `None` where the forms differ in nothing that is shown.
fn variant(form: &Form, common: &str, own: &str) -> Option<Variant> {
    let pieces = pieces(common, own);
    if pieces.iter().all(|piece| piece.side == Side::Both) {
        return None;
    }
    let drift = drift(&pieces);
    let grave = grave(&pieces, drift);
    Some(Variant { letters: form.letters, places: places(form), drift, pieces, grave })
}

/// So many words that only one form has are a sentence or clause of their own: what it says is more, not
/// something else.
const MORE: usize = 6;

/// How the forms differ: what `verify` would say of a rewrite, but for what only one of them says.
fn drift(pieces: &[Piece]) -> Drift {
    let text = |left_out: Side| {
        let kept = pieces.iter().enumerate().filter(|(i, piece)| {
            let beside = |at: Option<usize>| {
                at.and_then(|at| pieces.get(at)).is_some_and(|other| other.side != Side::Both)
            };
            let alone = !beside(i.checked_sub(1)) && !beside(Some(i + 1));
            let more = piece.side != Side::Both && alone && piece.text.split(' ').count() >= MORE;
            piece.side != left_out && !more
        });
        kept.map(|(_, piece)| piece.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let (common, own) = (text(Side::Own), text(Side::Common));
    let (common, own) = (Letter::from_text(common), Letter::from_text(own));
    let lexicon = Lexicon::builtin();
    let verdict = verify(&Document::new(&common, lexicon), &Document::new(&own, lexicon));
    let grave = |aspect: Aspect| match aspect {
        Aspect::Date
        | Aspect::Amount
        | Aspect::Number
        | Aspect::Percent
        | Aspect::Duration
        | Aspect::Law
        | Aspect::Phone
        | Aspect::Address => Drift::Value,
        Aspect::Duty
        | Aspect::Negation
        | Aspect::Condition
        | Aspect::Choice
        | Aspect::Limit
        | Aspect::Actor => Drift::Meaning,
        _ => Drift::Words,
    };
    let differences = verdict.differences.iter().map(|difference| grave(difference.what));
    differences.min().unwrap_or(Drift::Words)
}

/// So many differences are looked at one by one.
const SINGLY: usize = 8;

/// Where the difference begins that alone is as grave as all of them; the first where none is.
fn grave(pieces: &[Piece], drift: Drift) -> usize {
    let begins = |i: &usize| {
        pieces[*i].side != Side::Both
            && i.checked_sub(1).is_none_or(|before| pieces[before].side == Side::Both)
    };
    let hunks: Vec<usize> = (0..pieces.len()).filter(begins).collect();
    let first = hunks.first().copied().unwrap_or(0);
    if hunks.len() < 2 || drift == Drift::Words {
        return first;
    }
    let alone = |hunk: &usize| {
        let end = (*hunk..pieces.len()).find(|i| pieces[*i].side == Side::Both);
        let own = *hunk..end.unwrap_or(pieces.len());
        // Elsewhere the common form stands.
        let kept = pieces
            .iter()
            .enumerate()
            .filter(|(i, piece)| own.contains(i) || piece.side != Side::Own);
        let only = kept.map(|(i, piece)| Piece {
            side: if own.contains(&i) { piece.side } else { Side::Both },
            text: piece.text.clone(),
        });
        self::drift(&only.collect::<Vec<_>>()) == drift
    };
    hunks.iter().take(SINGLY).copied().find(|hunk| alone(hunk)).unwrap_or(first)
}

/// The common form turned into this one, word by word.
fn pieces(common: &str, own: &str) -> Vec<Piece> {
    let (a, b): (Vec<&str>, Vec<&str>) = (common.split(' ').collect(), own.split(' ').collect());
    let mut pieces: Vec<Piece> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        for change in op.iter_changes(&a, &b) {
            let side = match change.tag() {
                ChangeTag::Equal => Side::Both,
                ChangeTag::Delete => Side::Common,
                ChangeTag::Insert => Side::Own,
            };
            match pieces.last_mut().filter(|piece| piece.side == side) {
                Some(piece) => {
                    piece.text.push(' ');
                    piece.text.push_str(change.value());
                }
                None => pieces.push(Piece { side, text: change.value().to_owned() }),
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_difference_is_told() {
        let text = "Du kan klage innen seks uker fra du fikk brevet. Send klagen til Nav.";
        let drift = |text: &str, other: &str| drift(&pieces(text, other));
        assert_eq!(drift(text, &text.replace("seks", "tre")), Drift::Value);
        assert_eq!(drift(text, &text.replace("kan klage", "kan ikke klage")), Drift::Meaning);
        assert_eq!(drift(text, &text.replace("brevet", "papiret")), Drift::Words);
        let more = format!("{text} Du kan lese mer om dette på nav.no/klage.");
        assert_eq!(drift(text, &more), Drift::Words, "more is not other");
    }

    #[test]
    fn the_gravest_difference_is_pointed_to() {
        let pieces = pieces(
            "Dersom du er uenig, kan du klage innen seks uker fra i dag.",
            "Hvis du er uenig, kan du klage innen tre uker fra i dag.",
        );
        assert_eq!(pieces[grave(&pieces, drift(&pieces))].text, "seks");
    }

    #[test]
    fn what_differs_is_marked() {
        let pieces = pieces("innen seks uker fra i dag", "innen tre uker fra i dag");
        let sides: Vec<_> = pieces.iter().map(|p| (p.side, p.text.as_str())).collect();
        let want = [
            (Side::Both, "innen"),
            (Side::Common, "seks"),
            (Side::Own, "tre"),
            (Side::Both, "uker fra i dag"),
        ];
        assert_eq!(sides, want);
    }
}
