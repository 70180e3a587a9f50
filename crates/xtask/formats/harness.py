"""The tests of a script, run and counted as the others are."""

import sys

TESTS = []


def test(function):
    """Marks a test."""
    TESTS.append(function)
    return function


def run(*fixtures):
    """Runs every test and gives the exit status."""
    failed = 0
    for function in TESTS:
        try:
            function(*fixtures)
            print(f"ok      {function.__name__}")
        except AssertionError as error:
            failed += 1
            print(f"FAILED  {function.__name__}: {str(error)[:2000]}")
    print(f"test result: {'FAILED' if failed else 'ok'}. {len(TESTS) - failed} passed; {failed} failed")
    sys.exit(1 if failed else 0)
