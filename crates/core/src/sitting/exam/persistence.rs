//! What there is to keep of an exam at a moment; the texts themselves are in `answers.rs`.

use super::answers::Answers;
use super::state::Exam;
use crate::sitting::attempt::Attempt;
use crate::sitting::draft::{Draft, Step};

impl Exam {
    /// Its terms and its plan as two lines of text.
    #[must_use]
    pub fn encode_plan(&self) -> String {
        format!("{}\n{}", self.terms.encode(), self.engine.plan.encode())
    }

    /// What the learner has done so far, to be kept beside the plan.
    #[must_use]
    pub fn answers(&self) -> Answers {
        Answers {
            sitting: self.engine.plan.sitting,
            here: self.attempts.get(self.at).map(|attempt| attempt.id().to_string()).unwrap_or_default(),
            stage: self.stage,
            clock_hidden: self.clock_hidden,
            deadline: self.clock.deadline,
            added_ms: self.clock.added_ms,
            ended_at: self.clock.ended_at,
            rows: self.attempts.iter().map(row).chain(self.gone.iter().cloned()).collect(),
        }
    }
}

/// Plan and answers as one text: what stays of an exam that was handed in.
#[must_use]
pub fn encode(exam: &Exam) -> String {
    format!("{}\n{}", exam.encode_plan(), exam.answers().encode())
}

/// What is kept of a question. How far it is follows from the stage of the exam.
fn row(attempt: &Attempt) -> Draft {
    Draft { step: Step::Asked, edited: false, ..attempt.draft(0) }
}
