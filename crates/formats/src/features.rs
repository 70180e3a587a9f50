//! What a question may have, in any format.

macro_rules! features {
    ($( $(#[doc = $doc:literal])* $variant:ident = $name:literal, )*) => {
        /// What a question may have.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Feature { $( $(#[doc = $doc])* $variant, )* }

        impl Feature {
            /// Every feature, in the order of the table.
            pub const ALL: &[Self] = &[ $( Self::$variant, )* ];

            /// Its name in the report and the table.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }
        }
    };
}

features! {
    /// The question as a whole.
    Question = "question",
    /// One choice is right.
    OneKey = "one right choice",
    /// Several choices are right.
    SeveralKeys = "several right choices",
    /// True or false.
    TrueFalse = "true or false",
    /// Steps to put in order.
    Order = "order",
    /// What belongs together.
    Match = "match",
    /// A text to type.
    Blank = "typed text",
    /// A number to type.
    Number = "typed number",
    /// An answer in one's own words.
    Open = "open answer",
    /// A line at fault.
    Spot = "line at fault",
    /// Kinds that we have not: calculated, drawing on an image, several gaps.
    OtherKinds = "other kinds",
    /// Blocks of code.
    Code = "code blocks",
    /// Bold, italics, code and links within a line.
    Marks = "bold, italics, code, links",
    /// The same in what belongs to something.
    MatchMarks = "marks in a match",
    /// Lists, tables and quotations.
    Blocks = "lists, tables, quotations",
    /// Pictures.
    Images = "pictures",
    /// Formulas.
    Formulas = "formulas",
    /// Files, sound, video.
    Attachments = "sound, video, files",
    /// Why a choice is right or wrong.
    Reasons = "reason of each choice",
    /// What is right and why.
    Rationale = "rationale",
    /// What people mistake about it.
    Misconception = "misconception",
    /// Where it is documented.
    References = "references",
    /// Hints.
    Hints = "hints",
    /// What a good answer holds.
    KeyPoints = "key points, follow-ups",
    /// Wrong answers that are expected.
    ExpectedWrong = "expected wrong answers",
    /// Right-hand texts that belong to nothing.
    Distractors = "distractors of a match",
    /// Titles of the two columns of a match.
    ColumnTitles = "column titles of a match",
    /// The lasting id.
    Id = "id",
    /// Tags.
    Tags = "tags",
    /// Topics, level, versions.
    Metadata = "topics, level, versions",
    /// The area or category.
    Category = "area or category",
    /// The order of choices is fixed.
    FixedOrder = "fixed order of choices",
    /// Whether capitals matter.
    Capitals = "whether capitals matter",
    /// How far off a number may be.
    Tolerance = "tolerance",
    /// Answers by a pattern.
    Patterns = "answers by a pattern",
    /// Parts of the credit.
    Weights = "weights",
    /// Points taken away.
    NegativeMarks = "negative marks",
    /// Points of the question, penalties for tries, time.
    Scoring = "points, penalties, time limits",
    /// What is said to every right, partly right or wrong answer alike.
    CombinedFeedback = "feedback by outcome",
    /// Styles, classes and tags that prose has not.
    Markup = "other markup",
}
