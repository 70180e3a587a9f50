"""Runs the test cases that a block defines, with Django's own runner."""

from __future__ import annotations

import io
import unittest
from types import ModuleType
from typing import Any

from django.conf import settings
from django.db import connections
from django.test.runner import DiscoverRunner
from django.test.utils import setup_test_environment, teardown_test_environment


class _Result(unittest.TextTestResult):
    first: BaseException | None = None

    def _remember(self, err: Any) -> None:
        if self.first is None and isinstance(err, tuple):
            self.first = err[1]

    def addError(self, test: Any, err: Any) -> None:
        self._remember(err)
        super().addError(test, err)

    def addFailure(self, test: Any, err: Any) -> None:
        self._remember(err)
        super().addFailure(test, err)

    def addSubTest(self, test: Any, subtest: Any, err: Any) -> None:
        if err is not None:
            self._remember(err)
        super().addSubTest(test, subtest, err)


class _Runner(DiscoverRunner):
    def get_resultclass(self) -> type[unittest.TextTestResult]:
        return _Result

    def get_test_runner_kwargs(self) -> dict[str, Any]:
        return super().get_test_runner_kwargs() | {"stream": io.StringIO()}

    def log(self, msg: str, level: int | None = None) -> None:
        pass


def run_tests(module: ModuleType) -> unittest.TestResult | None:
    """Runs the module's tests on an empty test database; raises what the first failing test raised."""
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    if not suite.countTestCases():
        return None
    # Tables follow the models as they are now, those of the block among them.
    settings.MIGRATION_MODULES = {**settings.MIGRATION_MODULES, "books": None}
    teardown_test_environment()
    runner = _Runner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    databases = runner.setup_databases(aliases=None)
    try:
        result = runner.run_suite(suite)
    finally:
        runner.teardown_databases(databases)
        # By now they have their names back: the next query opens the block's own database again.
        connections.close_all()
        runner.teardown_test_environment()
        setup_test_environment()
    if result.first is not None:
        raise result.first
    if not result.wasSuccessful():
        raise AssertionError("a test that is expected to fail has succeeded")
    return result
