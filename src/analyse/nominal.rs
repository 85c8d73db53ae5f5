//! Verbs dressed as nouns: «behandlingen av søknaden» for «når vi behandler søknaden».

use super::data::{self, Words};
use crate::segment::{Document, Token, TokenKind};
use crate::text::{Span, fold};

/// The nouns made of verbs in a sentence that are followed by «av», each with its «av».
///
/// Known by their endings (-ing, -else, -sjon, -het; in English -tion, -ment), with a list of nouns
/// that only look so: «avdeling», «pensjon». A number after «av» makes it a date: «henvendelsen av
/// 3. mai». The words stand in `lexicons/<lang>/measures.toml`.
pub fn nominalisations<'d>(
    document: &'d Document<'_>,
    sentence: usize,
) -> impl Iterator<Item = Span> + 'd {
    let words = data::words(document.language());
    let of = document.word_id(&words.nominalisations.of);
    let tokens = document.tokens_of(sentence);
    let here = move |&i: &usize| tokens[i].kind == TokenKind::Word && Some(tokens[i].word) == of;
    (0..tokens.len()).filter(here).filter_map(move |i| before(document, words, tokens, i))
}

/// The nominalisation before the «av» at `i`, with it.
pub(super) fn before(
    document: &Document<'_>,
    words: &Words,
    tokens: &[Token],
    i: usize,
) -> Option<Span> {
    let noun = tokens[i.checked_sub(1)?];
    let next = tokens.get(i + 1).filter(|next| next.kind != TokenKind::Number && next.is_word());
    if noun.kind != TokenKind::Word || next.is_none() {
        return None;
    }
    let text = noun.span().of(document.text());
    is_nominalisation(text, words).then(|| noun.span().to(tokens[i].span()))
}

fn is_nominalisation(word: &str, words: &Words) -> bool {
    let nominal = &words.nominalisations;
    // Cheap first: most words before «av» have none of the endings.
    if !nominal.endings.values().flatten().any(|ending| word.ends_with(ending.as_str())) {
        return false;
    }
    let mut folded = String::new();
    fold(word, &mut folded);
    let found =
        nominal.endings.iter().flat_map(|(base, forms)| forms.iter().map(move |f| (base, f)));
    let longest =
        found.filter(|(_, form)| folded.ends_with(form.as_str())).max_by_key(|f| f.1.len());
    let Some((base, form)) = longest else { return false };
    let stem = &folded[..folded.len() - form.len()];
    // «ting», «ingen», «ring»
    if stem.chars().count() < 2 {
        return false;
    }
    let noun = format!("{stem}{base}");
    !nominal.not.iter().any(|not| match not.strip_prefix('*') {
        Some(ending) => noun.ends_with(ending),
        None => noun == *not,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn nouns_made_of_verbs() {
        let is = |word, lang| is_nominalisation(word, data::words(lang));
        for word in ["behandlingen", "Utbetaling", "vurderinga", "utsettelse", "kommunikasjon"] {
            assert!(is(word, Lang::Nb), "{word}");
        }
        for word in ["avdeling", "bruk", "ingen", "ting", "alderspensjonen", "forutsetning", "del"]
        {
            assert!(!is(word, Lang::Nb), "{word}");
        }
        for word in ["utrekninga", "utbetalingane", "vurderingar", "overtaking"] {
            assert!(is(word, Lang::Nn), "{word}");
        }
        assert!(is("calculation", Lang::En) && !is("section", Lang::En));
    }
}
