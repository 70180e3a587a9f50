"""Runs `sh` blocks in the block's copy of the project."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from scratch import environment

# Commands that need a network, another machine or a service, or that never end.
UNRUNNABLE = re.compile(
    r"(?:(?:^|[;&|(])\s*(?:\w+=\S*\s+)*(?:(?:exec|sudo|time)\s+)?(?:\S*/)?|\s-m\s+)"
    r"(?P<command>pip3?|uv|pipx|poetry|apt(?:-get)?|brew|npm|npx|docker(?:-compose)?|podman|kubectl|systemctl|git|ssh|"
    r"curl|wget|redis-(?:cli|server)|psql|pg_dump|createdb|mysql|nginx|certbot|gunicorn|uvicorn|daphne|hypercorn|"
    r"celery|locust)(?![\w./-])",
    re.MULTILINE,
)
ENDLESS = re.compile(r"\b(?P<command>runserver|testserver|dbshell)\b")


class CommandFailed(Exception):
    pass


def commands(code: str) -> str:
    """The commands of a block. Where lines have a `$ ` prompt, the lines without are output."""
    lines = code.splitlines()
    if not any(line.lstrip().startswith("$ ") for line in lines):
        return code
    out, goes_on = [], False
    for line in lines:
        if goes_on or line.lstrip().startswith("$ "):
            out.append(line if goes_on else line.lstrip()[2:])
            goes_on = line.endswith("\\")
    return "\n".join(out)


def needs_norun(code: str) -> str | None:
    """The command that keeps a block from being run, if there is one."""
    text = "\n".join(line.partition(" #")[0] for line in commands(code).splitlines() if not line.startswith("#"))
    found = UNRUNNABLE.search(text) or ENDLESS.search(text)
    return found["command"] if found else None


def run(code: str, project: Path) -> str:
    """What the commands wrote to standard output; raises `CommandFailed` with all they wrote."""
    done = subprocess.run(
        ["sh", "-eu", "-c", commands(code)],
        cwd=project, env=environment(project), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise CommandFailed(f"the commands end with exit code {done.returncode}\n{tail}")
    return done.stdout
