//! No JPEG 2000: every picture is refused.
#![allow(missing_docs)]

pub struct DecodeSettings {
    pub resolve_palette_indices: bool,
    pub strict: bool,
    pub target_resolution: Option<(u32, u32)>,
}

#[derive(Debug)]
pub struct Refused;

pub enum ColorSpace {
    Gray,
    RGB,
    CMYK,
    Unknown { num_channels: u8 },
    Icc { num_channels: u8, profile: Vec<u8> },
}

#[derive(Default)]
pub struct DecoderContext;

pub struct DecodedImage;

impl DecodedImage {
    pub fn data_u8(self) -> Vec<u8> {
        Vec::new()
    }
}

pub struct Image;

impl Image {
    pub fn new(_: &[u8], _: &DecodeSettings) -> Result<Self, Refused> {
        Err(Refused)
    }

    pub fn width(&self) -> u32 {
        0
    }

    pub fn height(&self) -> u32 {
        0
    }

    pub fn original_bit_depth(&self) -> u8 {
        8
    }

    pub fn color_space(&self) -> &ColorSpace {
        &ColorSpace::Gray
    }

    pub fn has_alpha(&self) -> bool {
        false
    }

    pub fn decode(&self, _: &mut DecoderContext) -> Result<DecodedImage, Refused> {
        Err(Refused)
    }
}
