//! Moodle XML in.

use crate::features::Feature;
use crate::gap::mark_gap;
use crate::html::html;
use crate::loss::Losses;
use crate::lower::one_line;
use crate::markdown::{Notes, markdown, plain};
use crate::position::Place;
use crate::question::{Deck, Question};
use crate::xml::{child, children, parse, place, text};
use popquiz_core::grading::number;
use popquiz_core::item::{Blank, Choice, Choices, Open, Pairs, Step, Task};
use popquiz_core::prose::{Line, Prose};
use roxmltree::Node;

/// Whether a text may be Moodle XML, or what speaks against it.
pub(super) fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    match crate::markup::root(text) {
        Some("quiz") => Ok(()),
        Some(other) => Err(format!("its root is <{other}>, not <quiz>")),
        None => Err("no XML".into()),
    }
}

/// Reads a document.
pub(super) fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let source = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let document = parse(source.trim_start_matches('\u{feff}'))?;
    let root = document.root_element();
    if root.tag_name().name() != "quiz" {
        return Err(format!("its root is <{}>, not <quiz>", root.tag_name().name()));
    }
    let mut deck = Deck::default();
    let mut category = String::new();
    for node in children(root, "question") {
        let kind = node.attribute("type").unwrap_or_default();
        if kind == "category" {
            category = child(node, "category").map(|node| text(node).trim().to_owned()).unwrap_or_default();
            continue;
        }
        let mut reader = Reader { place: place(node), notes: Vec::new(), losses };
        match reader.question(node, kind) {
            Ok(mut question) => {
                question.category.clone_from(&category);
                deck.questions.push(question);
            }
            Err((feature, said)) => {
                let place = reader.place.clone();
                if feature == Feature::Question {
                    losses.leave_out(&place, said);
                } else {
                    losses.report(feature, &place, said);
                }
            }
        }
    }
    Ok(deck)
}

type Refused = (Feature, String);

struct Reader<'a> {
    place: Place,
    notes: Notes,
    losses: &'a mut Losses,
}

impl Reader<'_> {
    fn question(&mut self, node: Node, kind: &str) -> Result<Question, Refused> {
        let mut stem = self.rich(child(node, "questiontext"));
        let rationale = self.rich(child(node, "generalfeedback"));
        let task = self.task(node, kind, &rationale)?;
        if let Task::Blank(_) = task {
            mark_gap(&mut stem);
        }
        let mut question = Question::new(self.place.clone(), stem, task);
        let named =
            |name: &str| child(node, name).map(|node| text(node).trim().to_owned()).filter(|name| !name.is_empty());
        question.id = named("idnumber").or_else(|| named("name")).unwrap_or_default();
        question.rationale = rationale;
        for hint in children(node, "hint") {
            let hint = self.rich(Some(hint));
            if !hint.is_empty() {
                question.hints.push(hint);
            }
        }
        if let Some(tags) = child(node, "tags") {
            question.tags = children(tags, "tag").map(|tag| text(tag).trim().to_owned()).collect();
        }
        self.scoring(node);
        for (feature, said) in std::mem::take(&mut self.notes) {
            self.losses.report(feature, &self.place, said);
        }
        Ok(question)
    }

    /// What is said of points and tries, where it is not what a new question has.
    fn scoring(&mut self, node: Node) {
        let value = |name: &str| child(node, name).and_then(|node| number(text(node).trim()));
        if let Some(grade) = value("defaultgrade").filter(|&grade| grade != 1_000_000) {
            self.losses.report(
                Feature::Scoring,
                &self.place,
                format!("{} points: every question counts alike here", grade / 1_000_000),
            );
        }
        let said = |name: &str| child(node, name).is_some_and(|node| !text(node).trim().is_empty());
        let usual = ["Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."];
        for name in ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"] {
            if said(name) && !child(node, name).is_some_and(|node| usual.iter().any(|usual| text(node).contains(usual)))
            {
                self.losses.report(Feature::CombinedFeedback, &self.place, format!("<{name}> is left out"));
            }
        }
    }

    /// A text with its format, and what of it is lost.
    fn rich(&mut self, node: Option<Node>) -> Prose {
        let Some(node) = node else { return Prose::default() };
        let Some(inside) = child(node, "text") else { return Prose::default() };
        let source = text(inside);
        for file in children(node, "file") {
            let name = file.attribute("name").unwrap_or("a file");
            if !source.contains("<img") {
                self.notes.push((Feature::Attachments, format!("{name} is left out")));
            }
        }
        match node.attribute("format").unwrap_or("html") {
            "markdown" => markdown(&source, &mut self.notes),
            "plain_text" => plain(&source),
            "moodle_auto_format" => html(&source.trim().replace('\n', "<br>"), &mut self.notes),
            _ => html(&source, &mut self.notes),
        }
    }

    fn task(&mut self, node: Node, kind: &str, rationale: &Prose) -> Result<Task, Refused> {
        Ok(match kind {
            "multichoice" | "multichoiceset" => self.choices(node),
            "truefalse" => self.true_false(node),
            "shortanswer" => self.short(node)?,
            "numerical" => self.numerical(node)?,
            "matching" => self.matching(node),
            "ordering" => {
                let step = |node| Step { text: self.rich(Some(node)), reason: Prose::default() };
                Task::Order(children(node, "answer").map(step).collect())
            }
            "essay" => {
                let notes = if rationale.is_empty() { self.rich(child(node, "graderinfo")) } else { Prose::default() };
                if rationale.is_empty() && notes.is_empty() {
                    return Err((
                        Feature::Question,
                        "an essay without a text for everybody: there is no model answer".into(),
                    ));
                }
                Task::Open(Open { answer: notes, ..Open::default() })
            }
            other => return Err((Feature::OtherKinds, format!("a question of type `{other}` has no counterpart"))),
        })
    }

    fn fraction(answer: Node) -> f64 {
        answer.attribute("fraction").and_then(|text| text.trim().parse().ok()).unwrap_or(0.0)
    }

    fn choices(&mut self, node: Node) -> Task {
        let is = |name: &str, word: &str| child(node, name).is_some_and(|node| text(node).trim() == word);
        let single = !is("single", "false") && !is("single", "0");
        let fixed_order = is("shuffleanswers", "false") || is("shuffleanswers", "0");
        let answers: Vec<Node> = children(node, "answer").collect();
        // Programs that write no `single` mean several where no answer has the full weight.
        let full = answers.iter().any(|answer| Self::fraction(*answer) >= 99.9);
        let single = single && (full || child(node, "single").is_some());
        let is_key =
            |answer: &Node| if single { Self::fraction(*answer) >= 99.9 } else { Self::fraction(*answer) > 0.0 };
        let keys = answers.iter().filter(|answer| is_key(answer)).count();
        let mut choices = Vec::new();
        for answer in &answers {
            let (fraction, key) = (Self::fraction(*answer), is_key(answer));
            let share = 100.0 / f64::from(u32::try_from(keys.max(1)).unwrap_or(1));
            let at = place(*answer);
            if fraction < 0.0 && (single || (fraction + share).abs() > 0.1) {
                self.losses.report(
                    Feature::NegativeMarks,
                    &at,
                    format!("{fraction} %: a wrong choice takes a right one away here, if there are several"),
                );
            } else if key && !single && (fraction - share).abs() > 0.1 || !key && fraction > 0.0 {
                self.losses.report(Feature::Weights, &at, format!("{fraction} %: right choices count alike here"));
            }
            choices.push(Choice { text: self.rich(Some(*answer)), key, reason: self.rich(child(*answer, "feedback")) });
        }
        Task::Choice(Choices { choices, fixed_order })
    }

    fn true_false(&mut self, node: Node) -> Task {
        let mut choices = Vec::new();
        for (word, label) in [("true", "True"), ("false", "False")] {
            let answer = children(node, "answer")
                .find(|answer| child(*answer, "text").is_some_and(|node| text(node).trim().eq_ignore_ascii_case(word)));
            let key = answer.is_some_and(|answer| Self::fraction(answer) >= 99.9);
            let reason = self.rich(answer.and_then(|answer| child(answer, "feedback")));
            choices.push(Choice { text: Prose::text(label), key, reason });
        }
        Task::Choice(Choices { choices, fixed_order: true })
    }

    fn short(&mut self, node: Node) -> Result<Task, Refused> {
        let case_sensitive = child(node, "usecase").is_some_and(|node| ["1", "true"].contains(&text(node).trim()));
        let mut blank = Blank { case_sensitive, ..Blank::default() };
        for answer in children(node, "answer") {
            let source = child(answer, "text").map(text).unwrap_or_default().trim().to_owned();
            let at = place(answer);
            if source.replace("\\*", "").contains('*') {
                if source == "*" {
                    let said = self.rich(child(answer, "feedback"));
                    if !said.is_empty() {
                        self.losses.report(Feature::Patterns, &at, "what is said about every other answer is left out");
                    }
                    continue;
                }
                self.losses.report(
                    Feature::Patterns,
                    &at,
                    format!("`{source}`: a star stands for any text there, and for itself here"),
                );
            }
            let source = source.replace("\\*", "*");
            self.typed(answer, source, &mut blank)?;
        }
        Ok(Task::Blank(blank))
    }

    /// An answer to type: right, or wrong and expected.
    fn typed(&mut self, answer: Node, source: String, blank: &mut Blank) -> Result<(), Refused> {
        let fraction = Self::fraction(answer);
        if fraction <= 0.0 {
            blank.expected_wrong.push((source, self.rich(child(answer, "feedback"))));
            return Ok(());
        }
        if source.is_empty() {
            return Err((Feature::Question, "an answer to type is empty".into()));
        }
        if fraction < 99.9 {
            self.losses.report(
                Feature::Weights,
                &place(answer),
                format!("`{source}` is worth {fraction} % there, and is right here"),
            );
        }
        if child(answer, "feedback").is_some_and(|node| !text(node).trim().is_empty()) {
            self.losses.report(
                Feature::Markup,
                &place(answer),
                format!("what is said about the right answer `{source}` is left out"),
            );
        }
        blank.accepted.push(source);
        Ok(())
    }

    fn numerical(&mut self, node: Node) -> Result<Task, Refused> {
        let mut blank = Blank { case_sensitive: true, ..Blank::default() };
        let mut widest: Option<(i64, String)> = None;
        for answer in children(node, "answer") {
            let source = child(answer, "text").map(text).unwrap_or_default().trim().to_owned();
            if source == "*" {
                continue;
            }
            if number(&source).is_none() {
                return Err((Feature::Question, format!("`{source}` is no number that can be told from others")));
            }
            if Self::fraction(answer) > 0.0 {
                let tolerance = child(answer, "tolerance").map(text).unwrap_or_default().trim().to_owned();
                let width = number(&tolerance).unwrap_or(0);
                if widest.as_ref().is_some_and(|(known, _)| *known != width) {
                    self.losses.report(
                        Feature::Weights,
                        &place(answer),
                        "the widest tolerance counts for every number",
                    );
                }
                if widest.as_ref().is_none_or(|(known, _)| *known < width) {
                    widest = Some((width, if tolerance.is_empty() { "0".into() } else { tolerance }));
                }
            }
            self.typed(answer, source, &mut blank)?;
        }
        if child(node, "units").is_some_and(|units| children(units, "unit").next().is_some()) {
            self.losses.report(Feature::OtherKinds, &self.place, "units are left out");
        }
        blank.tolerance = widest.map(|(_, tolerance)| tolerance);
        Ok(Task::Blank(blank))
    }

    fn matching(&mut self, node: Node) -> Task {
        let mut pairs = Pairs::default();
        for one in children(node, "subquestion") {
            let left = self.rich(Some(one));
            let right = child(one, "answer").map(text).unwrap_or_default();
            let right = Line::text(right.trim());
            let known = pairs.right.iter().position(|other| *other == right);
            let index = known.unwrap_or(pairs.right.len());
            if known.is_none() {
                pairs.right.push(right);
            }
            if !left.is_empty() {
                pairs.left.push(one_line(&left));
                // More than fit are too many anyway, which the item says.
                pairs.key.push(u8::try_from(index).unwrap_or(u8::MAX));
            }
        }
        Task::Match(pairs)
    }
}
