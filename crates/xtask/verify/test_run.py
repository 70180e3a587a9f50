"""The tests of this folder: `python test_run.py`, with a Python that has Django."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

import answer
import headings
import points
import read
import references
import shell
import surprises
from report import Report
from run import holds

HERE = Path(__file__).resolve().parent
FIXTURES = HERE / "fixtures"
# Item of bad.md, the line (its text) that is to be named, and a part of the message.
CAUGHT = [
    ("key-prints", "- [x] `3`", "the key says '3', but the code prints '2'"),
    ("key-true-distractor", "- [ ] 2", "the distractor '2' is true"),
    ("key-queries", "- [x] Two", "the key says 'Two', but the code sends 1 queries"),
    ("key-blank", "- [x] `3`", "the key says '3'"),
    ("key-two", "## key-two", "needs exactly one key, and there are 2"),
    ("key-of-nothing", "## key-of-nothing", "needs a block of code in the stem"),
    ("key-not-run", '```python norun="a reason"', "which is not run"),
    ("prints", '```python prints="3"', "`prints` wants '3', but the block prints '2'"),
    ("queries", '```python queries="2"', "`queries` wants 2, but the block sends 1"),
    ("raises-nothing", '```python raises="ValueError"', "ends without an exception"),
    ("raises-other", "x.y", "`raises` wants ValueError, but the block ends in AttributeError"),
    ("unexpected", "    return 1 / 0", "ends in ZeroDivisionError"),
    ("syntax", "def f(", "ends in SyntaxError"),
    ("norun-bare", "```python norun", "`norun` needs a reason"),
    ("norun-checked", '```python norun="a reason" prints="1"', "`norun` stands beside"),
    ("attribute", '```python print="1"', "cannot use `print`"),
    ("check", "assert x == 2", "x is 1"),
    ("setup", "import nosuchmodule", "the setup ends in ModuleNotFoundError"),
    ("setup-alone", "<!-- setup", "no code block after it"),
    ("check-alone", "<!-- check", "no code block before it"),
    ("alias", "```bash", "write `sh`"),
    ("test-fails", "        self.assertEqual(1, 2)", "AssertionError: 1 != 2"),
    ("template", "```django", "TemplateSyntaxError"),
    ("template-prints", '```django prints="3"', "the block prints '2'"),
    ("shell-exit", "```sh", "exit code 1"),
    ("shell-network", "```sh", "`pip` cannot be run here"),
    ("blank-wrong", 'print(Book.objects.filter(____Q(title="Dune")).count())', "TypeError"),
    ("dies", "```python", "without a result"),
    ("earlier", "1 / 0", "the block ends in ZeroDivisionError"),
    ("earlier", "1 / 0", "an earlier block of this item ends in ZeroDivisionError"),
    ("postgresql", '```python needs="postgresql" prints="sqlite"', "the block prints 'postgresql'"),
    ("needs-other", '```python needs="oracle"', "cannot use `needs`"),
    ("unclosed", "```python", "not closed"),
]


def verify(deck: Path, *options: str) -> tuple[int, str, dict]:
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "result.json")
        command = [sys.executable, str(HERE / "run.py"), str(deck), "--json", str(result), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not result.exists():
            raise AssertionError(done.stdout + done.stderr)
        return done.returncode, done.stdout, json.loads(result.read_text())


def line_of(path: Path, item: str, text: str) -> int:
    lines = path.read_text().splitlines()
    return lines.index(text, lines.index(f"## {item}")) + 1


class Decks(unittest.TestCase):
    def test_good_blocks_pass(self) -> None:
        code, output, result = verify(FIXTURES / "good.md")
        self.assertEqual((code, result["failures"]), (0, []), output)
        self.assertGreaterEqual(result["ran"], 30)
        self.assertEqual(result["norun"], {"it would never end": 1, "holds for none of the verified versions": 1})
        self.assertGreaterEqual(result["other_version"], 1)

    def test_each_bad_block_is_caught_at_its_line(self) -> None:
        path = FIXTURES / "bad.md"
        code, output, result = verify(path)
        self.assertEqual(code, 1)
        left = [(f["item"], f["line"], f["text"]) for f in result["failures"]]
        for item, text, message in CAUGHT:
            with self.subTest(item=item, message=message):
                line = line_of(path, item, text)
                found = [f for f in left if f[:2] == (item, line) and message in f[2]]
                self.assertEqual(len(found), 1, left)
                left.remove(found[0])
                self.assertIn(f"crates/xtask/verify/fixtures/bad.md:{line}: {item} (Django ", output)
        self.assertEqual(left, [], "failures that nobody expects")

    def test_a_block_that_does_not_end_is_stopped(self) -> None:
        code, _, result = verify(FIXTURES / "endless.md", "--timeout", "1")
        found = [(f["item"], f["line"], f["text"]) for f in result["failures"]]
        line = line_of(FIXTURES / "endless.md", "endless", "```python")
        self.assertEqual((code, found), (1, [("endless", line, "not finished after 1 seconds")]))


class Reading(unittest.TestCase):
    def deck(self, text: str) -> read.Deck:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "deck.md")
            path.write_bytes(text.encode())
            return read.read_deck(path, "deck.md")

    def test_attributes(self) -> None:
        found = read.attributes(r'file="a/b.py" models prints="a\n\"b\" \\ &lt; \d"')
        self.assertEqual(found, {"file": "a/b.py", "models": None, "prints": 'a\n"b" \\ &lt; \\d'})
        for bad in ("prints=3", 'prints="3', 'raises="A" raises="B"'):
            with self.subTest(bad), self.assertRaises(read.BadFence):
                read.attributes(bad)

    def test_comments_belong_to_the_blocks_beside_them(self) -> None:
        text = "## a\n<!-- setup x = 1 -->\n```text\nno code\n```\n```python\n1\n```\n<!-- check\n2\n-->\n"
        text += "## b\n```sh\n3\n```\n"
        first, second = self.deck(text.replace("\n", "\r\n")).items
        (block,) = first.blocks
        self.assertEqual([(s.code.strip(), s.line) for s in block.setup], [("x = 1", 2)])
        self.assertEqual([(s.code.strip(), s.line) for s in block.check], [("2", 9)])
        self.assertEqual((second.blocks[0].setup, second.blocks[0].line), ([], 13))

    def test_nested_and_quoted_fences(self) -> None:
        text = "## a\n- [x] key\n  > ```python\n  > if 1:\n  >     pass\n  > ```\n````text\n```python\n````\n"
        (block,) = self.deck(text).items[0].blocks
        self.assertEqual((block.code, block.in_stem), ("if 1:\n    pass", False))

    def test_headings_in_code_are_no_items(self) -> None:
        deck = self.deck("---\nbank: b\n---\n## a\n```python\n## b\n```\n")
        self.assertEqual([item.id for item in deck.items], ["a"])

    def test_a_file_that_cannot_be_read_is_a_problem(self) -> None:
        self.assertIn("cannot be read", read.read_deck(Path("nowhere.md"), "nowhere.md").problems[0].text)

    def test_versions(self) -> None:
        item = read.Item("a", 1, {"since": "5.2", "until": "6.0"})
        held = [v for v in ("5.1", "5.2.19", "6.0", "6.0.3", "6.1") if holds(item, v)]
        self.assertEqual(held, ["5.2.19", "6.0", "6.0.3"])


SURPRISE = """\
## a

`kind: choice` `tags: surprise, b` `since: 6.1`

What does this
print?

```python prints="1"
print(1)
```

- [ ] `2`
  > A reason.
- [x] `1` | 0
  > Another, over
  > two lines.

### Why

So.
"""


class Surprises(unittest.TestCase):
    def deck(self, text: str) -> read.Deck:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "deck.md")
            path.write_text(text)
            return read.read_deck(path, "questions/deck.md")

    def test_a_row_has_the_question_the_expectation_and_what_happens(self) -> None:
        deck = self.deck(SURPRISE + SURPRISE.replace("## a", "## b").replace("surprise", "other"))
        row = "| [a](../questions/deck.md#a) | What does this print? | `2` | `1` \\| 0: Another, over two lines. | since 6.1 |"
        self.assertEqual(surprises.page([deck]).splitlines()[-1], row)
        self.assertIn("\n1 items.\n", surprises.page([deck]))
        self.assertEqual(surprises.faults(deck), [])

    def test_a_surprise_that_is_not_run_or_expects_nothing_is_named(self) -> None:
        idle = self.deck(SURPRISE.replace(' prints="1"', ' norun="why"'))
        self.assertIn("needs a block that is run", surprises.faults(idle)[0][2])
        sure = self.deck(SURPRISE.replace("- [ ]", "- [x]"))
        self.assertIn("the expectation is its first distractor", surprises.faults(sure)[0][2])

    def test_the_list_is_compared_with_the_decks(self) -> None:
        self.assertFalse(surprises.is_current([self.deck(SURPRISE)]))


MANUAL = """\
==============
Making queries
==============

``F`` and :class:`~django.db.models.Q`, and the `site <http://x>`_
==================================================================

.. method:: QuerySet.first()

* .. attribute:: DB_CASCADE

.. class:: Storage

    .. method:: path(name)

The "view" has another name. How come you do not use the usual one?
-------------------------------------------------------------------

not a heading
"""


class Points(unittest.TestCase):
    def test_points_that_the_answer_does_not_hold_are_named(self) -> None:
        answer = ["I cache with `add()`.", "touch(key)"]
        said = ["- `add()` caches", "- Names `touch` and `caches[alias]`", "- Something else", "- `set()` is cached"]
        item = read.Item("a", 1, sections={"Answer": answer, "Key points": said})
        wrong = points.missing(item)
        self.assertEqual(len(wrong), 3, wrong)
        self.assertIn("names `caches[alias]`", wrong[0])
        self.assertIn("`Something else` shares no word", wrong[1])
        self.assertIn("names `set()`", wrong[2])


class References(unittest.TestCase):
    def wrong(self, text: str) -> str | None:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "page.txt").write_text(MANUAL)
            return references.unresolved(text, headings.read_documentation(Path(folder)))

    def test_titles_headings_and_names_are_found(self) -> None:
        for section in (
            "`F` and `Q`, and the site",
            "`QuerySet.first()`",
            "`first()`, `DB_CASCADE`",
            "`Storage.path()`",
            "How come you do not use the usual one?",
        ):
            with self.subTest(section):
                self.assertIsNone(self.wrong(f"Making queries: {section}"))
        self.assertIsNone(self.wrong("Making Queries"))

    def test_what_is_not_there_is_an_error_with_the_nearest(self) -> None:
        self.assertEqual(self.wrong("Making query"), "no page of this title; near is `Making queries`")
        self.assertEqual(
            self.wrong("Making queries: `QuerySet.firsts()`"),
            "`Making queries` has no section ``QuerySet.firsts()``; near is `QuerySet.first`",
        )
        self.assertIn("has no section", self.wrong("Making queries: not a heading") or "")
        self.assertIn("has no section", self.wrong("Making queries: usual one") or "")

    def test_only_known_documentations_are_looked_up(self) -> None:
        self.assertEqual(references.place("Django 6.1, FAQ: General: Why?"), ("django", "FAQ: General: Why?"))
        self.assertEqual(references.place("Django 6.0 release notes: Email"), ("django", "Django 6.0 release notes: Email"))
        self.assertEqual(references.place("Celery 5, Tasks"), ("celery", "Tasks"))
        self.assertIsNone(references.place("OWASP, Cheat Sheet: XSS"))


class Answers(unittest.TestCase):
    def test_numbers(self) -> None:
        said = {"51: one for the list": 51, "Two": 2, "`None`": 0, "Zero": 0, "Twelve, for": 12, "One per book": None}
        self.assertEqual({text: answer.number(text) for text in said}, said)

    def test_white_space_does_not_count(self) -> None:
        choice = read.Choice(True, "`a b`", 1)
        self.assertTrue(answer.matches(choice, "prints", "a\nb\n", 0))
        self.assertFalse(answer.matches(choice, "prints", "ab\n", 0))


class Shell(unittest.TestCase):
    def test_prompts_set_commands_apart_from_output(self) -> None:
        self.assertEqual(shell.commands("$ a \\\n  b\nout\n$ c"), "a \\\n  b\nc")
        self.assertEqual(shell.commands("a\nb"), "a\nb")

    def test_what_cannot_be_run(self) -> None:
        for code, command in {
            "pip install x": "pip",
            "python -m pip install x": "pip",
            "A=1 .venv/bin/celery worker": "celery",
            "$ cd x && docker build .": "docker",
            "python manage.py runserver": "runserver",
            "python manage.py check  # not pip": None,
            "django-admin startproject pip": None,
            "echo x > uv.txt": None,
            "python manage.py startapp celery_app": None,
        }.items():
            with self.subTest(code):
                self.assertEqual(shell.needs_norun(code), command)


class Limits(unittest.TestCase):
    def test_the_share_that_is_not_run_is_limited(self) -> None:
        few = Report("5.2", ran=30, norun=Counter({"reason": 19}))
        many = Report("5.2", ran=48, norun=Counter({"reason": 2}))
        enough = Report("5.2", ran=98, norun=Counter({"reason": 2}))
        self.assertEqual([r.passed for r in (few, many, enough)], [True, False, True])


if __name__ == "__main__":
    unittest.main()
