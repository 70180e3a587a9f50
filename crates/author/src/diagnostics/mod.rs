//! Problems and their places.
//!
//! Owns the list of all that can be wrong, its wording, and how it is printed. It refuses to look for any: that is for
//! `syntax` and `checks`.

pub(crate) mod diagnostic;
pub(crate) mod problem;
pub(crate) mod source;
