//! What a verb form is. `build.rs` makes the tables from `lexicons/<lang>/verbs.toml`.
//!
//! Tens of thousands of forms of which a letter asks for a few: they stay one sorted text that is
//! searched where it lies, so that start-up does not pay for them.

use crate::lang::Lang;

/// What is known of a verb form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbForm {
    /// «sendes», «sendast».
    Passive,
    /// Passive or about people among themselves: «treffes».
    Ambiguous,
    /// «sendt», «redusert».
    Participle,
    /// Looks like one of them: «finnes», «kjent».
    Neither,
}

/// The forms of one language, a line each, sorted by form; and what may stand before a verb.
struct Table {
    /// `sendesP`
    forms: &'static str,
    prefixes: &'static str,
}

const NB: Table = Table {
    forms: include_str!(concat!(env!("OUT_DIR"), "/verbs-nb.txt")),
    prefixes: include_str!(concat!(env!("OUT_DIR"), "/prefixes-nb.txt")),
};

const NN: Table = Table {
    forms: include_str!(concat!(env!("OUT_DIR"), "/verbs-nn.txt")),
    prefixes: include_str!(concat!(env!("OUT_DIR"), "/prefixes-nn.txt")),
};

/// The shortest verb form that is looked for behind a prefix: «etter» + «gis».
const SHORTEST: usize = 4;

/// What kind of verb form the folded `word` is, if it is one that can make a passive.
pub(crate) fn verb_form(word: &str, lang: Lang) -> Option<VerbForm> {
    // «e-postsendes»: only the last part tells.
    let word = word.rsplit('-').next().unwrap_or(word);
    match lang {
        Lang::Nb => NB.find(word),
        Lang::Nn => NN.find(word),
        Lang::En | Lang::Other => None,
    }
}

impl Table {
    fn find(&self, word: &str) -> Option<VerbForm> {
        self.exact(word).or_else(|| {
            // «forslaget» and «utgifta» are nouns far more often than participles of new verbs.
            if word.ends_with("et") || word.ends_with('a') {
                return None;
            }
            let mut tails = self
                .prefixes
                .split(' ')
                .filter_map(|prefix| word.strip_prefix(prefix))
                .filter(|tail| tail.len() >= SHORTEST);
            tails.find_map(|tail| self.exact(tail))
        })
    }

    fn exact(&self, word: &str) -> Option<VerbForm> {
        let (mut low, mut high) = (0, self.forms.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let bytes = self.forms.as_bytes();
            let start = bytes[..middle].iter().rposition(|&b| b == b'\n').map_or(0, |n| n + 1);
            let line = self.forms[start..].lines().next()?;
            let (form, kind) = line.split_at_checked(line.len().checked_sub(1)?)?;
            match form.cmp(word) {
                std::cmp::Ordering::Less => low = start + line.len() + 1,
                std::cmp::Ordering::Greater => high = start,
                std::cmp::Ordering::Equal => return Some(kind_of(kind)),
            }
        }
        None
    }
}

fn kind_of(letter: &str) -> VerbForm {
    match letter {
        "P" => VerbForm::Passive,
        "A" => VerbForm::Ambiguous,
        "C" => VerbForm::Participle,
        _ => VerbForm::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_tables_is_found() {
        for table in [NB, NN] {
            let forms = || table.forms.lines().map(|line| &line[..line.len() - 1]);
            assert!(forms().zip(forms().skip(1)).all(|(a, b)| a < b));
            assert!(forms().all(|form| table.exact(form).is_some()));
        }
    }

    #[test]
    fn forms_have_their_kind() {
        for (word, lang, form) in [
            ("utbetales", Lang::Nb, Some(VerbForm::Passive)),
            ("etterbetales", Lang::Nb, Some(VerbForm::Passive)),
            ("redusert", Lang::Nb, Some(VerbForm::Participle)),
            ("kasta", Lang::Nb, Some(VerbForm::Participle)),
            ("avslått", Lang::Nb, Some(VerbForm::Participle)),
            ("finnes", Lang::Nb, Some(VerbForm::Neither)),
            ("kjent", Lang::Nb, Some(VerbForm::Neither)),
            ("treffes", Lang::Nb, Some(VerbForm::Ambiguous)),
            ("deres", Lang::Nb, None),
            ("klart", Lang::Nb, None),
            ("sendast", Lang::Nn, Some(VerbForm::Passive)),
            ("innvilga", Lang::Nn, Some(VerbForm::Participle)),
            ("vedteke", Lang::Nn, Some(VerbForm::Participle)),
            ("snarast", Lang::Nn, Some(VerbForm::Neither)),
            ("zzz", Lang::Nn, None),
            ("", Lang::Nb, None),
        ] {
            assert_eq!(verb_form(word, lang), form, "{word}");
        }
    }
}
