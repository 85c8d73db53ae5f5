//! Verbs dressed as nouns: «beregning av», «utsettelse av».

use super::View;
use super::clauses::cues_without;
use crate::lexicon::Cue;
use crate::segment::CueMatch;

/// The nouns made of verbs in a sentence, each with its «av».
pub(crate) fn nominalisations<'d>(view: &View<'d>) -> impl Iterator<Item = &'d CueMatch> + use<'d> {
    cues_without(view, Cue::Nominalisation, Cue::NoNominalisation)
}
