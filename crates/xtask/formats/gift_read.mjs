// Reads our GIFT with gift-pegjs, and compares it with the bank.
//
//     node gift_read.mjs BANK.gift BANK.json
//
// BANK.json is `popquiz export --json`.

import { parse } from "gift-pegjs";
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { run } from "./harness.mjs";

const [gift, json] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
const read = parse(gift).filter((question) => question.type !== "Category");
const found = new Map(read.map((question) => [question.id, question]));
const { items } = JSON.parse(json);

// The parser trims texts.
const same = (a, b, where) => assert.equal((a ?? "").trim(), (b ?? "").trim(), where);
const isKey = (choice) => choice.isCorrect || choice.weight > 0;
const number = (choice) => String(choice.text.number ?? choice.text.text);
// A star is written `\*`, as Moodle wants it; short texts lose repeated blanks there.
const written = (text) => text.replaceAll("*", "\\*").replace(/\s\s+/g, " ").trim();

run({
  every_question_is_there_once_under_its_id_with_its_tags() {
    assert.equal(read.length, items.length);
    for (const item of items) {
      const question = found.get(item.id);
      assert.ok(question, `${item.id} is missing`);
      assert.equal(question.title, item.id);
      for (const tag of item.tags) assert.ok(question.tags.includes(tag), `${item.id}: ${tag}`);
    }
  },

  stems_are_markdown_with_every_line_of_code() {
    for (const item of items.filter((one) => !["spot", "match"].includes(one.kind))) {
      const { stem } = found.get(item.id);
      assert.equal(stem.format, "markdown");
      same(stem.text, item.stem, item.id);
    }
  },

  choices_have_their_texts_keys_and_reasons() {
    const of = items.filter((item) => item.kind === "choice");
    assert.ok(of.length > 100);
    for (const item of of) {
      const question = found.get(item.id);
      assert.equal(question.type, "MC", item.id);
      assert.equal(question.choices.length, item.choices.length);
      item.choices.forEach((choice, at) => {
        same(question.choices[at].text.text, choice.text, item.id);
        same(question.choices[at].feedback?.text, choice.reason, item.id);
        assert.equal(isKey(question.choices[at]), choice.key, `${item.id}: ${choice.text}`);
      });
    }
  },

  typed_answers_are_right_or_wrong() {
    for (const item of items.filter((one) => one.kind === "blank")) {
      const question = found.get(item.id);
      const want = item.tolerance ? "Numerical" : "Short";
      assert.equal(question.type, want, item.id);
      const right = question.choices.filter((choice) => choice.weight !== 0).map(number);
      const wrong = question.choices.filter((choice) => choice.weight === 0).map(number);
      if (want === "Numerical") {
        assert.deepEqual(right.map(Number), item.accepted.map(Number), item.id);
      } else {
        assert.deepEqual(right, item.accepted.map(written), item.id);
        assert.deepEqual(wrong, item.expected_wrong.map(({ text }) => written(text)), item.id);
      }
    }
  },

  pairs_and_steps_are_matched() {
    for (const item of items.filter((one) => ["match", "order"].includes(one.kind))) {
      const question = found.get(item.id);
      assert.equal(question.type, "Matching", item.id);
      const count = item.kind === "order" ? item.steps.length : item.pairs.length + item.distractors.length;
      assert.equal(question.matchPairs.length, count, item.id);
    }
  },

  every_open_question_is_an_essay_with_its_answer_behind_it() {
    for (const item of items.filter((one) => one.kind === "open")) {
      const question = found.get(item.id);
      assert.equal(question.type, "Essay", item.id);
      assert.ok(question.globalFeedback.text.startsWith(item.answer.trim()), item.id);
    }
  },
});
