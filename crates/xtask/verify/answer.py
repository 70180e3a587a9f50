"""Compares the authored key of an item with what running its code gave."""

from __future__ import annotations

import re

from read import Choice, Item, plain

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
NUMBERS = {word: number for number, word in enumerate(UNITS)} | {
    "no": 0, "none": 0, "nothing": 0, "once": 1, "twice": 2, "a": 1, "an": 1,
}  # fmt: skip


def number(text: str) -> int | None:
    """The number that the first word says: `51: one for the list`, `Two`, `None`; not that of `One per book`."""
    first = re.match(r"\W*(\w+)(?! +(?:per|each|every|or|to|for each|for every)\b)", plain(text))
    if not first:
        return None
    word = first[1].lower()
    return int(word) if word.isdecimal() else NUMBERS.get(word)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def matches(choice: Choice, how: str, out: str, queries: int) -> bool:
    if how == "queries":
        return number(choice.text) == queries
    return squeezed(plain(choice.text)) == squeezed(out)


def judge(item: Item, out: str, queries: int) -> list[tuple[int, str]]:
    """The choices that contradict the run, each with its line and what is wrong."""
    how = item.pills.get("answer", "")
    if how not in ("prints", "queries"):
        return [(item.line, f"`answer: {how}` is neither `prints` nor `queries`")]
    got = f"sends {queries} queries" if how == "queries" else f"prints {squeezed(out)!r}"
    keys = [c for c in item.choices if c.key]
    blank = item.pills.get("kind") == "blank"
    if not keys or (len(keys) > 1 and not blank):
        return [(item.line, f"`answer: {how}` needs exactly one key, and there are {len(keys)}")]
    wrong = []
    if not any(matches(key, how, out, queries) for key in keys):
        wrong.append((keys[0].line, f"the key says {plain(keys[0].text)!r}, but the code {got}"))
    for choice in item.choices:
        if not choice.key and matches(choice, how, out, queries):
            wrong.append((choice.line, f"the distractor {plain(choice.text)!r} is true: the code {got}"))
    return wrong
