"""Writes `docs/surprises.md`, the list of what good guesses get wrong: `python surprises.py`. Needs no Django.

An item belongs to it by its tag `surprise`. Its first distractor is what an experienced engineer expects.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from read import Block, Deck, Item, read_deck

REPOSITORY = Path(__file__).resolve().parents[3]
PAGE = REPOSITORY / "docs/surprises.md"
TAG = "surprise"

HEAD = """\
# What good guesses get wrong

Written by `python3 crates/xtask/verify/surprises.py` from the items with the tag `surprise`; do not edit it. Each was born
from a run in which an experienced engineer's expectation failed, and has a check that runs on Django 5.2 and 6.1, or on
the versions named; those of `surprises-postgresql.md` run on PostgreSQL. To see one, take its id and the name of its deck:

    cargo xtask verify --item surprise-json-none-filter questions/surprises-orm.md

"""


def is_surprise(item: Item) -> bool:
    return TAG in re.split(r",\s*", item.pills.get("tags", ""))


def claims(block: Block, item: Item) -> bool:
    """Whether the block is run and its outcome asserted."""
    said = (block.prints, block.queries, block.raises)
    return block.norun is None and (any(c is not None for c in said) or bool(block.check) or item.answer_block is block)


def faults(deck: Deck) -> list[tuple[int, str, str]]:
    """Line, item and what is wrong, for each surprise of the deck that is none."""
    out = []
    for item in filter(is_surprise, deck.items):
        if item.pills.get("kind") != "choice" or all(choice.key for choice in item.choices):
            out.append((item.line, item.id, "a surprise needs choices, and the expectation is its first distractor"))
        if not any(claims(block, item) for block in item.blocks):
            out.append((item.line, item.id, "a surprise needs a block that is run, with a check or a claim"))
    return out


def versions(item: Item) -> str:
    since, until = item.pills.get("since"), item.pills.get("until")
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else "5.2, 6.1"


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def row(deck: Deck, item: Item) -> str:
    name = Path(deck.path).name
    expected = next((c.text for c in item.choices if not c.key), "")
    happens = " / ".join(f"{c.text}: {' '.join(c.reason)}" for c in item.choices if c.key)
    link = f"[{item.id.removeprefix('surprise-')}](../questions/{name}#{item.id})"
    cells = [link, " ".join(item.stem), expected, happens, versions(item)]
    return "| " + " | ".join(map(cell, cells)) + " |"


def page(decks: list[Deck]) -> str:
    found = [(deck, item) for deck in decks for item in deck.items if is_surprise(item)]
    lines = ["| item | asked | expected | what happens | Django |", "|---|---|---|---|---|"]
    lines += [row(deck, item) for deck, item in found]
    return HEAD + f"{len(found)} items.\n\n" + "\n".join(lines) + "\n"


def whole_bank() -> list[Deck]:
    paths = sorted((REPOSITORY / "questions").glob("*.md"))
    return [read_deck(path, f"questions/{path.name}") for path in paths if path.name != "README.md"]


def is_current(decks: list[Deck]) -> bool:
    return PAGE.is_file() and PAGE.read_text() == page(decks)


if __name__ == "__main__":
    PAGE.write_text(page(whole_bank()))
    print(f"{PAGE.relative_to(REPOSITORY)} is written", file=sys.stderr)
