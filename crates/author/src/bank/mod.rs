//! Decks put together: read, checked, packed.
//!
//! Owns the order of decks and areas, and the way from files to a bank. It refuses to know the grammar, which is
//! `syntax`, and what is wrong with a question, which is `checks`.

#[cfg(feature = "files")]
pub(crate) mod files;
pub(crate) mod load;
