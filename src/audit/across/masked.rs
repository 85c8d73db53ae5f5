//! A passage with its values masked: «innen seks uker fra 3. mai» is «innen ◦ fra ◦» when passages are
//! compared, and «innen seks uker fra [dato]» when they are shown.
//!
//! *Own* values belong to one letter: days, sums, names, numbers. *Fixed* values should be the same
//! wherever the text is the same: lengths of time, phone numbers, laws, addresses. In a template every
//! value is fixed, since what is the letter's own is a field there.

use std::iter;
use std::ops::Range;

use crate::segment::{Document, EntityKind, Token, TokenKind};
use crate::text::{Span, fingerprint, fold};

/// What an own value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    Date,
    Amount,
    Number,
    Name,
    /// A field of a template, told in the template's own word.
    Field,
}

/// What a bit of a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    Fixed,
    Own(Own),
}

/// A word or a value, over one or more tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bit {
    pub(super) sort: Sort,
    /// What it says: of a word its form, of a value the value.
    pub(super) key: u64,
    pub(super) span: Span,
}

/// The key of every masked value.
const VALUE: u64 = 0x51ed_270b_9f3c_a1d7;

impl Bit {
    /// What it is compared by when all values count as equal.
    pub(super) fn shape(&self) -> u64 {
        if self.sort == Sort::Word { self.key } else { VALUE }
    }

    /// What it is compared by when only own values count as equal.
    pub(super) fn form(&self) -> u64 {
        if matches!(self.sort, Sort::Own(_)) { VALUE } else { self.key }
    }
}

/// Reads the bits of the tokens `range` into `out`, which is emptied first.
pub(super) fn bits(document: &Document<'_>, range: Range<usize>, out: &mut Vec<Bit>) {
    out.clear();
    let reader = Reader {
        document,
        tokens: document.tokens(),
        template: document.letter().is_template(),
        end: range.end,
    };
    let mut buffer = String::new();
    let mut entities = document.entities_in(range.clone()).iter().peekable();
    let mut section = false;
    let mut i = range.start;
    while i < range.end {
        while entities.next_if(|entity| (entity.first as usize) < i).is_some() {}
        let token = &reader.tokens[i];
        if let Some(entity) = entities.peek().filter(|entity| entity.first as usize == i) {
            let end = (entity.end as usize).clamp(i + 1, range.end);
            out.push(reader.entity(entity.kind, i..end));
            i = end;
            continue;
        }
        let bit = match token.kind() {
            TokenKind::Number => reader.number(i, section),
            TokenKind::Address => {
                fold(token.span().of(document.text()), &mut buffer);
                Bit { sort: Sort::Fixed, key: hash(b'u', buffer.as_bytes()), span: token.span() }
            }
            TokenKind::Word if reader.is_name(i, range.start) => {
                Bit { sort: Sort::Own(Own::Name), key: VALUE, span: token.span() }
            }
            TokenKind::Word => {
                fold(token.span().of(document.text()), &mut buffer);
                let number = document.info(token.word).number[0] > 0 && buffer.len() > 2;
                let sort = if number { Sort::Fixed } else { Sort::Word };
                Bit { sort, key: hash(b'w', buffer.as_bytes()), span: token.span() }
            }
            TokenKind::Mark('[') => {
                let field = reader.field(i);
                i += if field.is_some() { 3 } else { 1 };
                out.extend(field);
                continue;
            }
            TokenKind::Mark(mark) => {
                section |= mark == '§';
                i += 1;
                continue;
            }
        };
        // Names of several words, and values side by side, are one.
        match out.last_mut() {
            Some(last) if matches!((last.sort, bit.sort), (Sort::Own(a), Sort::Own(b)) if a == b) =>
            {
                last.span = last.span.to(bit.span);
            }
            _ => out.push(bit),
        }
        i += 1;
    }
}

struct Reader<'d, 'a> {
    document: &'d Document<'a>,
    tokens: &'d [Token],
    template: bool,
    end: usize,
}

impl Reader<'_, '_> {
    fn entity(&self, kind: EntityKind, tokens: Range<usize>) -> Bit {
        let span = self.tokens[tokens.start].span().to(self.tokens[tokens.end - 1].span());
        let own = |own| if self.template { Sort::Fixed } else { Sort::Own(own) };
        let (sort, key) = match kind {
            EntityKind::Date(date) | EntityKind::Month(date) => {
                let day = i64::from(date.year()) * 400 + i64::from(date.day_of_year());
                (own(Own::Date), hash(b'd', &day.to_le_bytes()))
            }
            EntityKind::DayMonth(..) => {
                (own(Own::Date), hash(b'm', span.of(self.text()).as_bytes()))
            }
            EntityKind::Amount(nok) => (own(Own::Amount), hash(b'k', &nok.to_le_bytes())),
            EntityKind::Percent => (own(Own::Number), self.digits(b'%', tokens)),
            EntityKind::Identity => (Sort::Own(Own::Number), VALUE),
            EntityKind::Phone => (Sort::Fixed, self.digits(b'p', tokens)),
            EntityKind::Duration(length, unit) => {
                let key = i64::from(length) * 4 + unit as i64;
                (Sort::Fixed, hash(b't', &key.to_le_bytes()))
            }
        };
        Bit { sort, key, span }
    }

    /// A number without a meaning of its own: of a law, of a clock, or the letter's own.
    fn number(&self, i: usize, section: bool) -> Bit {
        let span = self.tokens[i].span();
        let text = span.of(self.text());
        let clock = text.len() >= 4
            && text.contains([':', '.'])
            && text.bytes().filter(u8::is_ascii_digit).count() >= 3
            && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'-'));
        let fixed = section || clock || self.template;
        let sort = if fixed { Sort::Fixed } else { Sort::Own(Own::Number) };
        Bit { sort, key: hash(b'n', text.as_bytes()), span }
    }

    /// A word with a capital inside a sentence that is not in the lexicons.
    fn is_name(&self, i: usize, start: usize) -> bool {
        let token = &self.tokens[i];
        if !token.capital || i == start {
            return false;
        }
        let before = &self.tokens[i - 1];
        let opens =
            matches!(before.kind(), TokenKind::Mark('.' | '!' | '?' | ':' | '«' | '–' | '-'));
        !opens && !self.document.is_known(token)
    }

    /// «[dato]»: a field that a template leaves open.
    fn field(&self, i: usize) -> Option<Bit> {
        let [open, word, close] = self.tokens.get(i..(i + 3).min(self.end))? else { return None };
        let field = word.kind() == TokenKind::Word && close.is_mark(']');
        field.then(|| Bit {
            sort: Sort::Own(Own::Field),
            key: VALUE,
            span: open.span().to(close.span()),
        })
    }

    fn digits(&self, sort: u8, tokens: Range<usize>) -> u64 {
        let texts = self.tokens[tokens].iter().map(|token| token.span().of(self.text()));
        hash_of(sort, texts.flat_map(str::bytes).filter(u8::is_ascii_digit))
    }

    fn text(&self) -> &str {
        self.document.text()
    }
}

/// What is shown of a passage: its text on one line, with the letter's own values masked.
pub(super) fn shown(document: &Document<'_>, range: Range<usize>, bits: &[Bit]) -> String {
    let (Some(first), Some(last)) = (range.clone().next(), range.clone().next_back()) else {
        return String::new();
    };
    let tokens = document.tokens();
    let whole = tokens[first].span().to(tokens[last].span());
    let mut out = String::with_capacity(whole.len());
    let mut at = whole.start;
    for bit in bits {
        let Sort::Own(own) = bit.sort else { continue };
        out.push_str(Span::new(at, bit.span.start).of(document.text()));
        match own {
            Own::Field => out.push_str(bit.span.of(document.text())),
            own => {
                out.push('[');
                out.push_str(super::data::placeholder(own, document.language()));
                out.push(']');
            }
        }
        at = bit.span.end;
    }
    out.push_str(Span::new(at, whole.end).of(document.text()));
    crate::text::one_line(&out, Span::new(0, out.len()))
}

/// A hash that is the same in every run and on every machine.
pub(super) fn hash(sort: u8, bytes: &[u8]) -> u64 {
    hash_of(sort, bytes.iter().copied())
}

/// A fingerprint, mixed.
fn hash_of(sort: u8, bytes: impl Iterator<Item = u8>) -> u64 {
    mix(fingerprint(iter::once(sort).chain(bytes)))
}

/// Spreads the bits (SplitMix64).
pub(super) const fn mix(value: u64) -> u64 {
    let z = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
