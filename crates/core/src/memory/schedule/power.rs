//! Powers for the schedule. The library's own hold for every number there is, at two kilobytes of the first load; the
//! schedule has positive ones of a moderate size, and needs a few digits of the result.

use core::f64::consts::{LN_2, LOG2_E, SQRT_2};

/// `x` to the power of `y`, for a positive `x`: at most 1e-13 of the result away from it.
pub(super) fn power(x: f64, y: f64) -> f64 {
    exp(y * ln(x))
}

/// e to the power of `x`. What would be above e^700 or below e^-700 is that.
///
/// By Taylor's series, after powers of two are taken out: what is left is at most half the logarithm of 2.
pub(super) fn exp(x: f64) -> f64 {
    let x = x.clamp(-700.0, 700.0);
    let twos = (x * LOG2_E + 0.5).floor();
    let rest = x - twos * LN_2;
    let mut sum = 1.0;
    for n in (1..=13_u8).rev() {
        sum = 1.0 + sum * (rest / f64::from(n));
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most 1,010 either way")]
    let exponent = i64::from(twos as i32) + 1023;
    sum * f64::from_bits(exponent.cast_unsigned() << 52)
}

/// The natural logarithm of a positive number.
///
/// By the series of artanh, after powers of two are taken out: ln m = 2 artanh((m - 1) / (m + 1)).
fn ln(x: f64) -> f64 {
    const MANTISSA: u64 = (1 << 52) - 1;
    let bits = x.to_bits();
    let mut twos = f64::from((bits >> 52) as u16) - 1023.0;
    let mut m = f64::from_bits((bits & MANTISSA) | 1.0_f64.to_bits());
    if m > SQRT_2 {
        m /= 2.0;
        twos += 1.0;
    }
    let ratio = (m - 1.0) / (m + 1.0);
    let square = ratio * ratio;
    let mut sum = 0.0;
    for n in (0..=10_u8).rev() {
        sum = 1.0 / f64::from(2 * n + 1) + square * sum;
    }
    twos * LN_2 + 2.0 * ratio * sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn powers_are_those_of_the_standard_library(x in 1e-9..1e9_f64, y in -12.0..12.0_f64) {
            let (ours, theirs) = (power(x, y), x.powf(y));
            prop_assert!((ours - theirs).abs() <= theirs * 1e-13, "{x} to {y}: {ours}, not {theirs}");
        }
    }

    #[test]
    fn edges_are_numbers() {
        assert_eq!((power(1.0, 30.0), power(7.0, 0.0), exp(0.0)), (1.0, 1.0, 1.0));
        assert!(exp(1e9).is_finite() && exp(-1e9) > 0.0 && exp(f64::NAN).is_nan());
    }
}
