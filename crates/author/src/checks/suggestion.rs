//! The known word that was probably meant.

/// "did you mean ...? " if a known word is near, else nothing.
pub(crate) fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let nearest = known.map(|other| (distance(word, other), other)).min();
    match nearest {
        Some((steps, other)) if steps <= 1 + word.len() / 4 => format!("did you mean `{other}`? "),
        _ => String::new(),
    }
}

/// How many letters have to be put in, taken out or changed to make `a` into `b`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let change = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised() {
        let known = ["orm-querysets", "orm-managers"];
        assert_eq!(suggestion("orm-queryset", known.into_iter()), "did you mean `orm-querysets`? ");
        assert_eq!(suggestion("templates", known.into_iter()), "");
    }
}
