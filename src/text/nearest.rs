//! What may have been meant.

/// From this likeness on (Jaro-Winkler, 0 to 1) a word may be a slip for another.
const LIKE: f64 = 0.8;

/// The one of `known` that `typed` is most like, if it is like any.
///
/// ```
/// use klarbrev::text::nearest;
/// assert_eq!(nearest("long-sentense", ["passive", "long-sentence"]), Some("long-sentence"));
/// assert_eq!(nearest("xyz", ["passive"]), None);
/// ```
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let likeness = |known: &'k str| (strsim::jaro_winkler(typed, known), known);
    let near = known.into_iter().map(likeness).filter(|(likeness, _)| *likeness > LIKE);
    near.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known)
}
