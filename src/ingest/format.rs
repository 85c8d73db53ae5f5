//! What a file is: by content first, then by its name.

use serde::{Deserialize, Serialize};

/// The formats a letter can come in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// An e-mail as it is stored (RFC 5322).
    Email,
    /// Rich text.
    Rtf,
    /// Word.
    Docx,
    /// OpenDocument text.
    Odt,
    /// PDF.
    Pdf,
    /// A photo or scan.
    Image,
    /// A Handlebars or Mustache template.
    Handlebars,
    /// A Typst template.
    Typst,
    /// A template in Kotlin: string literals.
    Kotlin,
    /// A FreeMarker template.
    Freemarker,
    /// Blocks of text in JSON.
    Json,
}

impl Format {
    /// Every format with its name in options and in JSON, and the endings its files have.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 14] = [
        (Self::Text, "text", &["txt", "text"]),
        (Self::Markdown, "markdown", &["md", "markdown"]),
        (Self::Html, "html", &["html", "htm", "xhtml"]),
        (Self::Email, "eml", &["eml"]),
        (Self::Rtf, "rtf", &["rtf"]),
        (Self::Docx, "docx", &["docx"]),
        (Self::Odt, "odt", &["odt"]),
        (Self::Pdf, "pdf", &["pdf"]),
        (Self::Image, "image", &["png", "jpg", "jpeg", "tif", "tiff"]),
        (Self::Handlebars, "handlebars", &["hbs", "handlebars", "mustache"]),
        (Self::Typst, "typst", &["typ"]),
        (Self::Kotlin, "kotlin", &["kt", "kts"]),
        (Self::Freemarker, "freemarker", &["ftl", "ftlh"]),
        (Self::Json, "json", &["json"]),
    ];

    /// Its name in options and in JSON.
    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(format, ..)| *format == self);
        known.map_or("text", |(_, name, _)| name)
    }

    /// The format with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(format, ..)| *format)
    }

    /// The format files with this ending have.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_lowercase();
        let known = Self::ALL.iter().find(|(.., endings)| endings.contains(&ending.as_str()));
        known.map(|(format, ..)| *format)
    }

    /// True for sources that hold every branch of many letters.
    pub fn is_template(self) -> bool {
        matches!(
            self,
            Self::Handlebars | Self::Typst | Self::Kotlin | Self::Freemarker | Self::Json
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_lead_back() {
        for (format, name, endings) in Format::ALL {
            assert_eq!(Format::named(name), Some(format));
            for ending in endings {
                assert_eq!(Format::of_ending(&ending.to_uppercase()), Some(format), "{ending}");
            }
        }
    }
}
