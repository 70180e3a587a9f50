//! The one checked door through which items come.

use super::check::{self, Flaw};
use super::model::{Body, Head, Task};

/// An item whose parts fit together. [`Item::new`] is the only way to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    head: Head,
    body: Body,
}

impl Item {
    /// Puts head and body together.
    ///
    /// # Errors
    /// Every reason why they do not fit, not just the first.
    pub fn new(head: Head, body: Body) -> Result<Self, Vec<Flaw>> {
        let mut flaws = Vec::new();
        check::head(&head, &mut flaws);
        check::body(&head, &body, &mut flaws);
        if flaws.is_empty() { Ok(Self { head, body }) } else { Err(flaws) }
    }

    /// Puts together what was packed, and so had come through [`Item::new`]. Drawing and grading do not rely on it:
    /// whatever a damaged bank holds is at worst a strange question.
    #[must_use]
    pub(crate) const fn packed(head: Head, body: Body) -> Self {
        Self { head, body }
    }

    /// What filters look at.
    #[must_use]
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// What is drawn.
    #[must_use]
    pub const fn body(&self) -> &Body {
        &self.body
    }

    /// The id the author gave it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// What is to be done.
    #[must_use]
    pub const fn task(&self) -> &Task {
        &self.body.task
    }
}
