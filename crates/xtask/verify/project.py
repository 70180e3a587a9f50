"""One block's own copy of the scratch project, inside the process that runs the block."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import management
from django.db import connections
from django.test import override_settings
from django.urls import clear_url_caches, set_urlconf
from postgres import Copy

# Read from the scratch project once and for all; a block that shows them is not meant to reconfigure the run.
FIXED_SETTINGS = {"BASE_DIR", "DATABASES", "INSTALLED_APPS"}
ROOT = "config.verify_root"


class Project:
    def __init__(self, source: Path, work: Path, cluster: str | None = None) -> None:
        """Moves this process, which has loaded the project from `source`, into a copy of it."""
        self.path = work / "project"
        shutil.copytree(source, self.path)
        os.chdir(self.path)
        sys.path[:] = [str(self.path), *(p for p in sys.path if p != str(source))]
        for name, module in list(sys.modules.items()):
            if hasattr(module, "__path__") and name.split(".")[0] in ("books", "config"):
                module.__path__ = [str(self.path.joinpath(*name.split(".")))]
        apps.get_app_config("books").path = str(self.path / "books")
        settings.BASE_DIR = self.path
        settings.DATABASES["default"]["NAME"] = self.path / "db.sqlite3"
        settings.TEMPLATES[0]["DIRS"] = [self.path / "templates"]
        settings.STATIC_ROOT = self.path / "staticfiles"
        settings.MEDIA_ROOT = self.path / "media"
        self.copy = Copy(cluster) if cluster else None
        self.routes: Any = None

    def close(self) -> None:
        connections.close_all()
        if self.copy:
            self.copy.drop()
            self.copy = None

    def add_module(self, name: str, code: str) -> ModuleType:
        """The module of that file, with the block's code behind what the file holds; not executed."""
        file = self.path / name
        parts = list(Path(name).with_suffix("").parts)
        for depth in range(1, len(parts)):
            package = self.path.joinpath(*parts[:depth], "__init__.py")
            package.parent.mkdir(exist_ok=True)
            package.touch()
        old = file.read_text() if file.exists() else ""
        if parts[-1] == "__init__":
            parts.pop()
        if parts[-1] == "models" and not apps.is_installed(parts[0]):
            file.touch()
            apps.set_installed_apps([*settings.INSTALLED_APPS, parts[0]])
        dotted = ".".join(parts)
        module = self.load(dotted) if old.strip() or dotted in sys.modules else self.new_module(dotted, file)
        if parts[-1] == "urls" and any(line.startswith("urlpatterns =") for line in code.splitlines()):
            module.__dict__.pop("app_name", None)
            module.__dict__.pop("urlpatterns", None)
            old = ""
        file.write_text(f"{old}\n{code}\n" if old.strip() else code + "\n")
        self.forget_caches()
        return module

    @staticmethod
    def load(dotted: str) -> ModuleType:
        return importlib.import_module(dotted)

    @staticmethod
    def new_module(dotted: str, file: Path) -> ModuleType:
        spec = importlib.util.spec_from_file_location(dotted, file)
        if spec is None:
            raise ValueError(f'`file="{file.name}"` of a Python block must end in `.py`')
        module = importlib.util.module_from_spec(spec)
        sys.modules[dotted] = module
        parent, _, child = dotted.rpartition(".")
        if parent:
            setattr(importlib.import_module(parent), child, module)
        return module

    @staticmethod
    def snippet(name: str, shown: str) -> ModuleType:
        """The module of a block that belongs to no file; a sibling of `books.models`, so that it may define models."""
        module = ModuleType(name)
        module.__package__ = "books"
        module.__file__ = shown
        sys.modules[name] = module
        return module

    def add_template(self, name: str, source: str) -> str:
        """Stores a template under the name that `{% extends %}` uses, and gives that name."""
        name = name.rpartition("templates/")[2]
        path = self.path / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
        self.forget_caches()
        return name

    @staticmethod
    def forget_caches() -> None:
        """Lets template tags, templates and commands that were just written be found."""
        from django.template import engines
        from django.template.engine import Engine

        importlib.invalidate_caches()
        management.get_commands.cache_clear()
        engines._engines = {}
        engines.__dict__.pop("templates", None)
        Engine.get_default.cache_clear()

    def use_settings(self, before: dict[str, Any]) -> None:
        """Puts what a block of `config/settings.py` assigned into effect."""
        now = vars(sys.modules["config.settings"])
        changed = {k: v for k, v in now.items() if k.isupper() and k not in FIXED_SETTINGS and before.get(k) is not v}
        override_settings(**changed).enable()

    def use_routes(self, module: ModuleType) -> None:
        """Makes a module's `urlpatterns` the project's routes, below its `app_name` if it has one."""
        routes = vars(module).get("urlpatterns")
        if routes is None or routes is self.routes:
            return
        self.routes = routes
        root = module.__name__
        if root != "config.urls" and vars(module).get("app_name"):
            from django.urls import include, path

            wrapper = ModuleType(ROOT)
            vars(wrapper)["urlpatterns"] = [path("", include(module)), *vars(self.load("config.urls"))["urlpatterns"]]
            sys.modules[ROOT] = wrapper
            root = ROOT
        settings.ROOT_URLCONF = root
        clear_url_caches()
        set_urlconf(None)
