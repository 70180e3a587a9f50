//! What bytes weigh on the wire.

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

/// The weight of a file, or of several, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// As it is.
    pub raw: usize,
    /// `gzip -9`.
    pub gzip: usize,
    /// Brotli at its strongest, 11, with a window of 2^24.
    pub brotli: usize,
}

impl Weight {
    /// Weighs a file.
    ///
    /// # Errors
    /// An encoder fails.
    pub fn of(bytes: &[u8]) -> Result<Self, String> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        let gzip = gzip.write_all(bytes).and_then(|()| gzip.finish()).map_err(|error| error.to_string())?;
        let params = BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
        let mut brotli = Vec::new();
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &params).map_err(|error| error.to_string())?;
        Ok(Self { raw: bytes.len(), gzip: gzip.len(), brotli: brotli.len() })
    }
}

impl std::iter::Sum for Weight {
    fn sum<I: Iterator<Item = Self>>(weights: I) -> Self {
        weights.fold(Self::default(), |a, b| Self {
            raw: a.raw + b.raw,
            gzip: a.gzip + b.gzip,
            brotli: a.brotli + b.brotli,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_codings_are_measured() {
        let Weight { raw, gzip, brotli } = Weight::of(&b"popquiz ".repeat(1000)).unwrap();
        assert_eq!(raw, 8000);
        assert!(brotli < gzip && gzip < 200, "{gzip} {brotli}");
    }
}
