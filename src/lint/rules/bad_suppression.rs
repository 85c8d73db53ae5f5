//! Marks that cannot be followed.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Ignorer-merke som ikke holder
    ///
    /// ## Hva
    /// Finner merker med `klarbrev-ignorer` uten grunn, uten regel eller med ukjent regel.
    ///
    /// ## Hvorfor
    /// Den neste som leser utkastet, må se hvorfor teksten skal stå.
    ///
    /// ## Kilde
    /// Egen regel. Andre sjekkeprogrammer krever også en grunn.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Dette er et avsnitt. [klarbrev-ignorer long-sentence]
    /// ```
    /// ```nb,ok
    /// Dette er et avsnitt.
    /// ```
    /// ```nn,treff
    /// Dette er eit avsnitt. [klarbrev-ignorer ukjend-regel: fordi]
    /// ```
    /// ```nn,ok
    /// Dette er eit avsnitt.
    /// ```
    "bad-suppression": Warning => Letter(check)
}

/// Nothing here: `suppress::apply` knows the marks.
fn check(_: &Context<'_>, _: &mut Findings<'_>) {}
