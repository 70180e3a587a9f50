//! What is too much, so that no file exhausts memory or the stack.

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The deepest nesting of elements.
pub const MAX_DEPTH: usize = 200;
/// The most questions of a file.
pub const MAX_QUESTIONS: usize = 20_000;
