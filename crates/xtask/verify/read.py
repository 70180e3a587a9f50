"""Reads decks line by line: items, their pills, code blocks, and the comments beside them.

Deliberately simpler than the checker of `crates/author`, and independent of it: whatever that one rejects does not
get as far as being run, and what both accept both have to read alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

RUNNABLE = ("python", "django", "sh")
ALIASES = {
    "py": "python", "python3": "python", "pycon": "python", "bash": "sh", "shell": "sh", "console": "sh", "zsh": "sh",
    "htmldjango": "django", "html+django": "django", "jinja": "django",
}  # fmt: skip
GAP = "____"
# What a block may ask for beside Django and the packages.
NEEDS = ("postgresql",)

FENCE = re.compile(r"^(?P<prefix>[ \t>]*)(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
ITEM = re.compile(r"^## +(?P<id>\S+)\s*$")
PILL = re.compile(r"`(?P<key>[a-z]+): (?P<value>[^`]*)`")
CHOICE = re.compile(r"^- \[(?P<mark>[ xX])\] (?P<text>.*)$")
COMMENT = re.compile(r"^(?P<prefix>[ \t>]*)<!--\s*(?P<word>setup|check)\b(?P<rest>.*)$")
CODE_SPAN = re.compile(r"(`+) ?(.+?) ?\1(?!`)")


@dataclass
class Script:
    """Python of a comment, with the line its first line stands on."""

    code: str
    line: int


@dataclass
class Choice:
    key: bool
    text: str
    line: int
    reason: list[str] = field(default_factory=list)


@dataclass
class Block:
    lang: str
    code: str
    line: int  # of the opening fence, from 1
    in_stem: bool
    file: str | None = None
    models: bool = False
    prints: str | None = None
    queries: int | None = None
    raises: str | None = None
    norun: str | None = None
    needs: str | None = None
    setup: list[Script] = field(default_factory=list)
    check: list[Script] = field(default_factory=list)


@dataclass
class Item:
    id: str
    line: int
    pills: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    stem: list[str] = field(default_factory=list)  # its lines of prose
    sections: dict[str, list[str]] = field(default_factory=dict)  # the lines below each `###`

    @property
    def answer_block(self) -> Block | None:
        """The block of the stem whose run gives the key."""
        stem = [b for b in self.blocks if b.in_stem]
        return stem[-1] if stem and "answer" in self.pills else None


@dataclass
class Problem:
    """Something in the deck that keeps it from being verified."""

    line: int
    item: str
    text: str


@dataclass
class Deck:
    path: str
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class BadFence(ValueError):
    pass


def attributes(info: str) -> dict[str, str | None]:
    """Splits `a="b" c` into `{"a": "b", "c": None}`; a value may hold `\\n`, `\\"` and `\\\\`."""
    out: dict[str, str | None] = {}
    rest = info.strip()
    while rest:
        match = re.match(r'(?P<key>[^\s=]+)(?:="(?P<value>(?:[^"\\]|\\.)*)")?(?:\s+|$)', rest)
        if not match:
            raise BadFence(f'cannot read `{rest}` after the language; write `key="value"`')
        key, value = match["key"], match["value"]
        if key in out:
            raise BadFence(f"`{key}` is given twice")
        if value is not None:
            value = re.sub(r'\\([n"\\])', lambda m: "\n" if m[1] == "n" else m[1], value)
        out[key] = value
        rest = rest[match.end() :]
    return out


def apply_attributes(block: Block, info: str) -> None:
    for key, value in attributes(info).items():
        if key == "models" and value is None:
            block.models = True
        elif key == "prints" and value is not None:
            block.prints = value
        elif key == "queries" and value is not None and value.isdecimal():
            block.queries = int(value)
        elif key == "needs" and value in NEEDS:
            block.needs = value
        elif key in ("file", "raises", "norun") and value and value.strip():
            setattr(block, key, value.strip())
        elif key == "norun":
            raise BadFence('`norun` needs a reason: `norun="it would delete files"`')
        else:
            raise BadFence(f"cannot use `{key}`; known are models, file, prints, queries (a number), raises, norun and needs (postgresql)")
    if block.norun is not None and (block.prints, block.queries, block.raises) != (None, None, None):
        raise BadFence("`norun` stands beside `prints`, `queries` or `raises`, which need a run")


def unquoted(line: str, prefix: str) -> str:
    """The line without the white space and quotation marks that a nested fence begins with."""
    end = 0
    while end < min(len(prefix), len(line)) and line[end] in " \t>":
        end += 1
    return line[end:]


def plain(text: str) -> str:
    """What a reader sees of a choice: code spans without their backticks."""
    return CODE_SPAN.sub(lambda m: m[2], text).strip()


class _Reader:
    def __init__(self, path: str, lines: list[str]) -> None:
        self.deck = Deck(path)
        self.lines = lines
        self.item: Item | None = None
        self.at = 0
        self.in_stem = False
        self.pills_open = False
        self.section: list[str] = []
        self.setup: list[Script] = []
        self.setup_line = 0

    def problem(self, line: int, text: str) -> None:
        self.deck.problems.append(Problem(line, self.item.id if self.item else "-", text))

    def run(self) -> Deck:
        if self.lines and self.lines[0].strip() == "---":
            ends = (n for n, line in enumerate(self.lines[1:], 1) if line.strip() == "---")
            self.at = next(ends, 0) + 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if fence := FENCE.match(line):
                self.read_fence(fence)
            elif comment := COMMENT.match(line):
                self.read_comment(comment)
            else:
                self.read_line(line)
                self.at += 1
        self.end_item()
        return self.deck

    def end_item(self) -> None:
        if self.setup:
            self.problem(self.setup_line, "a `setup` comment with no code block after it")
        self.setup = []

    def read_line(self, line: str) -> None:
        if heading := ITEM.match(line):
            self.end_item()
            self.item = Item(heading["id"], self.at + 1)
            self.deck.items.append(self.item)
            self.in_stem = self.pills_open = True
            self.section = []
        elif self.item is None or not line.strip():
            return
        elif line.startswith("### "):
            self.in_stem = self.pills_open = False
            self.section = self.item.sections.setdefault(line[4:].strip(), [])
        elif choice := CHOICE.match(line):
            self.in_stem = self.pills_open = False
            self.item.choices.append(Choice(choice["mark"] != " ", choice["text"].strip(), self.at + 1))
        elif line.startswith("  > ") and self.item.choices and not self.item.sections:
            self.item.choices[-1].reason.append(line[4:].strip())
        elif self.pills_open and line.startswith("`") and not PILL.sub("", line).strip():
            self.item.pills.update((m["key"], m["value"].strip()) for m in PILL.finditer(line))
        else:
            self.pills_open = False
            (self.item.stem if self.in_stem else self.section).append(line)

    def read_fence(self, fence: re.Match[str]) -> None:
        start, prefix, mark = self.at, fence["prefix"], fence["mark"]
        closing = re.compile(rf"[ \t>]*{mark[0]}{{{len(mark)},}}\s*$")
        end = next((n for n in range(start + 1, len(self.lines)) if closing.match(self.lines[n])), None)
        self.at = len(self.lines) if end is None else end + 1
        lang, _, info = fence["info"].strip().partition(" ")
        if lang.lower() in ALIASES:
            self.problem(start + 1, f"`{lang}` is not run; write `{ALIASES[lang.lower()]}`")
        if end is None:
            self.problem(start + 1, "this code block is not closed")
        inside = [unquoted(line, prefix) for line in self.lines[start + 1 : end]]
        if not self.in_stem:
            self.section += inside
        if lang not in RUNNABLE or end is None:
            return
        code = "\n".join(inside)
        block = Block(lang, code, start + 1, self.in_stem, setup=self.setup)
        self.setup = []
        if self.item is None:
            self.problem(start + 1, "this code block stands before the first item")
            return
        try:
            apply_attributes(block, info)
        except BadFence as problem:
            self.problem(start + 1, str(problem))
            return
        self.item.blocks.append(block)

    def read_comment(self, comment: re.Match[str]) -> None:
        start, prefix = self.at, comment["prefix"]
        inside = [comment["rest"]]
        while "-->" not in inside[-1]:
            self.at += 1
            if self.at == len(self.lines):
                self.problem(start + 1, "this comment is not closed")
                return
            inside.append(unquoted(self.lines[self.at], prefix))
        self.at += 1
        inside[-1] = inside[-1].partition("-->")[0]
        inside[0] = inside[0].lstrip()
        script = Script("\n".join(inside), start + 1)
        blocks = self.item.blocks if self.item else []
        if comment["word"] == "setup":
            self.setup.append(script)
            self.setup_line = start + 1
        elif blocks:
            blocks[-1].check.append(script)
        else:
            self.problem(start + 1, "a `check` comment with no code block before it")


def examples_only(lines: list[str]) -> list[str]:
    """Of a page about the format, the examples in ```` ````markdown ```` fences; the rest as empty lines."""
    out, inside = [], False
    for line in lines:
        if line.startswith("````"):
            inside = line.startswith("````markdown")
            out.append("")
        else:
            out.append(line if inside else "")
    return out


def read_deck(path: Path, shown: str) -> Deck:
    """Reads one deck; `shown` is how messages name it."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Deck(shown, problems=[Problem(1, "-", f"cannot be read: {error}")])
    lines = re.split(r"\r\n|\r|\n", text)
    if path.name == "README.md":
        lines = examples_only(lines)
    return _Reader(shown, lines).run()
