"""Runs blocks in forks of this process, which has loaded the scratch project once for all of them."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from task import Finding, Task

READ_SIZE = 65536
SHOWN_LOG = 2000


@dataclass
class Child:
    pid: int
    pipe: int
    task: Task
    work: Path
    deadline: float
    data: bytes = b""


class Pool:
    """Runs tasks in forks of this process, a few at a time, each with a time limit."""

    def __init__(self, source: Path, jobs: int, timeout: float) -> None:
        self.source, self.jobs, self.timeout = source, jobs, timeout
        self.selector = selectors.DefaultSelector()
        self.children: dict[int, Child] = {}

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Finding | None]]:
        waiting = iter(tasks)
        exhausted = False
        while self.children or not exhausted:
            while not exhausted and len(self.children) < self.jobs:
                task = next(waiting, None)
                if task is None:
                    exhausted = True
                else:
                    self.start(task)
            yield from self.collect()

    def start(self, task: Task) -> None:
        from execute import perform

        work = Path(tempfile.mkdtemp(prefix="popquiz-verify-"))
        reading, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            os.setsid()
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.close(reading)
            finding = perform(task, self.source, work)
            data = json.dumps(asdict(finding) if finding else None).encode()
            while data:
                data = data[os.write(writing, data) :]
            os._exit(0)
        os.close(writing)
        self.children[reading] = Child(pid, reading, task, work, time.monotonic() + self.timeout)
        self.selector.register(reading, selectors.EVENT_READ)

    def collect(self) -> Iterator[tuple[Task, Finding | None]]:
        if not self.children:
            return
        wait = min(c.deadline for c in self.children.values()) - time.monotonic()
        for key, _ in self.selector.select(max(wait, 0)):
            child = self.children[key.fd]
            part = os.read(child.pipe, READ_SIZE)
            child.data += part
            if not part:
                yield child.task, self.finish(child)
        for child in [c for c in self.children.values() if c.deadline <= time.monotonic()]:
            self.finish(child)
            yield child.task, Finding(child.task.block.line, f"not finished after {self.timeout:.0f} seconds")

    def finish(self, child: Child) -> Finding | None:
        self.selector.unregister(child.pipe)
        del self.children[child.pipe]
        os.close(child.pipe)
        # The whole session: also what the block has started and left behind.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        os.waitpid(child.pid, 0)
        log = child.work / "log"
        said = log.read_text(errors="replace").strip() if log.exists() else ""
        shutil.rmtree(child.work, ignore_errors=True)
        try:
            found = json.loads(child.data)
        except ValueError:
            return Finding(child.task.block.line, f"the process ended without a result\n{said[-SHOWN_LOG:]}".rstrip())
        return Finding(**found) if found else None

    def stop(self) -> None:
        for child in list(self.children.values()):
            self.finish(child)
