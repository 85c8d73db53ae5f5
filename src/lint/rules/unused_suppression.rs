//! Marks that are about nothing any more.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Ignorer-merke uten virkning
    ///
    /// ## Hva
    /// Finner merker med `klarbrev-ignorer` der regelen ikke slår til.
    ///
    /// ## Hvorfor
    /// Et merke som står igjen, kan skjule en feil som kommer senere.
    ///
    /// ## Kilde
    /// Egen regel. Andre sjekkeprogrammer gjør det samme.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// [klarbrev-ignorer long-sentence: loven krever det]
    /// Dette er et kort avsnitt.
    /// ```
    /// ```nb,ok
    /// Dette er et kort avsnitt.
    /// ```
    /// ```nn,treff
    /// [klarbrev-ignorer long-sentence: lova krev det]
    /// Dette er eit kort avsnitt.
    /// ```
    /// ```nn,ok
    /// Dette er eit kort avsnitt.
    /// ```
    "unused-suppression": Warning => Letter(check)
}

/// Nothing here: `suppress::apply` knows the marks.
fn check(_: &Context<'_>, _: &mut Findings<'_>) {}
