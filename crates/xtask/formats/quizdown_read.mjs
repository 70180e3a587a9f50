// Reads our quizdown with quizdown's own parser, and compares it with the bank. Bundled with the parser's sources by
// esbuild, in which the sanitizer, which needs a page, is left out.
//
//     node quizdown_read.mjs BANK.quizdown.md BANK.json

import parseQuizdown from "quizdown/src/parser.ts";
import { Config } from "quizdown/src/config.ts";
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { run } from "./harness.mjs";

const [text, json] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
const { questions } = parseQuizdown(text, new Config({}));
const items = JSON.parse(json).items.filter((item) => ["choice", "order"].includes(item.kind));
const inOrder = (answers) => answers.toSorted((a, b) => a.id - b.id);
const several = (item) => item.choices.filter(({ key }) => key).length > 1;

run({
  every_choice_and_sequence_is_a_question_of_its_sort() {
    assert.equal(questions.length, items.length);
    items.forEach((item, at) => {
      const want = item.kind === "order" ? "Sequence" : several(item) ? "MultipleChoice" : "SingleChoice";
      assert.equal(questions[at].quizType, want, item.id);
    });
  },

  keys_are_keys_and_what_is_said_stands_with_its_choice() {
    items.forEach((item, at) => {
      const answers = inOrder(questions[at].answers);
      const own = item.choices ?? item.steps;
      assert.equal(answers.length, own.length, item.id);
      own.forEach((one, place) => {
        if (item.choices) assert.equal(answers[place].correct, one.key, `${item.id}: ${one.text}`);
        assert.equal(answers[place].comment.trim() !== "", one.reason !== "", `${item.id}: ${one.reason}`);
      });
    });
  },

  code_of_a_question_keeps_its_lines() {
    let blocks = 0;
    items.forEach((item, at) => {
      for (const [, code] of item.stem.matchAll(/```\w*\n([\s\S]*?)```/g)) {
        const shown = questions[at].explanation
          .replace(/<[^>]*>/g, "")
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&quot;", '"')
          .replaceAll("&#39;", "'")
          .replaceAll("&amp;", "&");
        const plain = code.replace(/<[^>]*>/g, "").trim();
        if (code.includes("&") || code.includes("<")) continue;
        assert.ok(shown.includes(plain), `${item.id}:\n${shown}\nlacks\n${plain}`);
        blocks += 1;
      }
    });
    assert.ok(blocks > 50, `${blocks} blocks`);
  },
});
