//! One sort for everything: each generic instance of the standard one costs the first load several kilobytes.

use core::cmp::Ordering;

/// The positions `0..n` in ascending order of what `compare` says of two positions. Equal ones keep their order.
#[must_use]
pub fn sorted(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    // Binary merge from runs of one upwards; the history is all but sorted, so a pair of runs in order is left alone.
    let mut spare = order.clone();
    let mut width = 1;
    while width < n {
        for from in (0..n).step_by(width * 2) {
            let middle = (from + width).min(n);
            let to = (middle + width).min(n);
            merge(&order[from..middle], &order[middle..to], &mut spare[from..to], compare);
        }
        core::mem::swap(&mut order, &mut spare);
        width *= 2;
    }
    order
}

/// Puts a list in ascending order by this comparison. Equal ones keep their order.
pub fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted(list.len(), &|a, b| compare(&list[a], &list[b]));
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

fn merge(left: &[usize], right: &[usize], out: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    let (mut l, mut r) = (0, 0);
    let in_order = match (left.last(), right.first()) {
        (Some(&last), Some(&first)) => compare(last, first).is_le(),
        _ => true,
    };
    for place in out {
        let from_left = l < left.len() && (in_order || r >= right.len() || compare(left[l], right[r]).is_le());
        if from_left {
            *place = left[l];
            l += 1;
        } else {
            *place = right[r];
            r += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_standard_sort(list in proptest::collection::vec(0u8..20, 0..70)) {
            let mut wanted: Vec<usize> = (0..list.len()).collect();
            wanted.sort_by_key(|&at| list[at]);
            prop_assert_eq!(&sorted(list.len(), &|a, b| list[a].cmp(&list[b])), &wanted);
            let mut pairs: Vec<(usize, u8)> = list.iter().copied().enumerate().collect();
            sort_by(&mut pairs, |a, b| a.1.cmp(&b.1));
            prop_assert_eq!(pairs.into_iter().map(|(at, _)| at).collect::<Vec<_>>(), wanted);
        }
    }
}
