//! No JPEG: every picture is refused.
#![allow(missing_docs)]

pub mod zune_core {
    pub mod bytestream {
        pub struct ZCursor<T>(pub T);

        impl<T> ZCursor<T> {
            pub fn new(bytes: T) -> Self {
                Self(bytes)
            }
        }
    }

    pub mod colorspace {
        use std::num::NonZeroU32;

        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum ColorSpace {
            RGB,
            RGBA,
            YCbCr,
            Luma,
            LumaA,
            YCCK,
            CMYK,
            MultiBand(NonZeroU32),
        }
    }

    pub mod options {
        use super::colorspace::ColorSpace;

        #[derive(Debug, Clone, Copy, Default)]
        pub struct DecoderOptions;

        impl DecoderOptions {
            #[must_use]
            pub fn set_max_width(self, _: usize) -> Self {
                self
            }

            #[must_use]
            pub fn set_max_height(self, _: usize) -> Self {
                self
            }

            #[must_use]
            pub fn jpeg_set_out_colorspace(self, _: ColorSpace) -> Self {
                self
            }
        }
    }
}

use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;

#[derive(Debug)]
pub struct Refused;

pub struct ImageInfo {
    pub components: u8,
}

pub struct JpegDecoder;

impl JpegDecoder {
    pub fn new_with_options<T>(_: ZCursor<T>, _: DecoderOptions) -> Self {
        Self
    }

    pub fn decode_headers(&mut self) -> Result<(), Refused> {
        Err(Refused)
    }

    pub fn input_colorspace(&self) -> Option<ColorSpace> {
        None
    }

    pub fn info(&self) -> Option<ImageInfo> {
        None
    }

    pub fn set_options(&mut self, _: DecoderOptions) {}

    pub fn decode(&mut self) -> Result<Vec<u8>, Refused> {
        Err(Refused)
    }

    pub fn dimensions(&self) -> Option<(usize, usize)> {
        None
    }
}
