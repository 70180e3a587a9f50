"""What is run, and what is found: the two things that go between the parent and its forks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from read import GAP, Block, Item, plain


@dataclass
class Task:
    """A block of a deck to be run once."""

    shown: str  # how messages name the deck
    item: Item
    block: Block
    earlier: list[Block] = field(default_factory=list)  # of the same item: files and models that the block may use
    fill: str | None = None  # what stands in for the gap
    cluster: str | None = None  # the folder of the PostgreSQL that the block runs on

    @property
    def code(self) -> str:
        """The block's code, its gap filled."""
        return self.block.code if self.fill is None else self.block.code.replace(GAP, self.fill)

    def parts(self) -> Iterator[tuple[str, int]]:
        """All code that takes part, each with the line its first line stands on."""
        for block in [*self.earlier, self.block]:
            yield (self.code if block is self.block else block.code), block.line + 1
            for script in [*block.setup, *block.check]:
                yield script.code, script.line


@dataclass
class Finding:
    line: int
    text: str


def tasks_of(shown: str, item: Item, block: Block) -> list[Task]:
    """One task for the block, or one for each accepted answer where the block has a gap to be filled."""
    earlier = [
        b for b in item.blocks[: item.blocks.index(block)]
        if (b.file or b.models) and b.norun is None and b.raises is None and not is_test(b) and b.lang != "sh"
    ]  # fmt: skip
    task = Task(shown, item, block, earlier)
    if item.pills.get("kind") != "blank" or GAP not in block.code or block.norun is not None:
        return [task]
    return [Task(shown, item, block, earlier, plain(c.text)) for c in item.choices if c.key] or [task]


def is_test(block: Block) -> bool:
    return block.lang == "python" and Path(block.file or "").name.startswith("test")
