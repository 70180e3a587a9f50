"""Whether the references of items name pages and sections that are there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from headings import Page, normal
from read import Item

# What a reference begins with, and whose documentation that is.
DJANGO = re.compile(r"^Django (?P<version>\d+\.\d+)(?:,| (?=release notes))\s*(?P<rest>.+)$")
CELERY = re.compile(r"^Celery 5, (?P<rest>.+)$")

Documentation = dict[str, dict[str, Page]]


def references(item: Item) -> Iterator[str]:
    """Each reference on one line."""
    text = "\n".join(item.sections.get("References", []))
    for part in re.split(r"(?m)^- ", text):
        if part.strip():
            yield " ".join(part.split())


def place(reference: str) -> tuple[str, str] | None:
    """The documentation and the place in it; none for one that is read by hand."""
    if found := DJANGO.match(reference):
        if found["rest"].startswith("release notes"):
            return "django", f"Django {found['version']} {found['rest']}"
        return "django", found["rest"]
    if found := CELERY.match(reference):
        return "celery", found["rest"]
    return None


def splits(text: str) -> Iterator[tuple[str, str]]:
    """Page and section, for each colon that may part them; titles hold colons as well."""
    yield text, ""
    for colon in re.finditer(r": ", text):
        yield text[: colon.start()], text[colon.end() :]


def unresolved(text: str, pages: dict[str, Page]) -> str | None:
    """What is wrong with the place, with the nearest that exists; none if it is there."""
    best: tuple[Page, str] | None = None
    for title, section in splits(text):
        page = pages.get(normal(title)) or pages.get(normal(title) + " release notes")
        if page is None:
            continue
        if not section or page.has(section):
            return None
        best = page, section
    if best is None:
        title = normal(text.split(": ")[0])
        near = difflib.get_close_matches(title, pages, n=1, cutoff=0.5)
        hint = f"; near is `{pages[near[0]].title}`" if near else ""
        return f"no page of this title{hint}"
    page, section = best
    near = difflib.get_close_matches(normal(section), page.headings, n=1, cutoff=0.4)
    hint = f"; near is `{page.headings[near[0]]}`" if near else ""
    return f"`{page.title}` has no section `{section}`{hint}"


def check(items: list[Item], documentation: Documentation) -> tuple[int, list[tuple[Item, str]], list[str]]:
    """How many references were found, those that were not, and those that are read by hand."""
    found, wrong, by_hand = 0, [], []
    for item in items:
        for reference in references(item):
            at = place(reference)
            if at is None or at[0] not in documentation:
                by_hand.append(reference)
                continue
            fault = unresolved(at[1], documentation[at[0]])
            if fault:
                wrong.append((item, f"the reference `{reference}` leads nowhere: {fault}"))
            else:
                found += 1
    return found, wrong, by_hand
