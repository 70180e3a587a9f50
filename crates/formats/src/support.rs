//! What becomes of a feature in a format.

/// What becomes of a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It is kept.
    Kept,
    /// It is kept in another form.
    Otherwise,
    /// The main part of it is kept.
    Simplified,
    /// It is left out, and said.
    LeftOut,
    /// There is no such thing.
    Absent,
}

impl Fate {
    /// The word of docs/formats.md.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Otherwise => "otherwise",
            Self::Simplified => "simplified",
            Self::LeftOut => "left out",
            Self::Absent => "–",
        }
    }
}

/// Which way a deck goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the format.
    Reading,
    /// Into the format.
    Writing,
}

/// The fates of a feature on both ways.
#[derive(Clone, Copy, Debug)]
pub struct Support {
    /// From the format.
    pub reading: Fate,
    /// Into the format.
    pub writing: Fate,
}

impl Support {
    /// Both ways.
    pub const fn new(reading: Fate, writing: Fate) -> Self {
        Self { reading, writing }
    }

    /// The same on both ways.
    pub const fn both(fate: Fate) -> Self {
        Self::new(fate, fate)
    }

    /// One way.
    pub const fn of(self, direction: Direction) -> Fate {
        match direction {
            Direction::Reading => self.reading,
            Direction::Writing => self.writing,
        }
    }
}
