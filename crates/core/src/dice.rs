//! Seeded dice: the same seed gives the same paper in every browser.

/// `SplitMix64`. Small, fast, and the same on every platform; the constants are those of the published algorithm
/// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as this seed says.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but not including `n`; 0 if `n` is 0.
    pub const fn below(&mut self, n: u32) -> u32 {
        // The high half of a 32 by 32 bit product: its bias is under n / 2^32, far less than a deck can show.
        (((self.roll() >> 32) * n as u64) >> 32) as u32
    }

    /// Shuffles in place (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            let bound = u32::try_from(i + 1).unwrap_or(u32::MAX);
            list.swap(i, self.below(bound) as usize);
        }
    }
}

/// A seed from any text: FNV-1a, 64 bits.
#[must_use]
pub fn seed_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_the_same_everywhere() {
        let mut dice = Dice::new(0);
        // The first outputs of SplitMix64 from seed 0, as published with the algorithm.
        assert_eq!([dice.roll(), dice.roll()], [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]);
        let mut list: Vec<u32> = (0..10).collect();
        Dice::new(seed_of("paper")).shuffle(&mut list);
        let again = {
            let mut list: Vec<u32> = (0..10).collect();
            Dice::new(seed_of("paper")).shuffle(&mut list);
            list
        };
        assert_eq!(list, again);
        list.sort_unstable();
        assert_eq!(list, (0..10).collect::<Vec<_>>());
    }

    #[test]
    fn below_stays_below() {
        let mut dice = Dice::new(7);
        assert_eq!(dice.below(0), 0);
        let mut seen = [false; 6];
        for _ in 0..200 {
            seen[dice.below(6) as usize] = true;
        }
        assert_eq!(seen, [true; 6]);
    }
}
