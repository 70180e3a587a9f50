//! Moodle XML out.

use crate::features::Feature;
use crate::feedback;
use crate::loss::Losses;
use crate::lower::{self, Lowered, lower, share};
use crate::position::Place;
use crate::xml::escape;
use popquiz_core::bank::Bank;
use popquiz_core::export;
use popquiz_core::item::{Item, Pairs, Task};
use popquiz_core::prose::{Line, Prose};

/// Writes the items at some positions of a bank.
pub(super) fn write(bank: &Bank, at: &[usize], losses: &mut Losses) -> Vec<u8> {
    let mut out = Xml { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n".into() };
    let mut area = String::new();
    for item in at.iter().filter_map(|&at| bank.item(at)) {
        if item.head().area != area {
            area.clone_from(&item.head().area);
            out.text.push_str("<question type=\"category\"><category><text>$course$/top/");
            escape(&area, &mut out.text);
            out.text.push_str("</text></category></question>\n");
        }
        let lowered = lower(&item, losses);
        out.question(&item, lowered, losses);
    }
    out.text.push_str("</quiz>\n");
    out.text.into_bytes()
}

struct Xml {
    text: String,
}

impl Xml {
    /// An element that holds a text alone.
    fn simple(&mut self, name: &str, text: &str) {
        self.text.extend(["<", name, ">"]);
        escape(text, &mut self.text);
        self.text.extend(["</", name, ">\n"]);
    }

    /// An element whose text stands in a `text` of its own.
    fn named(&mut self, name: &str, text: &str) {
        self.text.extend(["<", name, "><text>"]);
        escape(text, &mut self.text);
        self.text.extend(["</text></", name, ">\n"]);
    }

    /// The same with HTML.
    fn rich(&mut self, name: &str, prose: &Prose) {
        self.text.extend(["<", name, " format=\"html\">"]);
        self.html(prose);
        self.text.extend(["</", name, ">\n"]);
    }

    fn html(&mut self, prose: &Prose) {
        self.text.push_str("<text>");
        self.text.push_str(&cdata(&export::html(prose)));
        self.text.push_str("</text>");
    }

    fn question(&mut self, item: &Item, lowered: Lowered, losses: &mut Losses) {
        let kind = match lowered {
            Lowered::Choice(_) => "multichoice",
            Lowered::Short { .. } => "shortanswer",
            Lowered::Number { .. } => "numerical",
            Lowered::Match(_) => "matching",
            Lowered::Essay => "essay",
        };
        self.text.extend(["<question type=\"", kind, "\">\n"]);
        self.named("name", item.id());
        self.rich("questiontext", &lower::stem(item));
        self.rich("generalfeedback", &feedback::of(item, false));
        self.simple("defaultgrade", "1");
        self.simple("penalty", "0.3333333");
        self.simple("hidden", "0");
        self.simple("idnumber", item.id());
        match lowered {
            Lowered::Choice(choices) => {
                let keys = choices.iter().filter(|choice| choice.key).count();
                let fixed = matches!(item.task(), Task::Choice(task) if task.fixed_order)
                    || matches!(item.task(), Task::Spot(_));
                self.simple("single", if keys == 1 { "true" } else { "false" });
                self.simple("shuffleanswers", if fixed { "false" } else { "true" });
                self.simple("answernumbering", "abc");
                let share = share(keys);
                for choice in choices {
                    let fraction = match (choice.key, keys) {
                        (true, 1) => "100".into(),
                        (false, 1) => "0".into(),
                        (true, _) => share.to_owned(),
                        (false, _) => format!("-{share}"),
                    };
                    self.text.extend(["<answer fraction=\"", &fraction, "\" format=\"html\">"]);
                    self.html(&choice.text);
                    self.rich("feedback", &choice.reason);
                    self.text.push_str("</answer>\n");
                }
            }
            Lowered::Short { accepted, wrong } => {
                let case = matches!(item.task(), Task::Blank(blank) if blank.case_sensitive);
                self.simple("usecase", if case { "1" } else { "0" });
                for text in accepted {
                    self.typed("100", &text.replace('*', "\\*"), None, &Prose::default());
                }
                for (text, reason) in wrong {
                    self.typed("0", &text.replace('*', "\\*"), None, &reason);
                }
            }
            Lowered::Number { accepted, tolerance, wrong } => {
                for text in accepted {
                    self.typed("100", &text, Some(&tolerance), &Prose::default());
                }
                for (text, reason) in wrong {
                    self.typed("0", &text, Some("0"), &reason);
                }
            }
            Lowered::Match(pairs) => self.pairs(item, &pairs, losses),
            Lowered::Essay => {
                self.simple("responseformat", "editor");
                self.simple("responserequired", "1");
            }
        }
        for hint in &item.body().hints {
            self.rich("hint", hint);
        }
        self.text.push_str("<tags>\n");
        for tag in lower::tags(item).iter().filter(|tag| *tag != "shuffle:no" && *tag != "case:exact") {
            self.named("tag", tag);
        }
        self.text.push_str("</tags>\n</question>\n");
    }

    fn typed(&mut self, fraction: &str, text: &str, tolerance: Option<&str>, reason: &Prose) {
        self.text.extend(["<answer fraction=\"", fraction, "\" format=\"moodle_auto_format\"><text>"]);
        escape(text, &mut self.text);
        self.text.push_str("</text>");
        self.rich("feedback", reason);
        if let Some(tolerance) = tolerance {
            self.simple("tolerance", tolerance);
        }
        self.text.push_str("</answer>\n");
    }

    fn pairs(&mut self, item: &Item, pairs: &Pairs, losses: &mut Losses) {
        self.simple("shuffleanswers", "true");
        let empty = Line::default();
        let spare = (0..pairs.right.len())
            .filter(|&at| !pairs.key.iter().any(|&key| usize::from(key) == at))
            .map(|at| (&empty, at));
        let rows = pairs.left.iter().zip(pairs.key.iter().map(|&key| usize::from(key))).chain(spare);
        let mut styled = false;
        for (left, at) in rows {
            let right = pairs.right.get(at).cloned().unwrap_or_default();
            styled |= right.0.iter().any(|run| run.style.0 != 0 || run.link.is_some());
            self.text.push_str("<subquestion format=\"html\"><text>");
            self.text.push_str(&cdata(&export::html_line(left)));
            self.text.push_str("</text>");
            // Plain text: Moodle shows it in a list to select from.
            self.named("answer", &right.plain());
            self.text.push_str("</subquestion>\n");
        }
        if styled {
            losses.report(Feature::MatchMarks, &Place::item(item.id()), "what belongs to something is plain text");
        }
    }
}

fn cdata(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>"))
}
