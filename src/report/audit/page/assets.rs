//! What stands in the head of a page: the style, the script, and the rule that nothing else may run and
//! nothing may be fetched.

/// The style of all pages.
pub(super) const STYLE: &str = include_str!("style.css");
/// Sorting and filtering in the list.
pub(super) const SCRIPT: &str = include_str!("script.js");

const STYLE_HASH: &str = "sha256-akwqEqQwRozKwbE5qP2mQ0AdwHUlN5gMVNDxBDjegZQ=";
const SCRIPT_HASH: &str = "sha256-yldI8doOhvdsxuP5GWdBorlxYF5zZfQKOrdADfdDxZM=";

/// The content security policy of a page, with or without a script.
pub(super) fn policy(script: bool) -> String {
    let script = if script { format!(" script-src '{SCRIPT_HASH}';") } else { String::new() };
    format!(
        "default-src 'none'; style-src '{STYLE_HASH}';{script} base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn hashes_are_those_of_what_stands_in_the_page() {
        let of = |text: &str| format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)));
        assert_eq!(STYLE_HASH, of(STYLE), "put this into STYLE_HASH");
        assert_eq!(SCRIPT_HASH, of(SCRIPT), "put this into SCRIPT_HASH");
    }

    #[test]
    fn nothing_in_them_ends_the_element_or_leaves_the_page() {
        for text in [STYLE, SCRIPT] {
            for banned in ["</", "http:", "https:", "url(", "@import", "fetch(", "innerHTML"] {
                assert!(!text.contains(banned), "{banned}");
            }
        }
    }
}
