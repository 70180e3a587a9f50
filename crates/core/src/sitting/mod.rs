//! Sittings: what is asked, in which order, and what comes of each answer.
//!
//! Owns the state machines of drill and review, exam and interview, and what is kept of them. Refuses to grade, to
//! schedule, and to carry anything out: what should happen outside is returned as effects.

pub mod exam;
pub mod interview;
pub mod session;
