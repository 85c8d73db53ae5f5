//! Ctrl-C: the run ends after the letters that are being looked at, and what it has come to is written.
//! A second one ends the program at once.

use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// From now on, Ctrl-C (and the system's wish to end) is a question.
pub(super) fn watch() {
    ASKED.store(false, Ordering::Relaxed);
    // Where it is watched already, that will do.
    let _ = ctrlc::try_set_handler(|| {
        if ASKED.swap(true, Ordering::Relaxed) {
            #[expect(clippy::exit, reason = "whoever asks twice does not want to wait")]
            std::process::exit(2);
        }
    });
}

/// True once it was asked to end.
pub(super) fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
