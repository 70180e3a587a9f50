"""The titles, headings and described names of a documentation in reStructuredText."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

UNDERLINE = re.compile(r"^([=\-~^\"'+#*`.:])\1{2,}\s*$")
DESCRIBED = re.compile(r"^[\s*]*\.\.\s+(?P<kind>[a-z:-]+)::\s*(?P<name>\S.*)$")
# The directives whose argument readers see as a heading of its own.
NAMES = {
    "attribute", "class", "classmethod", "data", "django-admin", "django-admin-option", "exception", "fieldlookup",
    "function", "method", "module", "setting", "signal", "staticmethod", "templatefilter", "templatetag",
    "currentmodule", "py:class",
}  # fmt: skip
ROLE = re.compile(r":[a-zA-Z:+-]+:`(?:~[\w.]*\.)?([^`<]+?)(?:\s*<[^>]*>)?`")
LINK = re.compile(r"`([^`<]+?)\s*<[^>]*>`_{1,2}")

# From so many words on, the beginning or the end of a heading names it.
MANY_WORDS = 4


def normal(text: str) -> str:
    """What is compared: small letters, without markup, calls' parentheses and typographic quotes."""
    text = LINK.sub(r"\1", ROLE.sub(r"\1", text))
    text = text.translate(str.maketrans({"`": "", "*": "", "\\": "", "’": "'", "“": '"', "”": '"'}))
    text = re.sub(r"\([^()]*\)", "", text)
    return " ".join(text.lower().split()).rstrip(".")


@dataclass
class Page:
    title: str
    headings: dict[str, str] = field(default_factory=dict)  # compared form to shown form

    def add(self, shown: str) -> None:
        self.headings.setdefault(normal(shown), shown)

    def has(self, section: str) -> bool:
        """Whether a heading says this, or a name of the page does; `a, b` stands for both."""
        wanted = normal(section)
        if wanted in self.headings:
            return True
        if ", " in section and all(map(self.has, section.split(", "))):
            return True
        # Methods are described below their class, without its name.
        owner, _, name = wanted.rpartition(".")
        if owner and " " not in wanted and owner in self.headings and name in self.headings:
            return True
        # Long headings are shortened to their first or last words.
        long = len(wanted.split()) >= MANY_WORDS
        return long and any(h.startswith(wanted + " ") or h.endswith(" " + wanted) for h in self.headings)


def read_page(text: str) -> Page | None:
    """The page of one file; none if it has no title."""
    page: Page | None = None
    lines = text.splitlines()
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line.strip() and not UNDERLINE.match(line) and UNDERLINE.match(below) and len(below.strip()) >= len(line) - 2:
            if page is None:
                page = Page(line.strip())
            else:
                page.add(line.strip())
        elif page and (found := DESCRIBED.match(line)) and found["kind"] in NAMES:
            name = re.sub(r"\(.*", "", found["name"]).strip()
            page.add(name)
            # Of a dotted path readers write the end: `QuerySet.first()`, `first()`.
            parts = name.split(".")
            for start in range(1, len(parts)):
                page.add(".".join(parts[start:]))
    return page


def read_documentation(folder: Path) -> dict[str, Page]:
    """All pages below the folder, by the compared form of their titles; those of one title are joined."""
    pages: dict[str, Page] = {}
    for path in sorted([*folder.rglob("*.txt"), *folder.rglob("*.rst")]):
        page = read_page(path.read_text(errors="replace"))
        if page:
            known = pages.setdefault(normal(page.title), page)
            known.headings |= page.headings | known.headings
    return pages
