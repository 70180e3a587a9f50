//! What the widget exports as a deck is read back as the same questions.

use popquiz_author::{Severity, load_bank, load_paths};
use popquiz_core::export::deck;
use popquiz_core::item::Head;
use std::path::Path;

#[test]
fn the_whole_bank_reads_back_from_its_export() {
    let questions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questions");
    let bank = load_paths(&[questions]).expect("the questions").bank();
    let all: Vec<usize> = (0..bank.len()).collect();
    let text = deck(&bank, &all);
    let again = load_bank(&[("export.md".into(), text)], None);
    let errors: Vec<_> = again.diagnostics.iter().filter(|found| found.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let again = again.bank();
    assert_eq!(again.len(), bank.len());
    for at in all {
        let (item, same) = (bank.item(at).expect("an item"), again.item(at).expect("the same item"));
        // All are in one deck now.
        assert_eq!(same.head(), &Head { deck: 0, ..item.head().clone() });
        assert_eq!(same.body(), item.body(), "{}", item.id());
    }
}
