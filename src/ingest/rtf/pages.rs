//! The code pages that rich text names.

use encoding_rs::{
    Encoding, GBK, IBM866, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// The code page with this number.
pub(super) fn numbered(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        866 => IBM866,
        932 => SHIFT_JIS,
        936 => GBK,
        10000 => MACINTOSH,
        65001 => UTF_8,
        _ => return None,
    })
}

/// The code page of a font, by the number of its character set.
pub(super) fn of_charset(charset: i32) -> Option<&'static Encoding> {
    numbered(match charset {
        77 => 10000,
        128 => 932,
        134 => 936,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        238 => 1250,
        _ => return None,
    })
}
