//! Which standard text is told of, and which of its forms.

use super::clusters::{Clusters, Distinct, Form};
use super::overview::Standard;

/// So many clusters are told of for their weight, and so many for their drift.
const HEAVY: usize = 200;
const DRIFTING: usize = 200;
/// So many other forms of one.
const FORMS: usize = 6;
/// With more values than these, and none that most letters have, it is the letter's own value.
const OWN: usize = 3;

/// A cluster that is told of.
#[derive(Debug, Clone)]
pub(super) struct Picked {
    pub(super) letters: u64,
    /// Words of all letters that stand in it.
    pub(super) words: u64,
    pub(super) common: Form,
    /// Other forms, those that differ in values alone first.
    pub(super) others: Vec<Form>,
    /// All forms, the commonest included.
    pub(super) forms: u64,
    /// Some forms differ in values alone.
    values: bool,
}

impl Picked {
    /// The forms whose words are wanted.
    pub(super) fn forms(&self) -> impl Iterator<Item = &Form> {
        std::iter::once(&self.common).chain(&self.others)
    }

    fn of(members: &[&Distinct], letters: u64, words: u64) -> Option<Self> {
        let most = |distinct: &&&Distinct| {
            distinct.forms.iter().map(|form| form.letters).max().unwrap_or(0)
        };
        // Of equally common ones the first; `max_by_key` would give the last.
        let home = members.iter().rev().max_by_key(|d| most(d))?;
        let common = first_most(home)?;
        let all: u64 = home.forms.iter().map(|form| form.letters).sum::<u64>() + home.more;
        let values = home.forms.len() + usize::from(home.more > 0);
        let own = values > OWN && common.letters * 2 < all;
        let mut others: Vec<&Form> = Vec::new();
        if !own {
            others.extend(home.forms.iter().filter(|form| form.hash != common.hash));
            others.sort_by_key(|form| std::cmp::Reverse(form.letters));
        }
        let values = !others.is_empty();
        let elsewhere = members.iter().filter(|d| d.serial != home.serial);
        let mut more: Vec<&Form> = elsewhere.filter_map(|distinct| first_most(distinct)).collect();
        more.sort_by_key(|form| std::cmp::Reverse(form.letters));
        let forms = 1 + others.len() as u64 + more.len() as u64;
        // Room for both sorts.
        others.truncate(FORMS - more.len().min(FORMS / 2));
        more.truncate(FORMS - others.len());
        others.extend(more);
        Some(Self {
            letters,
            words,
            common: common.clone(),
            others: others.into_iter().cloned().collect(),
            forms,
            values,
        })
    }
}

fn first_most(distinct: &Distinct) -> Option<&Form> {
    distinct.forms.iter().rev().max_by_key(|form| form.letters)
}

/// The clusters to tell of, the heaviest first, and the sums over all of them.
pub(super) fn picked(clusters: &Clusters, mut standard: Standard) -> (Vec<Picked>, Standard) {
    let shared = clusters.shared();
    standard.clusters = shared.len() as u64;
    let mut all: Vec<Picked> = shared
        .iter()
        .filter_map(|(members, letters, words)| Picked::of(members, *letters, *words))
        .collect();
    standard.shared_words = all.iter().map(|one| one.words).sum();
    standard.drifting = all.iter().filter(|one| one.forms > 1).count() as u64;
    let (share, most) = clusters.shares.told(&clusters.shared_serials());
    standard.share = share;
    standard.most = most;
    standard.let_go = clusters.let_go;
    all.sort_by_key(|one| std::cmp::Reverse(one.words));
    let mut drifting = 0;
    let mut rank = 0;
    all.retain(|one| {
        rank += 1;
        drifting += usize::from(one.values);
        rank <= HEAVY || one.values && drifting <= DRIFTING
    });
    (all, standard)
}
