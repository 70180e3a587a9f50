//! Everything that can be wrong with a deck, as data; the wording is in `Display` and in [`Problem::help`].

use std::fmt;

/// Whether a problem stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The bank is not built.
    Error,
    /// The bank is built; the author should look, or allow it with a reason.
    Warning,
}

impl Severity {
    /// The word printed before the code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What `docs/diagnostics.md` says about one code.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// The stable code: `E` for errors, `W` for warnings.
    pub code: &'static str,
    /// What it means.
    pub text: &'static str,
    /// The message, with its blanks in braces.
    pub message: &'static str,
    /// What to do, with its blanks in braces.
    pub help: &'static str,
}

/// One row a problem: documentation, code, name, data, message, help.
macro_rules! problems {
    ($( #[doc = $doc:literal] $code:literal $name:ident $( { $( $field:ident : $ty:ty ),* } )? => $message:literal, $help:literal; )*) => {
        /// What is wrong, as data.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the fields are named in each message")]
        pub enum Problem {
            $( #[doc = $doc] $name $( { $( $field: $ty ),* } )?, )*
        }

        impl Problem {
            /// Every code there is, in order.
            pub const ALL: &[Explanation] = &[
                $( Explanation { code: $code, text: $doc, message: $message, help: $help }, )*
            ];

            /// The stable code: `E` for errors, `W` for warnings.
            #[must_use]
            #[allow(unused_variables, reason = "not every message uses all of the data")]
            pub const fn code(&self) -> &'static str {
                match self { $( Self::$name $( { $( $field ),* } )? => $code, )* }
            }

            /// What to do about it.
            #[must_use]
            #[allow(unused_variables, reason = "not every help uses all of the data")]
            pub fn help(&self) -> String {
                match self { $( Self::$name $( { $( $field ),* } )? => format!($help), )* }
            }
        }

        impl fmt::Display for Problem {
            #[allow(unused_variables, reason = "not every message uses all of the data")]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $( Self::$name $( { $( $field ),* } )? => write!(f, $message), )* }
            }
        }
    };
}

impl Problem {
    /// Whether it stops the build.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if self.code().starts_with('E') { Severity::Error } else { Severity::Warning }
    }

    /// Whether something is missing that a deck can be played without: an error in a strict bank alone.
    pub(crate) fn is_incompleteness(&self) -> bool {
        match self {
            Self::NoReason { .. } => true,
            Self::MissingSection { title } => title != "Answer",
            _ => false,
        }
    }

    /// The same as a warning, if a deck can be played without what is missing.
    pub(crate) fn relaxed(&self) -> Self {
        match self {
            Self::NoReason { what } => Self::ReasonMissing { what: what.clone() },
            Self::MissingSection { title } if self.is_incompleteness() => Self::SectionMissing { title: title.clone() },
            other => other.clone(),
        }
    }

    /// Whether an item may silence this lint: those of whole decks, of what is missing, and unused silences, it may not.
    #[must_use]
    pub(crate) fn is_allowable(code: &str) -> bool {
        let of_decks = ["W105", "W106", "W114", "W115", "W116"];
        code.starts_with('W') && !of_decks.contains(&code) && Self::ALL.iter().any(|known| known.code == code)
    }
}

problems! {
    /// The file is not text in UTF-8.
    "E001" NotUtf8 { byte: usize } => "the file is not UTF-8: byte {byte} does not belong there",
        "save the file as UTF-8";
    /// The file holds nothing.
    "E002" EmptyDeck => "the file is empty", "begin with front matter between two lines of `---`";
    /// The deck has front matter but no items.
    "E003" NoItems => "the deck has no items", "an item begins with a heading: `## its-id`";
    /// The deck does not begin with front matter.
    "E004" NoFrontMatter => "the deck has no front matter",
        "begin the file with `---`, the lines `bank:`, `deck:`, `title:` and `area:`, and `---`";
    /// The front matter has no closing line.
    "E005" UnclosedFrontMatter => "the front matter is not closed", "end it with a line of `---`";
    /// A line of the front matter is not `key: value`.
    "E006" FrontMatterLine => "this line of the front matter is not `key: value`", "write one `key: value` a line";
    /// The front matter has a key that is not known.
    "E007" UnknownFrontMatterKey { key: String } => "unknown front matter key `{key}`",
        "the keys are `bank`, `deck`, `title`, `area`, `level`, `tags`, `lang` and `license`";
    /// The front matter names a key twice.
    "E008" RepeatedFrontMatterKey { key: String } => "front matter key `{key}` stands here again", "keep one of the two lines";
    /// The front matter lacks a key that is needed.
    "E009" MissingFrontMatterKey { key: String } => "the front matter has no `{key}`", "add a line `{key}: ...`";
    /// A value of the front matter is not of the form its key needs.
    "E010" BadFrontMatterValue { key: String, value: String, want: String } => "`{value}` cannot be the `{key}` of a deck",
        "`{key}` is {want}";
    /// The heading of an item is not an id.
    "E011" BadId { id: String } => "`{id}` cannot be an id",
        "an id is 1 to 80 lower-case letters, digits and hyphens, such as `orm-first-query`; the question itself stands below";
    /// A choice, a suspected line or an expected wrong answer has no reason under it, in a strict bank.
    "E012" NoReason { what: String } => "{what} has no reason", "add a block quote under it, indented: `  > why`";
    /// Two items of the bank have one id.
    "E013" DuplicateId { id: String, first: String } => "id `{id}` is taken: {first} has it", "give one of the two items another id";
    /// An item has no `kind` pill.
    "E014" NoKind => "the item does not say its kind",
        "put pills under the heading: `` `kind: choice` `level: basic` ``; the kinds are `choice`, `order`, `match`, `blank`, `open` and `spot`";
    /// Something among the pills is not `key: value` in backticks.
    "E015" BadPill { text: String } => "`{text}` is not a pill", "a pill is `key: value` in backticks; the stem begins in a paragraph of its own";
    /// A pill has a key that is not known.
    "E016" UnknownPill { key: String } => "unknown pill `{key}`",
        "the keys are `kind`, `level`, `area`, `topics`, `tags`, `since`, `until`, `shuffle`, `case`, `tolerance`, `answer` and `allow`";
    /// A pill stands twice.
    "E017" RepeatedPill { key: String } => "pill `{key}` stands here again", "keep one of the two";
    /// The value of a pill is not one its key can have.
    "E018" BadPillValue { key: String, value: String, want: String } => "`{value}` cannot be the `{key}` of an item", "`{key}` is {want}";
    /// A pill does not go with the kind of the item.
    "E019" PillNotForKind { key: String, kind: String } => "pill `{key}` has no meaning in an item of kind `{kind}`", "take the pill out";
    /// Neither the item nor the deck names a level.
    "E020" NoLevel => "neither the item nor the deck names a level",
        "add the pill `level: basic`, `intermediate`, `advanced` or `scenario`, or a `level:` to the front matter";
    /// `since` is later than `until`.
    "E021" VersionRange => "`since` is later than `until`", "swap the two, or take one out";
    /// A lint is silenced without saying why.
    "E022" AllowWithoutReason { code: String } => "`allow: {code}` gives no reason", "say why behind the code: `allow: {code} the length is the point`";
    /// `allow` names no lint of items.
    "E023" UnknownLint { code: String } => "`{code}` is no lint that an item can allow", "see docs/diagnostics.md for the lints";
    /// Something stands before the first item.
    "E030" StrayText => "this belongs to no item", "an item begins with a heading `## its-id`; before the first one only a `# title` may stand";
    /// A heading of a level that means nothing here.
    "E031" BadHeading => "a heading of this level means nothing here", "`## id` begins an item and `### Why` a section; use bold text; a line of `---` right below a paragraph makes that a heading, too";
    /// A section has a title that is not known.
    "E032" UnknownSection { title: String } => "unknown section `{title}`",
        "the sections are `Why`, `References`, `Answer`, `Key points`, `Misconception`, `Follow-ups` and `Hints`";
    /// An item has a section twice.
    "E033" RepeatedSection { title: String, line: usize } => "section `{title}` stands in line {line} already", "put both into one section";
    /// A section does not go with the kind of the item.
    "E034" SectionNotForKind { title: String, kind: String } => "an item of kind `{kind}` has no section `{title}`", "take the section out, or move its text";
    /// A section that the kind needs is not there: `Answer`, or any other in a strict bank.
    "E035" MissingSection { title: String } => "the item has no section `{title}`", "add `### {title}`";
    /// A section holds nothing.
    "E036" EmptySection { title: String } => "section `{title}` is empty", "fill it or take it out";
    /// A section that has to be a list holds something else.
    "E037" SectionNotAList { title: String } => "section `{title}` has to be one list", "write each thing as an entry: `- ...`";
    /// An item has no stem.
    "E038" NoStem => "the item asks nothing: its stem is empty", "write the question between the pills and the answer part";
    /// The answer part that the kind needs is not there.
    "E039" NoTask { kind: String, want: String } => "an item of kind `{kind}` needs {want}", "put it between the stem and the sections";
    /// An item has two answer parts.
    "E040" TwoTasks { want: String } => "the item has {want} already", "keep one; a change of bullet (`-`, `*`) or a paragraph between begins a new list";
    /// A task list stands where none belongs.
    "E041" StrayTaskList => "a task list does not belong here", "`[ ]` and `[x]` mark the answer part of `choice`, `blank` and `spot` items; use a plain list";
    /// Something stands between the answer part and the sections.
    "E042" AfterTask => "this stands behind the answer part", "move it before the answer part, or into a section";
    /// A reason is not indented, so that it does not belong to its choice.
    "E043" ReasonNotIndented => "this reason does not belong to a choice", "indent the `>` by two spaces, under the text of the choice";
    /// Something stands behind a reason.
    "E044" AfterReason => "this stands behind the reason", "put it before the block quote, or into it";
    /// An entry of a task list has no box.
    "E045" NoMarker => "this entry has neither `[ ]` nor `[x]`", "write `- [ ] text`, or `- [x] text` where it is right; to end a list that stands before, use another bullet: `*`";
    /// An entry or a choice holds no text.
    "E046" EmptyEntry => "this entry is empty", "write its text, or take it out";
    /// There are too few to choose between.
    "E047" TooFew { what: String } => "there are fewer than two {what}",
        "add some; choices are written `- [ ] text` or `- [x] text`, all in one list";
    /// There are more than can be drawn.
    "E048" TooMany { what: String, most: usize } => "there are more than {most} {what}", "split the item, or leave some out";
    /// Nothing is marked as right.
    "E049" NoKey => "nothing is marked as right", "mark the right one with `[x]`";
    /// Everything is marked as right.
    "E050" AllKeys => "every choice is marked as right", "add a distractor, or unmark what is wrong";
    /// Two choices, steps or left-hand texts say the same.
    "E051" SameEntry { line: usize } => "this says the same as line {line}", "change one of the two";
    /// The stem of a `blank` item has no gap, or several.
    "E052" GapCount { count: usize } => "the stem has {count} gaps, and needs exactly one", "write `____` (four underscores) once, where the answer goes";
    /// With a tolerance, an accepted answer is not a number.
    "E053" NotANumber => "with a tolerance, every accepted answer has to be a number", "write numbers, or take the pill `tolerance` out";
    /// An answer of a `blank` item is not inline code.
    "E054" AnswerNotCode => "an answer to type has to be inline code alone", "put it in backticks: `` - [x] `answer` ``";
    /// A reason stands under an accepted answer, where nobody would see it.
    "E055" ReasonNotShown => "the reason of an accepted answer is not shown", "move it to `### Why`";
    /// The stem of a `spot` item has no code block, or several.
    "E056" CodeCount { count: usize } => "the stem has {count} code blocks, and needs exactly one", "keep one block: its lines are the choices";
    /// A suspect is not `line N`.
    "E057" BadSuspect => "this names no line", "write `- [x] line 4`";
    /// A suspect names a line that the code does not have, or one named already.
    "E058" BadLine { line: u16 } => "line {line} is not in the code, or is named twice", "count the lines of the code from 1";
    /// The table of a `match` item has not two columns.
    "E059" Columns { count: usize } => "the table has {count} columns, and needs two", "left and right, belonging together";
    /// A right-hand cell is empty.
    "E060" EmptyCell => "the right-hand cell is empty", "only a left cell may be empty: that adds a distractor";
    /// A right-hand distractor is the answer to another row.
    "E061" FalseDistractor { line: usize } => "this distractor is the right answer in line {line}", "change it, or take the row out";
    /// `answer: prints` or `queries` without code that is run.
    "E062" AnswerNeedsCode { answer: String } => "`answer: {answer}` needs code in the stem that is run", "add a `python` block without `norun`, or take the pill out";
    /// HTML in prose.
    "E070" Html => "HTML is not understood here", "use Markdown; put code such as a tag into backticks";
    /// A comment that is neither `setup` nor `check`.
    "E071" OtherComment => "this comment is neither `setup` nor `check`", "take it out: decks hold no other comments";
    /// A comment is not closed.
    "E072" UnclosedComment => "this comment is not closed, so that the rest of the item is inside it", "end it with `-->`";
    /// A `setup` or `check` comment has no code block next to it.
    "E073" StrayComment { what: String } => "this `{what}` comment has no code block next to it", "`setup` stands right before a code block, `check` right behind one";
    /// A code fence is not closed.
    "E074" UnclosedFence => "this code block is not closed, so that the rest of the item is inside it", "end it with the same fence, alone on its line";
    /// A fence has an attribute that is not known.
    "E075" UnknownFenceAttribute { key: String } => "unknown attribute `{key}` of a code block",
        "the attributes are `file`, `models`, `prints`, `queries`, `raises`, `needs` and `norun`";
    /// The value of a fence attribute is not of the form it needs.
    "E076" BadFenceAttribute { key: String, want: String } => "attribute `{key}` needs {want}", "write `{key}` like this: {want}";
    /// A fence has an attribute twice.
    "E077" RepeatedFenceAttribute { key: String } => "attribute `{key}` stands here again", "keep one of the two";
    /// A block is not run, yet its run is spoken about.
    "E078" NotRunYetChecked { key: String } => "a block with `norun` cannot have `{key}`", "take one of the two out";
    /// An image has no alternative text.
    "E079" NoAlt => "the image has no alternative text", "say what it shows, for who does not see it: `![what it shows](path)`";
    /// An image is not beside the deck.
    "E080" ImagePath { path: String } => "image `{path}` is not beside the deck", "put the file next to the deck and name it by a relative path";
    /// An image stands within text.
    "E081" ImageInText => "an image has to stand alone", "put blank lines before and behind it";
    /// A link leads to where decks may not lead.
    "E082" BadLink { url: String } => "`{url}` cannot be a link", "links are `https:`, `http:`, `mailto:`, `#fragment` or a relative path";
    /// A thematic break.
    "E083" Rule => "a horizontal rule means nothing here", "take it out";
    /// A row of a table has more cells than the head.
    "E084" LongRow => "this row has more cells than the head, and the rest would be lost", "write a `|` inside a cell as `\\|`";
    /// Lists and quotations are nested too deep.
    "E085" TooDeep => "lists and quotations are nested too deep", "write it flatter";
    /// A reference is more than one line of text.
    "E086" LongReference => "a reference is one line of text", "write name, version and section: `- Django 6.1, Making queries`";
    /// `bank.toml` or `topics.toml` cannot be read.
    "E090" Manifest { message: String } => "{message}", "see the bank.toml and topics.toml of this repository";
    /// A deck belongs to another bank.
    "E091" OtherBank { bank: String, want: String } => "this deck belongs to bank `{bank}`, and the others to `{want}`", "decks of one bank have the same `bank`";
    /// Two decks have one id.
    "E092" DuplicateDeck { id: String, first: String } => "deck id `{id}` is taken: {first} has it", "give one of the two another id";
    /// An area is not in `bank.toml`.
    "E093" UnknownArea { area: String, near: String } => "unknown area `{area}`", "{near}areas are listed in bank.toml";
    /// A topic is not in `topics.toml`.
    "E094" UnknownTopic { topic: String, near: String } => "unknown topic `{topic}`", "{near}topics are listed in topics.toml";
    /// An item holds for none of the versions that `bank.toml` lists.
    "E095" NoVersion => "the item holds for no version of this bank", "`since` and `until` have to leave one of the `versions` in bank.toml";
    /// A choice item has more than five choices.
    "W101" ManyChoices { count: usize } => "{count} choices are a lot to weigh", "three to five do";
    /// A stem is long.
    "W102" LongStem { chars: usize } => "the stem has {chars} characters", "up to 420 read well on a phone; ask one thing";
    /// Two choices differ in capitals, spaces or punctuation alone.
    "W103" AlikeChoices { line: usize } => "but for capitals, spaces and punctuation, this is the choice in line {line}", "change one of the two";
    /// Two items of one kind ask nearly the same.
    "W104" NearDuplicate { other: String } => "this asks nearly the same as {other}", "ask something else, or drop one of the two";
    /// The key is the longest choice in more than 35 % of a deck's items, counting those with one key, if there are ten.
    "W105" KeyLongest { longest: usize, all: usize } => "the key is the longest choice in {longest} of {all} items", "make distractors as long as keys; up to 35 % is no clue";
    /// One authored position holds more than 35 % of a deck's keys, counting items with one key, four choices or more and no `shuffle: no`, if there are ten.
    "W106" KeyPosition { position: usize, count: usize, all: usize } => "the key is choice {position} in {count} of {all} items", "spread the keys over the positions; up to 35 % is no clue";
    /// An absolute word gives the key away.
    "W107" AbsoluteWord { word: String, whose: String } => "`{word}`: {whose}", "absolute words (always, never, only, all, none, every) are a clue when they stand on one side alone";
    /// A choice is "all of the above" or "none of the above".
    "W108" AboveChoice => "the choices are shuffled, so nothing is above", "replace it by a real distractor";
    /// A choice or a reason speaks of a position.
    "W109" PositionWord { text: String } => "`{text}` speaks of a position, and the choices are shuffled", "name the thing itself, or use `shuffle: no`";
    /// An open item has few or many key points.
    "W110" KeyPointCount { count: usize } => "number of key points: {count}", "three to eight can be said in two minutes";
    /// A code block names no language.
    "W111" NoLanguage => "the code block names no language", "write it behind the fence: `python`, `django`, `sh`, `sql`, ..., or `text`";
    /// An alternative text does not say what the image shows.
    "W112" PoorAlt { alt: String } => "`{alt}` does not say what the image shows", "describe what a reader should take from it";
    /// An item names no topic, though the bank lists them.
    "W113" NoTopic => "the item names no topic", "add the pill `topics:` with an id of topics.toml";
    /// A lint is silenced that says nothing.
    "W114" UnusedAllow { code: String } => "`allow: {code}` silences nothing", "take the pill out";
    /// A choice, a suspected line or an expected wrong answer has no reason under it, in a bank that is not strict.
    "W115" ReasonMissing { what: String } => "{what} has no reason", "add a block quote under it, indented: `  > why`; without it a learner sees only what is right";
    /// A section is not there that a deck can be played without, in a bank that is not strict.
    "W116" SectionMissing { title: String } => "the item has no section `{title}`", "add `### {title}`; the item is played without it";
}
