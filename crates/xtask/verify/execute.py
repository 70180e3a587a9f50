"""Runs one block, in a process of its own, and says what is wrong with it."""

from __future__ import annotations

import contextlib
import io
import os
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import answer
import shell
from names import usual_names
from project import Project
from queries import Queries
from read import Block, Script
from registry import Models
from script import describe, execute, execute_comment, is_raised, location, show_source
from task import Finding, Task, is_test


class Failed(Exception):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.finding = Finding(line, text)


class Run:
    """The state of one block's run."""

    def __init__(self, task: Task, source: Path, work: Path) -> None:
        self.task = task
        self.shown = task.shown
        show_source(task.shown, task.parts())
        self.models = Models()
        self.queries = Queries()
        self.project = Project(source, work, task.cluster)
        self.module = ModuleType("books")
        self.names: dict[str, Any] = {}
        self.out = ""
        self.error: BaseException | None = None

    # The phases, in order.

    def run(self) -> None:
        for block in self.task.earlier:
            self.prepare(block, block.code)
            # For commands the files are enough: making the tables is what the commands show.
            if block.lang == "python" and self.task.block.lang != "sh":
                step = partial(self.run_python, block, block.code)
                self.guarded(block.line, step, "an earlier block of this item ends in")
        block = self.task.block
        self.prepare(block, self.task.code)
        if block.norun is None:
            self.run_block()
        self.names |= {"out": self.out, "sql": self.queries.counted, "statements": self.queries.statements}
        self.names |= {"error": self.error, "project": self.project.path}
        for script in block.check:
            self.guarded(script.line, partial(self.run_comment, script), "the check ends in")
        if self.task.item.answer_block is block:
            self.compare_answer()

    def prepare(self, block: Block, code: str) -> None:
        """Makes the block's module or template, and runs its setup in the namespace of the block."""
        if block.lang == "python" and block.file:
            if not block.file.endswith(".py"):
                raise Failed(block.line, f'`file="{block.file}"` of a Python block must end in `.py`')
            self.module = self.project.add_module(block.file, code)
        else:
            self.module = self.project.snippet(f"books.line_{block.line}", self.shown)
        carried = {k: v for k, v in self.names.items() if not k.startswith("__")}
        self.names = vars(self.module)
        for name, value in (usual_names() | carried).items():
            self.names.setdefault(name, value)
        if block.lang == "django" and block.file:
            self.template = self.project.add_template(block.file, code)
        for script in block.setup:
            self.guarded(script.line, partial(self.run_comment, script), "the setup ends in")

    def run_block(self) -> None:
        block, code = self.task.block, self.task.code
        kinds: dict[str, Callable[[Block, str], None]] = {
            "python": self.run_python, "django": self.run_template, "sh": self.run_shell,
        }  # fmt: skip
        caught = io.StringIO()
        try:
            with self.queries.on(), contextlib.redirect_stdout(caught):
                kinds[block.lang](block, code)
        except Failed:
            raise
        except BaseException as error:
            self.error = error
        self.out += caught.getvalue()
        self.compare(block)

    def run_python(self, block: Block, code: str) -> None:
        before = dict(vars(self.module))

        def follow() -> None:
            with self.queries.off():
                if block.models or block.file:
                    self.models.make_tables()
            self.project.use_routes(self.module)

        execute(code, self.shown, block.line + 1, self.names, follow)
        if block.models or block.file:
            with self.queries.off():
                self.models.make_tables(last_call=True)
        if block.file == "config/settings.py":
            self.project.use_settings(before)
        if is_test(block):
            from testcases import run_tests

            self.names["result"] = run_tests(self.module)

    def run_template(self, block: Block, code: str) -> None:
        from django.template import engines

        with self.queries.off():
            for name, source in (self.names.get("templates") or {}).items():
                self.project.add_template(name, source)
            request = self.names.get("request") or anonymous_request()
        engine = engines["django"]
        template = engine.get_template(self.template) if block.file else engine.from_string(code)
        self.names["html"] = template.render(self.names.get("context") or {}, request)
        print(self.names["html"], end="")

    def run_shell(self, block: Block, code: str) -> None:
        command = shell.needs_norun(code)
        if command:
            raise Failed(block.line, f'`{command}` cannot be run here; give the block `norun="why"`')
        self.project.close()
        print(shell.run(code, self.project.path), end="")

    def run_comment(self, script: Script) -> None:
        follow = partial(self.project.use_routes, self.module)
        execute_comment(script.code, self.shown, script.line, self.names, follow)

    # What has to be true.

    def guarded(self, line: int, step: Callable[[], None], what: str) -> None:
        try:
            step()
        except Failed:
            raise
        except BaseException as error:
            raise self.unexpected(error, line, what) from error

    def unexpected(self, error: BaseException, line: int, what: str) -> Failed:
        first = f"{what} {type(error).__name__}: {error}".rstrip(": ").splitlines()[0]
        return Failed(location(error, self.shown, line), f"{first}\n{describe(error, self.shown)}")

    def compare(self, block: Block) -> None:
        if block.raises is None and self.error is not None:
            raise self.unexpected(self.error, block.line, "the block ends in")
        if block.raises is not None:
            if self.error is None:
                raise Failed(block.line, f"`raises` wants {block.raises}, but the block ends without an exception")
            in_output = isinstance(self.error, shell.CommandFailed) and block.raises in str(self.error)
            if not in_output and not is_raised(self.error, block.raises):
                raise self.unexpected(self.error, block.line, f"`raises` wants {block.raises}, but the block ends in")
        printed = (self.out.strip() if block.lang == "django" else self.out.rstrip()).splitlines()
        if block.prints is not None and printed != block.prints.rstrip().splitlines():
            raise Failed(block.line, f"`prints` wants {block.prints!r}, but the block prints {self.out.rstrip()!r}")
        sent = self.queries.counted
        if block.queries is not None and len(sent) != block.queries:
            listed = "".join(f"\n  {sql:.200}" for sql in sent)
            raise Failed(block.line, f"`queries` wants {block.queries}, but the block sends {len(sent)}{listed}")

    def compare_answer(self) -> None:
        if self.task.block.norun is not None:
            raise Failed(self.task.block.line, "`answer` takes the key from this block, which is not run")
        wrong = answer.judge(self.task.item, self.out, len(self.queries.counted))
        if wrong:
            raise Failed(wrong[0][0], "\n".join(text for _, text in wrong))


def anonymous_request() -> Any:
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.sessions.backends.db import SessionStore
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    request.session = SessionStore()
    return request


@contextlib.contextmanager
def quiet(log: Path) -> Iterator[None]:
    """Sends what this process and its children write to a file, so that reports stay readable."""
    with log.open("wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        yield


def perform(task: Task, source: Path, work: Path) -> Finding | None:
    """Runs the task in this process, which is of no use afterwards."""
    with quiet(work / "log"):
        try:
            run = Run(task, source, work)
            try:
                run.run()
            finally:
                run.project.close()
        except Failed as failed:
            return failed.finding
        except BaseException:  # a mistake of the harness itself is reported like any other
            return Finding(task.block.line, f"the harness failed\n{traceback.format_exc()}")
    return None
