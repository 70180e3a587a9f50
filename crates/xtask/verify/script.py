"""Executes Python of a deck so that its tracebacks name the deck and its lines."""

from __future__ import annotations

import __future__
import ast
import asyncio
import functools
import inspect
import linecache
import textwrap
import traceback
from collections.abc import Callable, Iterable
from typing import Any

FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
SHOWN_FRAMES = 8
SHOWN_VALUE = 300

Namespace = dict[str, Any]


def show_source(shown: str, parts: Iterable[tuple[str, int]]) -> None:
    """Lets tracebacks and `inspect` find code, each part from its line of the deck on; all else is left empty.

    Left in, the text around it would keep `inspect` from parsing the "file".
    """
    lines: list[str] = []
    for code, first_line in parts:
        part = code.splitlines()
        end = first_line - 1 + len(part)
        lines += [""] * (end - len(lines))
        lines[first_line - 1 : end] = part
    text = [line + "\n" for line in lines]
    linecache.cache[shown] = (sum(map(len, text)), None, text, shown)


def parse(code: str, shown: str, first_line: int) -> tuple[ast.Module, int]:
    """The tree, with the deck's line numbers, and the flags to compile its statements with."""
    text = "\n" * (first_line - 1) + code
    tree = compile(text, shown, "exec", ast.PyCF_ONLY_AST | FLAGS, dont_inherit=True)
    future = any(isinstance(s, ast.ImportFrom) and s.module == "__future__" for s in tree.body)
    return tree, FLAGS | (__future__.annotations.compiler_flag if future else 0)


def execute(code: str, shown: str, first_line: int, ns: Namespace, after: Callable[[], None]) -> None:
    """Runs a block; `after` is called behind each statement, so that tables and routes follow what was defined.

    One that awaits at top level runs as a whole in the event loop, where it may do what an async view may.
    """
    tree, flags = parse(code, shown, first_line)
    whole = compile(tree, shown, "exec", flags, dont_inherit=True)
    if whole.co_flags & inspect.CO_COROUTINE:
        event_loop().run_until_complete(eval(whole, ns))
        after()
    else:
        execute_each(tree, shown, flags, ns, after)


def execute_comment(code: str, shown: str, line: int, ns: Namespace, after: Callable[[], None]) -> None:
    """Runs a comment, where only the statements that await are in the event loop: the others may be synchronous."""
    head, _, rest = code.partition("\n")
    tree, flags = parse(f"{head}\n{textwrap.dedent(rest)}", shown, line)
    execute_each(tree, shown, flags, ns, after)


def execute_each(tree: ast.Module, shown: str, flags: int, ns: Namespace, after: Callable[[], None]) -> None:
    for statement in tree.body:
        part = compile(ast.Module([statement], []), shown, "exec", flags, dont_inherit=True)
        try:
            if part.co_flags & inspect.CO_COROUTINE:
                event_loop().run_until_complete(eval(part, ns))
            else:
                exec(part, ns)
        except AssertionError as error:
            if not error.args and isinstance(statement, ast.Assert):
                error.args = (explain(statement.test, ns),)
            raise
        after()


@functools.cache
def event_loop() -> asyncio.AbstractEventLoop:
    """One for the block and the comments beside it, so that what one of them awaits may belong to the other."""
    return asyncio.new_event_loop()


def explain(test: ast.expr, ns: Namespace) -> str:
    """What the parts of a failed assertion were. Evaluates them once more."""

    def value(node: ast.expr) -> Any:
        return eval(compile(ast.Expression(node), "<assert>", "eval", dont_inherit=True), ns)

    try:
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            return explain(next(part for part in test.values if not value(part)), ns)
        parts = [test]
        if isinstance(test, ast.Compare):
            parts = [test.left, *test.comparators]
        elif isinstance(test, ast.UnaryOp):
            parts = [test.operand]
        shown = (part for part in parts if not isinstance(part, ast.Constant))
        return "; ".join(f"{ast.unparse(part)} is {value(part)!r:.{SHOWN_VALUE}}" for part in shown)
    except Exception:  # the explanation is a help, and the assertion has failed anyway
        return ""


def location(error: BaseException, shown: str, otherwise: int) -> int:
    """The innermost line of the deck that the exception passed through."""
    if isinstance(error, SyntaxError) and error.filename == shown and error.lineno:
        return error.lineno
    lines = [n for frame, n in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == shown]
    return lines[-1] if lines else otherwise


def describe(error: BaseException, shown: str) -> str:
    """The traceback from the deck's first frame on, shortened in the middle."""
    told = traceback.TracebackException.from_exception(error)
    one: traceback.TracebackException | None = told
    while one is not None:
        frames = list(one.stack)
        start = next((n for n, frame in enumerate(frames) if frame.filename == shown), len(frames))
        frames = frames[start:]
        if len(frames) > SHOWN_FRAMES:
            frames = frames[: SHOWN_FRAMES // 2] + frames[-SHOWN_FRAMES // 2 :]
        one.stack = traceback.StackSummary.from_list(frames)
        one = one.__cause__ or one.__context__
    return "".join(told.format()).rstrip()


def is_raised(error: BaseException, name: str) -> bool:
    """Whether the exception is of this class, by its plain or dotted name, or derives from it."""
    names = {n for c in type(error).__mro__ for n in (c.__name__, c.__qualname__, f"{c.__module__}.{c.__qualname__}")}
    return name in names
