//! What people send each other: links, the papers that they name, and lines of results.
//!
//! Owns these texts and how they are read back. Refuses to trust them: whatever arrives is checked, and cut where it is
//! too long.

pub mod invitation;
pub mod link;
pub mod result_line;
