//! How many tests a program says it ran, read from its output.

use std::ops::AddAssign;

/// Counts of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Those that passed.
    pub(super) passed: u32,
    /// Those that failed.
    pub(super) failed: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// A check that has no tests of its own and held.
    pub(super) const ONE: Self = Self { passed: 1, failed: 0 };

    /// Adds up the summary lines of libtest (`test result: ok. 3 passed; 1 failed; ..`), which wasm-bindgen's runner
    /// writes as well, and of nextest (`Summary [0.1s] 4 tests run: 3 passed, 1 failed, 0 skipped`).
    pub(super) fn of(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines().map(str::trim_start) {
            if line.starts_with("test result: ") || (line.starts_with("Summary [") && line.contains("run:")) {
                let counts = line.rsplit_once("run:").map_or(line, |(_, counts)| counts);
                sum += Self { passed: before(counts, "passed"), failed: before(counts, "failed") };
            }
        }
        sum
    }

    /// A stage that failed counts, even where no test did.
    pub(super) fn at_least_one_failed(self) -> Self {
        Self { failed: self.failed.max(1), ..self }
    }

    /// For the table.
    pub(super) fn shown(self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number in front of a word.
fn before(line: &str, word: &str) -> u32 {
    let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || ",;.".contains(c)).collect();
    let at = words.iter().position(|one| *one == word).unwrap_or_default();
    at.checked_sub(1).and_then(|at| words[at].parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libtest_is_summed_over_its_programs() {
        let output = "running 3 tests\ntest a ... ok\ntest result: ok. 3 passed; 0 failed; 0 ignored; 0 measured\n\
                      test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 measured; finished in 0.00s\n";
        assert_eq!(Tally::of(output), Tally { passed: 7, failed: 1 });
    }

    #[test]
    fn nextest_is_read() {
        let fine = "     Summary [   0.019s] 12 tests run: 12 passed, 0 skipped\n";
        assert_eq!(Tally::of(fine), Tally { passed: 12, failed: 0 });
        let slow = "     Summary [   9.019s] 5 tests run: 3 passed (1 slow), 2 failed, 0 skipped\n";
        assert_eq!(Tally::of(slow), Tally { passed: 3, failed: 2 });
        let stopped = "     Summary [   9.019s] 4/5 tests run: 3 passed, 1 failed, 0 skipped\n";
        assert_eq!(Tally::of(stopped), Tally { passed: 3, failed: 1 });
    }

    #[test]
    fn other_output_counts_nothing() {
        assert_eq!(Tally::of("12 passed\nthe test result: ok. 3 passed\n"), Tally::default());
    }
}
