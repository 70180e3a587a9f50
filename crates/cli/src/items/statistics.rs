//! The statistics of classical test theory. Where each formula comes from is in docs/papers.md.

/// Mean; nothing of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / count(values.len()))
}

/// Variance of a sample, over n - 1.
pub fn variance(values: &[f64]) -> Option<f64> {
    let middle = mean(values).filter(|_| values.len() > 1)?;
    Some(values.iter().map(|value| (value - middle).powi(2)).sum::<f64>() / count(values.len() - 1))
}

/// Pearson's correlation; with a variable that is 0 or 1 it is the point-biserial one. Nothing if either side does not
/// vary, or if there are fewer than three pairs, which always lie on a line.
pub fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let (left, right): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (x, y) = (mean(&left)?, mean(&right)?);
    let sum = |of: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|&(a, b)| of(a - x, b - y)).sum::<f64>();
    let (both, xs, ys) = (sum(&|a, b| a * b), sum(&|a, _| a * a), sum(&|_, b| b * b));
    (pairs.len() > 2 && xs > 1e-12 && ys > 1e-12).then(|| both / (xs * ys).sqrt())
}

/// Cronbach's alpha of a table with a row for each learner. With scores of 0 and 1 it is KR-20.
pub fn alpha(rows: &[Vec<f64>]) -> Option<f64> {
    let items = rows.first()?.len();
    let totals: Vec<f64> = rows.iter().map(|row| row.iter().sum()).collect();
    let whole = variance(&totals).filter(|&whole| items > 1 && whole > 1e-12)?;
    let column = |at: usize| variance(&rows.iter().map(|row| row[at]).collect::<Vec<_>>()).unwrap_or(0.0);
    let parts: f64 = (0..items).map(column).sum();
    Some(count(items) / count(items - 1) * (1.0 - parts / whole))
}

/// How much each learner belongs to the strongest 27 in a hundred, from 0 to 1. Those who tie at the edge of the group
/// share the places that are left, so that the order of the lines does not matter.
pub fn strongest(abilities: &[f64]) -> Vec<f64> {
    let mut free = group(abilities.len());
    let mut order: Vec<usize> = (0..abilities.len()).collect();
    order.sort_by(|&a, &b| abilities[b].total_cmp(&abilities[a]));
    let mut weights = vec![0.0; abilities.len()];
    for tied in order.chunk_by(|&a, &b| (abilities[a] - abilities[b]).abs() < 1e-9) {
        let share = (free / count(tied.len())).clamp(0.0, 1.0);
        for &at in tied {
            weights[at] = share;
        }
        free = (free - count(tied.len())).max(0.0);
    }
    weights
}

/// The same for the weakest.
pub fn weakest(abilities: &[f64]) -> Vec<f64> {
    strongest(&abilities.iter().map(|ability| -ability).collect::<Vec<_>>())
}

/// Mean weighted by belonging to a group.
pub fn weighted(values: &[f64], weights: &[f64]) -> Option<f64> {
    let whole: f64 = weights.iter().sum();
    (whole > 0.0).then(|| values.iter().zip(weights).map(|(value, weight)| value * weight).sum::<f64>() / whole)
}

/// Middle value; the mean of both if there are two.
pub fn median(values: &[u32]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let (low, high) = (sorted.len().checked_sub(1)? / 2, sorted.len() / 2);
    Some(f64::midpoint(sorted[low].into(), sorted[high].into()))
}

/// The size of a group of 27 in a hundred, one at least.
fn group(learners: usize) -> f64 {
    (count(learners) * 0.27).round().max(1.0)
}

/// A count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "counts of learners and questions")]
pub const fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Option<f64>, expected: f64) {
        assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{found:?} is not {expected}");
    }

    #[test]
    fn a_correlation_worked_out_by_hand() {
        near(correlation(&[(0.0, 1.0), (1.0, 2.0), (1.0, 3.0)]), 0.75_f64.sqrt());
        near(correlation(&[(0.0, 3.0), (0.5, 2.0), (1.0, 1.0)]), -1.0);
        assert_eq!(correlation(&[(1.0, 1.0), (1.0, 2.0), (1.0, 3.0)]), None, "what does not vary");
        assert_eq!(correlation(&[(0.0, 1.0), (1.0, 2.0)]), None, "two points always lie on a line");
    }

    #[test]
    fn alpha_worked_out_by_hand() {
        // Variances of the items 1/3, 1/3, 1/4; of the totals 0, 1, 3, 2: 5/3.
        let rows = [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [1.0, 1.0, 1.0], [0.0, 1.0, 1.0]].map(Vec::from);
        near(alpha(&rows), 1.5 * (1.0 - (1.0 / 3.0 * 3.0) / (5.0 / 3.0)));
        assert_eq!(alpha(&[vec![1.0], vec![0.0]]), None, "one question");
        assert_eq!(alpha(&[vec![1.0, 1.0], vec![1.0, 1.0]]), None, "all alike");
        assert_eq!(alpha(&[]), None);
    }

    #[test]
    fn those_who_tie_at_the_edge_share_the_places() {
        // Ten learners make groups of three: one stands alone on top, four tie for two places.
        let abilities = [5.0, 4.0, 4.0, 4.0, 4.0, 3.0, 2.0, 1.0, 0.0, 0.0];
        assert_eq!(strongest(&abilities), [1.0, 0.5, 0.5, 0.5, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(weakest(&abilities), [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0]);
        assert_eq!(strongest(&[1.0, 1.0]), [0.5, 0.5]);
    }

    #[test]
    fn medians() {
        assert_eq!((median(&[3, 1, 2]), median(&[4, 1]), median(&[])), (Some(2.0), Some(2.5), None));
    }
}
