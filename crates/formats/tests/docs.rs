//! docs/formats.md holds the table that the code works by.

use popquiz_formats::table;
use std::path::Path;

const BEGIN: &str =
    "<!-- the table below is generated: UPDATE_EXPECT=1 cargo test -p popquiz-formats --test docs -->\n";

#[test]
fn the_table_of_formats_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats.md");
    let text = std::fs::read_to_string(&path).expect("docs/formats.md");
    let (before, _) = text.split_once(BEGIN).expect("the place of the table");
    let want = format!("{before}{BEGIN}\n{}", table());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &want).expect("written");
        return;
    }
    assert_eq!(text, want, "UPDATE_EXPECT=1 rewrites it");
}
