"""Counts queries on every connection of the process, whichever thread opens it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

CONTROL = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b", re.IGNORECASE)


class Queries:
    def __init__(self) -> None:
        self.statements: list[str] = []
        self.recording = False
        connection_created.connect(self.watch, weak=False)
        # These two are not sent as statements, so no wrapper sees them.
        for name, control in (("_commit", "COMMIT"), ("_rollback", "ROLLBACK")):
            setattr(BaseDatabaseWrapper, name, self.noting(getattr(BaseDatabaseWrapper, name), control))

    def noting(self, end: Callable[..., Any], control: str) -> Callable[..., Any]:
        def note_and_end(connection: Any) -> Any:
            if self.recording and connection.connection is not None:
                self.statements.append(control)
            return end(connection)

        return note_and_end

    def watch(self, connection: Any, **kwargs: Any) -> None:
        if self.record not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.record)

    def record(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        try:
            return execute(sql, params, many, context)
        finally:
            if self.recording:
                self.statements.append(self.full(sql, params, many, context))

    def full(self, sql: str, params: Any, many: bool, context: dict[str, Any]) -> str:
        """The statement as `connection.queries` shows it, with its parameters in place."""
        if many:
            return f"{len(params or ())} times: {sql}"
        recording, self.recording = self.recording, False
        try:
            # None for a statement that the driver refused.
            return context["connection"].ops.last_executed_query(context["cursor"], sql, params) or str(sql)
        except Exception:  # a statement with parameters that do not fit is shown as it was written
            return str(sql)
        finally:
            self.recording = recording

    @property
    def counted(self) -> list[str]:
        """Without the statements that begin and end transactions."""
        return [sql for sql in self.statements if not CONTROL.match(sql)]

    @contextmanager
    def on(self) -> Iterator[None]:
        self.recording = True
        try:
            yield
        finally:
            self.recording = False

    @contextmanager
    def off(self) -> Iterator[None]:
        before, self.recording = self.recording, False
        try:
            yield
        finally:
            self.recording = before
