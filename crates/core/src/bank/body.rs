//! The body of an item as text: its fields in lines. Which field a line is, the item's shape says, a character for each.
//! Shapes stand together with the heads, because many items have the same.

use crate::item::{Blank, Body, Choice, Choices, Kind, Open, Pairs, Step, Suspect, Task};
use crate::prose::{Line, Prose, push_clean};

const RATIONALE: u8 = b'w';
const MISCONCEPTION: u8 = b'm';
const HINT: u8 = b'h';
const REFERENCE: u8 = b'r';
/// A choice or line that is right, with its reason; a step; an answer that is accepted.
const RIGHT: u8 = b'+';
/// A choice, line or answer that is wrong, with its reason.
const WRONG: u8 = b'-';
/// Not a field: the choices stay in their order; capitals matter.
const STRICT: u8 = b'!';
const TOLERANCE: u8 = b'~';
const ANSWER: u8 = b'a';
const KEY_POINT: u8 = b'p';
const FOLLOW_UP: u8 = b'f';
/// The titles of both columns.
const TITLES: u8 = b't';
const RIGHT_HAND: u8 = b'>';
/// A left-hand text that belongs to the first right-hand one; the letters after it to the others.
const LEFT_HAND: u8 = b'A';

/// The lines of a text.
struct Lines<'a>(core::str::Split<'a, char>);

impl Lines<'_> {
    fn raw(&mut self) -> String {
        self.0.next().unwrap_or_default().into()
    }

    fn line(&mut self) -> Line {
        Line::unpack(self.0.next().unwrap_or_default())
    }

    fn prose(&mut self) -> Prose {
        Prose::unpack(self.0.next().unwrap_or_default())
    }
}

/// Reads a body. Whatever the text is, it makes some body of that kind.
pub(super) fn read(kind: Kind, shape: &str, text: &str) -> Body {
    let mut lines = Lines(text.split('\n'));
    let mut body = Body {
        stem: lines.prose(),
        task: empty(kind),
        rationale: Prose::default(),
        references: Vec::new(),
        misconception: Prose::default(),
        hints: Vec::new(),
    };
    for field in shape.bytes() {
        match field {
            RATIONALE => body.rationale = lines.prose(),
            MISCONCEPTION => body.misconception = lines.prose(),
            HINT => body.hints.push(lines.prose()),
            REFERENCE => body.references.push(lines.line()),
            _ => read_task(&mut body.task, field, &mut lines),
        }
    }
    body
}

fn empty(kind: Kind) -> Task {
    match kind {
        Kind::Choice => Task::Choice(Choices { choices: Vec::new(), fixed_order: false }),
        Kind::Order => Task::Order(Vec::new()),
        Kind::Match => Task::Match(Pairs::default()),
        Kind::Blank => Task::Blank(Blank::default()),
        Kind::Open => Task::Open(Open::default()),
        Kind::Spot => Task::Spot(Vec::new()),
    }
}

fn read_task(task: &mut Task, field: u8, lines: &mut Lines) {
    let key = field == RIGHT;
    match (task, field) {
        (Task::Choice(task), STRICT) => task.fixed_order = true,
        (Task::Choice(task), _) => task.choices.push(Choice { text: lines.prose(), key, reason: lines.prose() }),
        (Task::Order(steps), _) => steps.push(Step { text: lines.prose(), reason: lines.prose() }),
        (Task::Match(pairs), TITLES) => {
            pairs.left_title = lines.line();
            pairs.right_title = lines.line();
        }
        (Task::Match(pairs), RIGHT_HAND) => pairs.right.push(lines.line()),
        (Task::Match(pairs), _) => {
            pairs.left.push(lines.line());
            pairs.key.push(field.saturating_sub(LEFT_HAND));
        }
        (Task::Blank(blank), STRICT) => blank.case_sensitive = true,
        (Task::Blank(blank), TOLERANCE) => blank.tolerance = Some(lines.raw()),
        (Task::Blank(blank), RIGHT) => blank.accepted.push(lines.raw()),
        (Task::Blank(blank), _) => blank.expected_wrong.push((lines.raw(), lines.prose())),
        (Task::Open(open), ANSWER) => open.answer = lines.prose(),
        (Task::Open(open), KEY_POINT) => open.key_points.push(lines.prose()),
        (Task::Open(open), _) => open.follow_ups.push(lines.prose()),
        (Task::Spot(suspects), _) => {
            let line = lines.raw().parse().unwrap_or_default();
            suspects.push(Suspect { line, key, reason: lines.prose() });
        }
    }
}

/// What [`write`] has written so far.
#[derive(Default)]
struct Writer {
    shape: String,
    text: String,
}

impl Writer {
    fn field(&mut self, field: u8) -> &mut Self {
        self.shape.push(char::from(field));
        self
    }

    fn raw(&mut self, text: &str) -> &mut Self {
        self.text.push('\n');
        push_clean(text, &mut self.text);
        self
    }

    fn line(&mut self, line: &Line) -> &mut Self {
        self.text.push('\n');
        line.pack(&mut self.text);
        self
    }

    fn prose(&mut self, prose: &Prose) -> &mut Self {
        self.text.push('\n');
        prose.pack(&mut self.text);
        self
    }
}

/// Writes a body: its shape, and its text.
pub(super) fn write(body: &Body) -> (Box<str>, String) {
    let mut out = Writer::default();
    body.stem.pack(&mut out.text);
    write_task(&body.task, &mut out);
    for (field, prose) in [(RATIONALE, &body.rationale), (MISCONCEPTION, &body.misconception)] {
        if !prose.is_empty() {
            out.field(field).prose(prose);
        }
    }
    for hint in &body.hints {
        out.field(HINT).prose(hint);
    }
    for reference in &body.references {
        out.field(REFERENCE).line(reference);
    }
    (out.shape.into(), out.text)
}

fn write_task(task: &Task, out: &mut Writer) {
    let sign = |key| if key { RIGHT } else { WRONG };
    match task {
        Task::Choice(task) => {
            for Choice { text, key, reason } in &task.choices {
                out.field(sign(*key)).prose(text).prose(reason);
            }
            if task.fixed_order {
                out.field(STRICT);
            }
        }
        Task::Order(steps) => steps.iter().for_each(|step| {
            out.field(RIGHT).prose(&step.text).prose(&step.reason);
        }),
        Task::Match(pairs) => {
            out.field(TITLES).line(&pairs.left_title).line(&pairs.right_title);
            for (left, key) in pairs.left.iter().zip(&pairs.key) {
                out.field(LEFT_HAND.saturating_add(*key)).line(left);
            }
            for right in &pairs.right {
                out.field(RIGHT_HAND).line(right);
            }
        }
        Task::Blank(blank) => {
            for accepted in &blank.accepted {
                out.field(RIGHT).raw(accepted);
            }
            for (wrong, reason) in &blank.expected_wrong {
                out.field(WRONG).raw(wrong).prose(reason);
            }
            if let Some(tolerance) = &blank.tolerance {
                out.field(TOLERANCE).raw(tolerance);
            }
            if blank.case_sensitive {
                out.field(STRICT);
            }
        }
        Task::Open(open) => {
            out.field(ANSWER).prose(&open.answer);
            for point in &open.key_points {
                out.field(KEY_POINT).prose(point);
            }
            for question in &open.follow_ups {
                out.field(FOLLOW_UP).prose(question);
            }
        }
        Task::Spot(suspects) => {
            for suspect in suspects {
                out.field(sign(suspect.key)).raw(&suspect.line.to_string()).prose(&suspect.reason);
            }
        }
    }
}
