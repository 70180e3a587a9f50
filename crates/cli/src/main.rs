//! The command line for authors.
fn main() {}
