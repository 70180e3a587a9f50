"""What a run tells: progress, failures and the table at the end."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

NORUN_LIMIT_PERCENT = 2
NORUN_LIMIT_FROM = 50


@dataclass
class Failure:
    file: str
    line: int
    item: str
    version: str
    text: str

    def __str__(self) -> str:
        first, *rest = self.text.splitlines() or ["failed"]
        head = f"{self.file}:{self.line}: {self.item} (Django {self.version}): {first}"
        return "\n".join([head, *(f"    {line}" for line in rest)])


@dataclass
class Report:
    version: str
    ran: int = 0
    asserted: int = 0
    other_version: int = 0
    references: int = 0  # that lead to a section that is there
    read_by_hand: int = 0  # references to what no source distribution carries
    norun: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    @property
    def total(self) -> int:
        """The blocks that could have been run."""
        return self.ran + self.norun.total()

    @property
    def norun_percent(self) -> float:
        return 100 * self.norun.total() / self.total if self.total else 0.0

    @property
    def too_many_norun(self) -> bool:
        return self.total >= NORUN_LIMIT_FROM and self.norun_percent > NORUN_LIMIT_PERCENT

    @property
    def passed(self) -> bool:
        return not self.failures and not self.too_many_norun

    def merge(self, other: Report) -> None:
        self.ran += other.ran
        self.asserted += other.asserted
        self.other_version += other.other_version
        self.norun += other.norun
        self.references += other.references
        self.read_by_hand += other.read_by_hand
        self.failures += other.failures

    def line(self, deck: str, seconds: float) -> str:
        """One deck's line of progress."""
        state = f"{len(self.failures)} FAILED" if self.failures else "ok"
        counts = f"{self.ran:4} run {self.asserted:4} asserted {self.norun.total():3} norun"
        return f"  {deck:<34} {counts}  {seconds:5.1f} s  {state}"

    def table(self) -> str:
        rows = [
            ("blocks run", self.ran),
            ("of these asserted", self.asserted),
            ("for another version", self.other_version),
            ("not run", self.norun.total()),
            *((f"  {reason}", count) for reason, count in self.norun.most_common()),
            *((("references found", self.references), ("to read by hand", self.read_by_hand)) if self.references else ()),
            ("failures", len(self.failures)),
        ]
        width = max(len(str(label)) for label, _ in rows)
        lines = [f"Django {self.version}", *(f"  {label:<{width}}  {count:5}" for label, count in rows)]
        limit = f"{self.norun_percent:.1f} % of the blocks are not run; the limit is {NORUN_LIMIT_PERCENT} %"
        lines.append(f"  {limit}{': TOO MANY' if self.too_many_norun else ''}")
        return "\n".join(lines)

    def write_json(self, path: Path) -> None:
        data = asdict(self) | {"norun": dict(self.norun), "norun_percent": self.norun_percent, "passed": self.passed}
        path.write_text(json.dumps(data, indent=2) + "\n")
