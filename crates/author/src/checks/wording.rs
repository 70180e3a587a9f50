//! Text with only its words left, for comparison.

/// Letters and digits in lower case, everything else as spaces.
pub(crate) fn normalised(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
