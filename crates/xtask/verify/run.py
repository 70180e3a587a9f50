"""Runs the code of decks against the Django of this interpreter: `python run.py [options] [deck.md ...]`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from importlib.metadata import version as installed
from importlib.util import find_spec
from pathlib import Path

import documentation
import points
import references
import surprises
from documentation import DocumentationError
from pool import Pool
from postgres import Cluster
from read import Block, Deck, Item, read_deck
from report import Failure, Report
from scratch import ScratchError, ensure, environment
from task import tasks_of

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
# The versions that `cargo xtask verify` runs; what holds for neither of them counts as not run.
VERIFIED = ("5.2", "6.1")


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())


def holds(item: Item, version: str) -> bool:
    """Whether the item is about this version."""
    since, until = item.pills.get("since"), item.pills.get("until")
    at = numbers(version)
    return (not since or at >= numbers(since)) and (not until or at <= numbers(until))


def is_asserted(item: Item, block: Block) -> bool:
    claims = (block.prints, block.queries, block.raises)
    return any(c is not None for c in claims) or bool(block.check) or item.answer_block is block


def wanted(deck: Deck, version: str, only: str | None) -> list[Item]:
    """The items whose blocks are run."""
    return [item for item in deck.items if only in (None, item.id) and holds(item, version)]


def needs_postgresql(decks: list[Deck], version: str, only: str | None) -> bool:
    items = [item for deck in decks for item in wanted(deck, version, only)]
    return any(b.needs == "postgresql" and b.norun is None for item in items for b in item.blocks)


def run_deck(deck: Deck, version: str, pool: Pool, only: str | None, cluster: Cluster | None) -> Report:
    report = Report(version)
    report.failures += [Failure(deck.path, p.line, p.item, version, p.text) for p in deck.problems]
    tasks = []
    for item in deck.items:
        if only not in (None, item.id):
            continue
        if not any(holds(item, known) for known in (version, *VERIFIED)):
            report.norun["holds for none of the verified versions"] += len(item.blocks)
            continue
        if not holds(item, version):
            report.other_version += len(item.blocks)
            continue
        if "answer" in item.pills and item.answer_block is None:
            text = f"`answer: {item.pills['answer']}` needs a block of code in the stem"
            report.failures.append(Failure(deck.path, item.line, item.id, version, text))
        for block in item.blocks:
            if block.norun is None:
                report.ran += 1
                report.asserted += is_asserted(item, block)
            else:
                report.norun[block.norun] += 1
            if block.norun is None or block.check or item.answer_block is block:
                made = tasks_of(deck.path, item, block)
                for task in made if block.needs and block.norun is None and cluster else ():
                    task.cluster = str(cluster.folder)
                tasks += made
    for task, finding in pool.run(tasks):
        if finding:
            report.failures.append(Failure(deck.path, finding.line, task.item.id, version, finding.text))
    report.failures.sort(key=lambda failure: failure.line)
    return report


def check_texts(decks: list[Deck], work: Path, version: str) -> Report:
    """What of the whole bank can be told without running it: its references, and the list of surprises."""
    report = Report(version)

    def fail(deck: Deck, line: int, item: str, text: str) -> None:
        report.failures.append(Failure(deck.path, line, item, version, text))

    for deck in decks:
        for line, item, text in surprises.faults(deck):
            fail(deck, line, item, text)
        for open_item in deck.items:
            for text in points.missing(open_item):
                fail(deck, open_item.line, open_item.id, text)
    if not surprises.is_current(decks):
        text = "the list is not what the decks say; run `python3 crates/xtask/verify/surprises.py`"
        report.failures.append(Failure("docs/surprises.md", 1, "-", version, text))
    # The references are to the newest version's documentation.
    if numbers(version) == numbers(VERIFIED[-1]):
        pages = documentation.ensure(work)
        for deck in decks:
            found, wrong, by_hand = references.check(deck.items, pages)
            report.references += found
            report.read_by_hand += len(by_hand)
            for item, text in wrong:
                fail(deck, item.line, item.id, text)
    return report


def load(project: Path) -> str:
    """Loads the scratch project into this process, once, for all forks of it; gives the version of Django."""
    kept = environment(project)
    os.environ.clear()
    os.environ.update(kept, DJANGO_SETTINGS_MODULE="config.settings")
    sys.path.insert(0, str(project))
    sys.dont_write_bytecode = True

    import django

    django.setup()
    # What blocks are likely to import is imported once, here.
    import django.contrib.admin.options
    import django.test.runner
    from django.test.utils import setup_test_environment

    import execute  # noqa: F401
    import testcases  # noqa: F401

    setup_test_environment()
    return django.get_version()


def arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py", description="Run the code of decks against real Django.")
    parser.add_argument("decks", nargs="*", type=Path, help="decks (default: all of questions/)")
    parser.add_argument("--item", help="only the item with this id")
    parser.add_argument("--jobs", type=int, default=2, help="blocks that run at a time (default: 2)")
    parser.add_argument("--timeout", type=float, default=60, help="seconds for each block (default: 60)")
    parser.add_argument("--work", type=Path, default=REPOSITORY / "target/verify", help="where the project is kept")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the result to this file")
    return parser.parse_args(argv)


def shown_path(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(REPOSITORY))
    except ValueError:
        return str(path)


def main(argv: list[str]) -> int:
    options = arguments(argv)
    whole = not options.decks and not options.item
    decks = options.decks or sorted((REPOSITORY / "questions").glob("*.md"))
    read = [read_deck(path, shown_path(path)) for path in decks]
    if find_spec("django") is None:
        print("error: this Python has no Django. Run `cargo xtask verify`, which makes one that has.", file=sys.stderr)
        return 2
    try:
        # Before the project is loaded, which keeps pip from the network.
        bank = [deck for deck in read if Path(deck.path).name != "README.md"]
        texts = check_texts(bank, options.work.resolve(), installed("Django")) if whole else None
        # Asked to stop, this process stops its forks and its database server first.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        project = ensure(options.work.resolve())
        version = load(project)
        cluster = Cluster(project) if needs_postgresql(read, version, options.item) else None
    except (DocumentationError, ImportError, OSError, ScratchError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    pool = Pool(project, max(options.jobs, 1), options.timeout)
    total = Report(version)
    print(f"Django {version}, Python {sys.version.split()[0]}, {len(read)} decks", flush=True)
    if texts:
        for failure in texts.failures:
            print(failure, flush=True)
        total.merge(texts)
    try:
        for deck in read:
            started = time.monotonic()
            report = run_deck(deck, version, pool, options.item, cluster)
            print(report.line(deck.path, time.monotonic() - started), flush=True)
            for failure in report.failures:
                print(failure, flush=True)
            total.merge(report)
    finally:
        pool.stop()
        if cluster:
            cluster.stop()
    print(total.table(), flush=True)
    if options.json:
        total.write_json(options.json)
    return 0 if total.passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
