"""A PostgreSQL of our own for the blocks that need one: a private cluster that lives as long as the run."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from scratch import HERE, ScratchError, manage

ROLE = "verify"
TEMPLATE = "scratch"
# The oldest that the newest version of Django takes.
OLDEST = 15
ADVICE = (
    f"some blocks need PostgreSQL {OLDEST} or newer, and no `initdb` of one is found. "
    "On Debian and Ubuntu: apt-get install -y postgresql; elsewhere put its programs on PATH"
)


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`: on PATH, or where Debian puts them, the newest first."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    debian = Path("/usr/lib/postgresql")
    numbered = [p for p in debian.glob("*/bin") if p.parent.name.isdecimal() and (p / "initdb").exists()]
    folders += sorted(numbered, key=lambda p: int(p.parent.name), reverse=True)
    for folder in folders:
        said = subprocess.run([str(folder / "initdb"), "--version"], capture_output=True, text=True, check=False).stdout
        version = re.search(r"\(PostgreSQL\) (\d+)", said)
        if version and int(version[1]) >= OLDEST:
            return folder
    raise ScratchError(ADVICE)


def options_of(folder: str, name: str) -> dict[str, Any]:
    """What Django's settings say of a database of the cluster, whose socket is in the folder."""
    return {"ENGINE": "django.db.backends.postgresql", "NAME": name, "USER": ROLE, "HOST": folder, "PORT": "5432"}


class Cluster:
    """A running cluster, reached through a socket in its own folder and by no network."""

    def __init__(self, project: Path) -> None:
        self.programs = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="popquiz-postgresql-"))
        self.as_user: dict[str, Any] = {}
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            try:
                user = pwd.getpwnam("postgres")
            except KeyError:
                raise ScratchError("PostgreSQL does not run as root, and there is no user `postgres` to run it") from None
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        try:
            self.start()
            self.fill(project)
        except BaseException:
            self.stop()
            raise

    def start(self) -> None:
        locale = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
        data = str(self.folder / "data")
        self.call("initdb", "-D", data, "-U", ROLE, "-A", "trust", "-E", "UTF8", f"--locale={locale}", "--no-sync")
        server = f"-k {self.folder} -h '' -p 5432 -F -c full_page_writes=off -c max_connections=60"
        self.call("pg_ctl", "-D", data, "-o", server, "-l", str(self.folder / "log"), "-w", "start")

    def call(self, program: str, *args: str) -> None:
        log = self.folder / "calls"
        with log.open("ab") as said:
            command = [str(self.programs / program), *args]
            # Not captured by a pipe, which the server would inherit and keep open.
            done = subprocess.run(
                command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, **self.as_user
            )
        if done.returncode:
            raise ScratchError(f"PostgreSQL: `{program}` failed:\n{log.read_text(errors='replace')[-2000:]}")

    def fill(self, project: Path) -> None:
        """Makes the database that each block gets a copy of."""
        self.call("psql", "-h", str(self.folder), "-U", ROLE, "-d", "postgres", "-c", f"CREATE DATABASE {TEMPLATE}")
        here = {"VERIFY_POSTGRESQL": str(self.folder), "VERIFY_DATABASE": TEMPLATE}
        manage(project, "migrate", "--verbosity", "0", extra=here)
        manage(project, "shell", "-c", (HERE / "rows.py").read_text(), extra=here)

    def stop(self) -> None:
        try:
            if (self.folder / "data" / "postmaster.pid").exists():
                self.call("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def execute(folder: str, sql: str) -> None:
    """One statement in the database that everybody may connect to."""
    import psycopg

    with psycopg.connect(host=folder, user=ROLE, dbname="postgres", autocommit=True) as connection:
        connection.execute(sql.encode())


class Copy:
    """A block's own database, in the process that runs the block."""

    def __init__(self, folder: str) -> None:
        from django.conf import settings
        from django.db import connections

        self.folder, self.name = folder, f"block_{os.getpid()}"
        execute(folder, f"CREATE DATABASE {self.name} TEMPLATE {TEMPLATE}")
        connections.close_all()
        settings.DATABASES["default"].update(options_of(folder, self.name))
        if hasattr(connections._connections, "default"):  # type: ignore[attr-defined]
            del connections["default"]
        # For commands that the block runs.
        os.environ.update(VERIFY_POSTGRESQL=folder, VERIFY_DATABASE=self.name)

    def drop(self) -> None:
        execute(self.folder, f"DROP DATABASE {self.name} WITH (FORCE)")
