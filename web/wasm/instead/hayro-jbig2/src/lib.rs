//! No JBIG2: every picture is refused.
#![allow(missing_docs)]

pub struct DecodeSettings {
    pub strict: bool,
}

#[derive(Debug)]
pub struct Refused;

pub struct Globals;

impl Globals {
    pub fn new(_: &[u8], _: &DecodeSettings) -> Result<Self, Refused> {
        Err(Refused)
    }
}

pub trait Decoder {
    fn push_pixel(&mut self, black: bool);
    fn push_pixel_chunk(&mut self, black: bool, chunk_count: u32);
    fn next_line(&mut self);
}

pub struct Page;

impl Page {
    pub fn new_embedded(
        _: &[u8],
        _: Option<&Globals>,
        _: &DecodeSettings,
    ) -> Result<Self, Refused> {
        Err(Refused)
    }

    pub fn width(&self) -> u32 {
        0
    }

    pub fn height(&self) -> u32 {
        0
    }

    pub fn decode(&self, _: &mut impl Decoder) -> Result<(), Refused> {
        Err(Refused)
    }
}
