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
    let mut styles = Styles::default();
    if let Some(common) = parts.text("styles.xml")? {
        styles.read(&common)?;
    }
    styles.read(&content)?;
    let mut flow = Flow::default();
    Body::new(&mut flow, &styles).read(&content)?;
    flow.finish(FORMAT).map(|letter| vec![letter])
}
