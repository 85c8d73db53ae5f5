//! No colour profiles: every profile is refused.
#![allow(missing_docs)]

use std::sync::Arc;

#[derive(Debug, Clone)]
pub struct Refused;

type Refusing<T> = Result<T, Refused>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    Rgb,
    Rgba,
    Gray,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataColorSpace {
    Lab,
    Rgb,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct TransformOptions;

pub trait TransformExecutor<V> {
    fn transform(&self, input: &[V], output: &mut [V]) -> Refusing<()>;
}

pub trait InPlaceTransformExecutor<V> {
    fn transform(&self, in_out: &mut [V]) -> Refusing<()>;
}

pub type Transform8BitExecutor = dyn TransformExecutor<u8> + Send + Sync;
type Transform<V> = Arc<dyn TransformExecutor<V> + Send + Sync>;

#[derive(Debug, Clone)]
pub struct ColorProfile {
    pub color_space: DataColorSpace,
    pub white_point: Xyzd,
    pub gray_trc: Option<()>,
    pub red_trc: Option<()>,
}

impl ColorProfile {
    pub fn new_from_slice(_: &[u8]) -> Refusing<Self> {
        Err(Refused)
    }

    pub fn new_srgb() -> Self {
        let white_point = Xyzd::new(0.0, 0.0, 0.0);
        Self { color_space: DataColorSpace::Rgb, white_point, gray_trc: None, red_trc: None }
    }

    pub fn new_gray_with_gamma(_: f32) -> Self {
        Self::new_srgb()
    }

    pub fn update_rgb_colorimetry_from_cicp(&mut self, _: CicpProfile) -> bool {
        false
    }

    pub fn create_in_place_transform_8bit(
        &self,
        _: Layout,
        _: &Self,
        _: TransformOptions,
    ) -> Refusing<Arc<dyn InPlaceTransformExecutor<u8> + Send + Sync>> {
        Err(Refused)
    }

    pub fn create_transform_8bit(
        &self,
        _: Layout,
        _: &Self,
        _: Layout,
        _: TransformOptions,
    ) -> Refusing<Transform<u8>> {
        Err(Refused)
    }

    pub fn create_transform_16bit(
        &self,
        _: Layout,
        _: &Self,
        _: Layout,
        _: TransformOptions,
    ) -> Refusing<Transform<u16>> {
        Err(Refused)
    }

    pub fn create_transform_f32(
        &self,
        _: Layout,
        _: &Self,
        _: Layout,
        _: TransformOptions,
    ) -> Refusing<Transform<f32>> {
        Err(Refused)
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Xyzd {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

impl Xyzd {
    pub const fn new(x: f64, y: f64, z: f64) -> Self {
        Self { x, y, z }
    }
}

#[derive(Debug, Clone, Copy)]
pub struct CicpProfile {
    pub color_primaries: CicpColorPrimaries,
    pub transfer_characteristics: TransferCharacteristics,
    pub matrix_coefficients: MatrixCoefficients,
    pub full_range: bool,
}

#[derive(Debug, Clone, Copy)]
pub enum CicpColorPrimaries {
    Bt709,
    Unspecified,
    Bt470M,
    Bt470Bg,
    Bt601,
    Smpte240,
    GenericFilm,
    Bt2020,
    Xyz,
    Smpte431,
    Smpte432,
    Ebu3213,
}

#[derive(Debug, Clone, Copy)]
pub enum TransferCharacteristics {
    Bt709,
    Unspecified,
    Bt470M,
    Bt470Bg,
    Bt601,
    Smpte240,
    Linear,
    Log100,
    Log100sqrt10,
    Iec61966,
    Bt1361,
    Srgb,
    Bt202010bit,
    Bt202012bit,
    Smpte2084,
    Smpte428,
    Hlg,
}

#[derive(Debug, Clone, Copy)]
pub enum MatrixCoefficients {
    Identity,
    Unspecified,
    Bt709,
    Fcc,
    Bt470Bg,
    Smpte170m,
    Smpte240m,
    YCgCo,
    Bt2020Ncl,
    Bt2020Cl,
    Smpte2085,
    ChromaticityDerivedNCL,
    ChromaticityDerivedCL,
    ICtCp,
}

#[derive(Debug, Clone, Copy)]
pub struct Chromaticity {
    pub x: f32,
    pub y: f32,
}

impl Chromaticity {
    pub const D65: Self = Self::new(0.3127, 0.329);

    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

pub struct Matrix3f {
    pub v: [[f32; 3]; 3],
}

#[derive(Debug, Clone, Copy)]
pub struct ColorPrimaries;

impl ColorPrimaries {
    pub const BT_709: Self = Self;
    pub const BT_470M: Self = Self;
    pub const BT_470BG: Self = Self;
    pub const BT_601: Self = Self;
    pub const SMPTE_240: Self = Self;
    pub const GENERIC_FILM: Self = Self;
    pub const BT_2020: Self = Self;
    pub const XYZ: Self = Self;
    pub const DISPLAY_P3: Self = Self;
    pub const EBU_3213: Self = Self;

    pub fn transform_to_xyz(self, _: Chromaticity) -> Matrix3f {
        Matrix3f { v: [[0.0; 3]; 3] }
    }
}
