//! OpenDocument text.

mod body;
mod styles;

use super::flow::Flow;
use super::zip::Parts;
use super::{Format, IngestError, Letter};
use body::Body;
use styles::Styles;

const FORMAT: Format = Format::Odt;

/// The letters in the file: one.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Letter>, IngestError> {
    let mut parts = Parts::open(bytes, FORMAT)?;
    if let Some(manifest) = parts.text("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(IngestError::Encrypted);
    }
    let content = parts.text("content.xml")?.ok_or(IngestError::Damaged { format: FORMAT })?;
    let common = parts.text("styles.xml")?;
    let mut styles = Styles::default();
    if let Some(common) = &common {
        styles.read(common)?;
    }
    styles.read(&content)?;
    let page = styles.first_page();
    let mut flow = Flow::default();
    let mut body = Body::new(&mut flow, &styles);
    if let Some(common) = &common {
        body.read_furniture(common, &page, ["header-first", "header"])?;
    }
    body.read(&content)?;
    if let Some(common) = &common {
        body.read_furniture(common, &page, ["footer-first", "footer"])?;
    }
    flow.finish(FORMAT).map(|letter| vec![letter])
}
