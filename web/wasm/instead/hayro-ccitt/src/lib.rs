//! No CCITT: every picture is refused.
#![allow(missing_docs, non_camel_case_types)]

#[derive(Clone, Copy)]
pub enum EncodingMode {
    Group4,
    Group3_1D,
    Group3_2D,
}

#[derive(Clone, Copy)]
pub struct DecodeSettings {
    pub columns: u32,
    pub rows: u32,
    pub end_of_block: bool,
    pub end_of_line: bool,
    pub rows_are_byte_aligned: bool,
    pub encoding: EncodingMode,
    pub strict: bool,
}

#[derive(Debug)]
pub struct Refused;

pub trait Decoder {
    fn push_row(&mut self, changes: &[u32]);
}

pub struct DecoderContext;

impl DecoderContext {
    pub fn new(_: DecodeSettings) -> Self {
        Self
    }
}

pub fn decode(_: &[u8], _: &mut impl Decoder, _: &mut DecoderContext) -> Result<usize, Refused> {
    Err(Refused)
}
