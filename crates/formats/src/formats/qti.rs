//! QTI 2.1, 2.2 and 3.0: one item a document (`assessmentItem`, in 3.0 `qti-assessment-item`) with one interaction of a
//! kind that has a counterpart: choice, order, match, text entry, extended text.
//!
//! Owns the names of both families, which differ by the prefix `qti-` and by hyphens alone: they are compared without
//! either. The right response is what `correctResponse` says; a `mapping` gives other accepted texts. Feedback of a choice
//! stands in `feedbackInline`, and feedback for everybody in `modalFeedback`.
//!
//! It refuses packages for now, items with several interactions, and response processing of its own: what is right is read
//! from the declaration.

use crate::features::Feature;
use crate::format::Format;
use crate::gap::mark_gap;
use crate::html::html;
use crate::loss::Losses;
use crate::lower::one_line;
use crate::markdown::Notes;
use crate::question::{Deck, Question};
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;
use crate::xml::{escape, parse, place, text};
use popquiz_core::item::{Blank, Choice, Choices, Open, Pairs, Step, Task};
use popquiz_core::prose::{Line, Prose};
use roxmltree::Node;

pub(super) const FORMAT: Format = Format {
    name: "qti",
    title: "QTI 2.1, 2.2 and 3.0 item",
    ending: "xml",
    oracle: "PyPI mkdocs_quiz 1.7.1 (2.1)",
    table,
    sniff,
    read: Some(read),
    write: None,
};

fn table(feature: Feature) -> Support {
    use Feature as F;
    match feature {
        F::Question
        | F::OneKey
        | F::SeveralKeys
        | F::TrueFalse
        | F::Order
        | F::Match
        | F::Blank
        | F::Open
        | F::Code
        | F::Marks
        | F::Blocks
        | F::Reasons
        | F::Rationale
        | F::FixedOrder
        | F::Capitals
        | F::Distractors => Support::new(Kept, Absent),
        F::Id | F::Formulas => Support::new(Otherwise, Absent),
        F::MatchMarks | F::Markup | F::Weights | F::NegativeMarks => Support::new(Simplified, Absent),
        F::Images | F::OtherKinds | F::Attachments | F::CombinedFeedback => Support::new(LeftOut, Absent),
        _ => Support::both(Absent),
    }
}

/// A name of either family in one form: `qti-choice-interaction` and `choiceInteraction` are `choiceinteraction`.
fn plain_name(name: &str) -> String {
    name.strip_prefix("qti-").unwrap_or(name).replace('-', "").to_lowercase()
}

fn is(node: &Node, name: &str) -> bool {
    node.is_element() && plain_name(node.tag_name().name()) == name
}

fn find<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|inner| is(inner, name))
}

fn all<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> + 'a {
    node.descendants().filter(move |inner| is(inner, name))
}

/// An attribute of either family: `responseIdentifier` and `response-identifier`.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|found| found.name().replace('-', "").eq_ignore_ascii_case(name)).map(|found| found.value())
}

fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    match crate::markup::root(text) {
        Some(root) if plain_name(root) == "assessmentitem" => Ok(()),
        Some(root) => Err(format!("its root is <{root}>, not <assessmentItem> or <qti-assessment-item>")),
        None => Err("no XML".into()),
    }
}

fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let source = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let document = parse(source.trim_start_matches('\u{feff}'))?;
    let root = document.root_element();
    if !is(&root, "assessmentitem") {
        return Err(format!("its root is <{}>, not an item", root.tag_name().name()));
    }
    let at = place(root);
    let mut deck = Deck { lang: attribute(root, "lang").unwrap_or_default().to_owned(), ..Deck::default() };
    let mut reader = Reader { root, notes: Vec::new() };
    match reader.item() {
        Ok(mut question) => {
            question.place = at.clone();
            let name = attribute(root, "identifier").or(attribute(root, "title"));
            name.unwrap_or_default().clone_into(&mut question.id);
            deck.questions.push(question);
            for (feature, said) in reader.notes {
                losses.report(feature, &at, said);
            }
        }
        Err(said) => losses.report(Feature::OtherKinds, &at, said),
    }
    Ok(deck)
}

/// The inside of an element as HTML.
fn write(node: Node, skip: Option<Node>, gap: bool, out: &mut String) {
    for child in node.children() {
        if child.is_text() {
            escape(child.text().unwrap_or_default(), out);
            continue;
        }
        let name = child.tag_name().name();
        if !child.is_element()
            || ["feedbackinline", "feedbackblock", "rubricblock", "stylesheet"].contains(&plain_name(name).as_str())
        {
            continue;
        }
        if Some(child) == skip {
            out.push_str(if gap { "____" } else { "" });
            continue;
        }
        out.extend(["<", name]);
        for found in child.attributes().filter(|found| ["src", "alt", "href", "class", "start"].contains(&found.name()))
        {
            out.extend([" ", found.name(), "=\""]);
            escape(found.value(), out);
            out.push('"');
        }
        out.push('>');
        write(child, skip, gap, out);
        if !["br", "img", "hr"].contains(&name) {
            out.extend(["</", name, ">"]);
        }
    }
}

/// Every interaction of the standard.
const INTERACTIONS: [&str; 21] = [
    "choiceinteraction",
    "orderinteraction",
    "matchinteraction",
    "associateinteraction",
    "gapmatchinteraction",
    "inlinechoiceinteraction",
    "textentryinteraction",
    "extendedtextinteraction",
    "hottextinteraction",
    "hotspotinteraction",
    "selectpointinteraction",
    "graphicorderinteraction",
    "graphicassociateinteraction",
    "graphicgapmatchinteraction",
    "positionobjectinteraction",
    "sliderinteraction",
    "drawinginteraction",
    "uploadinteraction",
    "mediainteraction",
    "custominteraction",
    "portablecustominteraction",
];

struct Reader<'a, 'i> {
    root: Node<'a, 'i>,
    notes: Notes,
}

impl<'a, 'i> Reader<'a, 'i> {
    fn item(&mut self) -> Result<Question, String> {
        let body = find(self.root, "itembody").ok_or("it has no item body")?;
        let interactions: Vec<Node> = body
            .descendants()
            .filter(|node| node.is_element() && INTERACTIONS.contains(&plain_name(node.tag_name().name()).as_str()))
            .collect();
        let [interaction] = interactions.as_slice() else {
            return Err(format!("an item with {} interactions", interactions.len()));
        };
        let kind = plain_name(interaction.tag_name().name());
        let mut stem = self.stem(body, *interaction, kind == "textentryinteraction");
        let task = match kind.as_str() {
            "choiceinteraction" => self.choices(*interaction)?,
            "orderinteraction" => self.steps(*interaction)?,
            "matchinteraction" => self.pairs(*interaction)?,
            "textentryinteraction" => self.typed(*interaction)?,
            "extendedtextinteraction" => {
                let answer = self.correct(*interaction).join("\n\n");
                Task::Open(Open { answer: crate::markdown::plain(&answer), ..Open::default() })
            }
            other => return Err(format!("<{other}> has no counterpart")),
        };
        if let Task::Blank(_) = task {
            mark_gap(&mut stem);
        }
        let mut question = Question::new(crate::position::Place::default(), stem, task);
        let modal: Vec<Node> = all(self.root, "modalfeedback").collect();
        if let [one] = modal.as_slice() {
            question.rationale = self.rich(*one);
        } else if modal.len() > 1 {
            self.notes.push((Feature::CombinedFeedback, format!("{} feedbacks by outcome are left out", modal.len())));
        }
        if matches!(&question.task, Task::Open(open) if open.answer.is_empty()) && question.rationale.is_empty() {
            return Err("an extended text without a correct response: there is no model answer".into());
        }
        Ok(question)
    }

    /// What is asked: the body with its interaction's prompt, and without the interaction, or with a gap for it.
    fn stem(&mut self, body: Node<'a, 'i>, interaction: Node<'a, 'i>, gap: bool) -> Prose {
        let mut out = String::new();
        write(body, Some(interaction), gap, &mut out);
        if let Some(prompt) = find(interaction, "prompt") {
            out.push_str("<p>");
            write(prompt, None, false, &mut out);
            out.push_str("</p>");
        }
        html(&out, &mut self.notes)
    }

    fn rich(&mut self, node: Node<'a, 'i>) -> Prose {
        let mut out = String::new();
        write(node, None, false, &mut out);
        html(&out, &mut self.notes)
    }

    /// The declaration that an interaction answers to.
    fn declaration(&self, interaction: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
        let id = attribute(interaction, "responseidentifier")?;
        all(self.root, "responsedeclaration").find(|node| attribute(*node, "identifier") == Some(id))
    }

    /// The values of the correct response, in order.
    fn correct(&self, interaction: Node<'a, 'i>) -> Vec<String> {
        let Some(response) = self.declaration(interaction).and_then(|node| find(node, "correctresponse")) else {
            return Vec::new();
        };
        all(response, "value").map(|node| text(node).trim().to_owned()).collect()
    }

    /// Whether a list is shown in its order.
    fn is_fixed(interaction: Node) -> bool {
        attribute(interaction, "shuffle") != Some("true")
    }

    fn choices(&mut self, interaction: Node<'a, 'i>) -> Result<Task, String> {
        let mut correct = self.correct(interaction);
        if correct.is_empty() {
            // Some programs say by points alone what is right.
            let mapping = self.declaration(interaction).and_then(|node| find(node, "mapping"));
            let entries = mapping.into_iter().flat_map(|mapping| all(mapping, "mapentry"));
            let paid = entries.filter(|entry| {
                attribute(*entry, "mappedvalue")
                    .and_then(|value| value.parse::<f64>().ok())
                    .is_some_and(|value| value > 0.0)
            });
            correct = paid.filter_map(|entry| attribute(entry, "mapkey").map(str::to_owned)).collect();
            if !correct.is_empty() {
                self.notes.push((Feature::Weights, "every choice that is worth something is right".into()));
            }
        }
        if correct.is_empty() {
            return Err("no correct response is declared".into());
        }
        let mut choices = Vec::new();
        for node in all(interaction, "simplechoice").collect::<Vec<_>>() {
            let id = attribute(node, "identifier").unwrap_or_default();
            let reason = find(node, "feedbackinline").map(|inline| self.rich(inline)).unwrap_or_default();
            choices.push(Choice { text: self.rich(node), key: correct.iter().any(|key| key == id), reason });
        }
        Ok(Task::Choice(Choices { choices, fixed_order: Self::is_fixed(interaction) }))
    }

    fn steps(&mut self, interaction: Node<'a, 'i>) -> Result<Task, String> {
        let correct = self.correct(interaction);
        let nodes: Vec<Node> = all(interaction, "simplechoice").collect();
        let mut steps = Vec::new();
        for id in &correct {
            let node = nodes
                .iter()
                .find(|node| attribute(**node, "identifier") == Some(id))
                .ok_or_else(|| format!("`{id}` names no step"))?;
            steps.push(Step { text: self.rich(*node), reason: Prose::default() });
        }
        if steps.is_empty() { Err("no correct order is declared".into()) } else { Ok(Task::Order(steps)) }
    }

    fn pairs(&mut self, interaction: Node<'a, 'i>) -> Result<Task, String> {
        let sets: Vec<Node> = all(interaction, "simplematchset").collect();
        let [left, right] = sets.as_slice() else { return Err(format!("a match with {} sets", sets.len())) };
        let ids = |set: Node<'a, 'i>| all(set, "simpleassociablechoice").collect::<Vec<_>>();
        let (left, right) = (ids(*left), ids(*right));
        let position =
            |nodes: &[Node], id: &str| nodes.iter().position(|node| attribute(*node, "identifier") == Some(id));
        let mut pairs = Pairs::default();
        for node in &right {
            let line = one_line(&self.rich(*node));
            pairs.right.push(Line::text(&line.plain()));
        }
        let mut taken = vec![false; left.len()];
        for pair in self.correct(interaction) {
            let (a, b) = pair.split_once(char::is_whitespace).ok_or_else(|| format!("`{pair}` is no pair"))?;
            let (a, b) = (a.trim(), b.trim());
            // Which side stands first in a pair is not the same everywhere.
            let found =
                position(&left, a).zip(position(&right, b)).or_else(|| position(&left, b).zip(position(&right, a)));
            let (from, to) = found.ok_or_else(|| format!("`{pair}` names nothing"))?;
            if std::mem::replace(&mut taken[from], true) {
                return Err("a left side with several right sides".into());
            }
            pairs.left.push(one_line(&self.rich(left[from])));
            pairs.key.push(u8::try_from(to).map_err(|_| "more pairs than can be shown")?);
        }
        Ok(Task::Match(pairs))
    }

    fn typed(&mut self, interaction: Node<'a, 'i>) -> Result<Task, String> {
        let mut accepted = self.correct(interaction);
        let mapping = self.declaration(interaction).and_then(|node| find(node, "mapping"));
        let mut case_sensitive = true;
        for entry in mapping.into_iter().flat_map(|mapping| all(mapping, "mapentry")).collect::<Vec<_>>() {
            let value = attribute(entry, "mappedvalue").and_then(|value| value.parse::<f64>().ok()).unwrap_or(0.0);
            let Some(key) = attribute(entry, "mapkey").map(str::trim).filter(|key| !key.is_empty()) else { continue };
            case_sensitive &= attribute(entry, "casesensitive") != Some("false");
            if value > 0.0 && !accepted.iter().any(|known| known == key) {
                accepted.push(key.to_owned());
            }
        }
        if accepted.is_empty() {
            return Err("no correct response is declared".into());
        }
        Ok(Task::Blank(Blank { accepted, case_sensitive, ..Blank::default() }))
    }
}
