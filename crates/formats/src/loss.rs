//! The report: what did not arrive as it was.

use crate::features::Feature;
use crate::position::Place;
use crate::support::{Direction, Fate, Support};
use std::fmt;

/// How much of something is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// All of it, in another form.
    KeptOtherwise,
    /// The main part of it.
    Simplified,
    /// Nothing.
    LeftOut,
}

impl Grade {
    /// The words of the report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::KeptOtherwise => "kept otherwise",
            Self::Simplified => "simplified",
            Self::LeftOut => "left out",
        }
    }
}

/// One thing that did not arrive as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// How much of it is left.
    pub grade: Grade,
    /// What it is.
    pub feature: Feature,
    /// Where it stands.
    pub place: Place,
    /// What became of it.
    pub text: String,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}: {}", self.place, self.grade.as_str(), self.feature.name(), self.text)
    }
}

/// Gathers the report of one format. How much is left of a feature is what the format's table says, so that the table in
/// docs/formats.md is what the code does.
#[derive(Debug)]
pub struct Losses {
    table: fn(Feature) -> Support,
    direction: Direction,
    /// What was reported, in order.
    pub all: Vec<Loss>,
}

impl Losses {
    /// An empty report for a format with this table.
    pub const fn new(table: fn(Feature) -> Support, direction: Direction) -> Self {
        Self { table, direction, all: Vec::new() }
    }

    /// Reports what became of a feature.
    pub fn report(&mut self, feature: Feature, place: &Place, text: impl Into<String>) {
        let grade = match (self.table)(feature).of(self.direction) {
            Fate::Otherwise => Grade::KeptOtherwise,
            Fate::LeftOut => Grade::LeftOut,
            Fate::Simplified => Grade::Simplified,
            fate @ (Fate::Kept | Fate::Absent) => {
                debug_assert!(false, "{feature:?} is {fate:?} in the table");
                Grade::Simplified
            }
        };
        self.all.push(Loss { grade, feature, place: place.clone(), text: text.into() });
    }

    /// Whether a format keeps a feature as it is.
    pub fn keeps(&self, feature: Feature) -> bool {
        matches!((self.table)(feature).of(self.direction), Fate::Kept | Fate::Absent)
    }

    /// Reports what became of a feature, unless the format keeps it.
    pub fn report_unless_kept(&mut self, feature: Feature, place: &Place, text: &str) {
        if !self.keeps(feature) {
            self.report(feature, place, text);
        }
    }

    /// Reports a whole question that is left out.
    pub fn leave_out(&mut self, place: &Place, text: impl Into<String>) {
        self.all.push(Loss {
            grade: Grade::LeftOut,
            feature: Feature::Question,
            place: place.clone(),
            text: text.into(),
        });
    }
}
