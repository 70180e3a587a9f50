"""Whether the key points of open questions stand in their model answers: a learner is graded on them."""

from __future__ import annotations

import re

from read import Item

CODE = re.compile(r"`([^`]+)`")
WORD = re.compile(r"[A-Za-z]{3,}")
# So much of a word is compared, which takes `caches` and `cached` for one.
STEM = 5
COMMON = {"the", "and", "for", "not", "with", "its", "that", "from", "are", "but", "has", "have", "one", "can", "may"}


def stems(text: str) -> set[str]:
    return {word[:STEM].lower() for word in WORD.findall(text) if word.lower() not in COMMON}


def name_of(code: str) -> str:
    """What of a code span has to be found: `add()` is `add`, and `caches[alias]` is `caches`."""
    found = re.search(r"[\w.-]+", code)
    return found[0].lower() if found else code


def points(item: Item) -> list[str]:
    text = "\n".join(item.sections.get("Key points", []))
    return [" ".join(part.split()) for part in re.split(r"(?m)^- ", text) if part.strip()]


def missing(item: Item) -> list[str]:
    """What is wrong with each point that the answer does not hold."""
    answer = "\n".join(item.sections.get("Answer", []))
    known, low = stems(answer), answer.lower()
    out = []
    for point in points(item):
        absent = [code for code in CODE.findall(point) if name_of(code) not in low]
        said = stems(point)
        if absent:
            out.append(f"the key point `{point}` names `{absent[0]}`, which the answer does not")
        elif said and not said & known:
            out.append(f"the key point `{point}` shares no word with the answer")
    return out
