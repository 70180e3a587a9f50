"""Lets a block define models in an app that is loaded already, and gives them tables."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models.base import ModelBase

REPLACED = "__replaced"


class Models:
    """Watches the registration of models in this process."""

    def __init__(self) -> None:
        self.waiting: list[type[models.Model]] = []
        self.old: dict[str, type[models.Model]] = {}
        self.known = set(apps.get_app_config("books").get_models(include_auto_created=True))
        self.make = ModelBase.__new__
        ModelBase.__new__ = self.new_model  # type: ignore[method-assign, assignment]

    def new_model(self, meta: type, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **kwargs: Any) -> Any:
        """A model of the scratch project makes room for one of the same name; a second one in a block does not."""
        options = attrs.get("Meta")
        # The historical models of migrations have a registry of their own.
        if getattr(options, "apps", apps) is apps and not getattr(options, "abstract", False):
            app = apps.get_containing_app_config(attrs.get("__module__", ""))
            label = getattr(options, "app_label", app.label if app else None)
            self.make_room(apps.all_models[label] if label else {}, name.lower())
        made = self.make(meta, name, bases, attrs, **kwargs)
        if made._meta.apps is apps and not made._meta.abstract:
            self.waiting.append(made)
        return made

    def make_room(self, there: dict[str, Any], name: str) -> None:
        """Forgets a model of the project, with the tables between it and others that were made for it."""
        old = there.get(name)
        if old is None or old not in self.known:
            return
        through = (f.remote_field.through for f in old._meta.local_many_to_many)
        for model in (old, *(t for t in through if t._meta.auto_created)):
            self.known.discard(model)
            self.old[model._meta.db_table] = model
            there.pop(model._meta.model_name, None)
        apps.clear_cache()

    def make_tables(self, last_call: bool = False) -> None:
        """Makes the tables of new models whose relations are all resolved; at the last call, of all."""
        ready = [m for m in self.waiting if last_call or is_resolved(m)]
        for model in ready:
            self.waiting.remove(model)
            meta = model._meta
            # Tables of many-to-many relations are made with the model that declares them.
            if meta.managed and not meta.proxy and not meta.swapped and not meta.auto_created:
                self.make_table(model)

    def make_table(self, model: type[models.Model]) -> None:
        through = (f.remote_field.through for f in model._meta.local_many_to_many)
        wanted = [model, *(t for t in through if t._meta.auto_created)]
        with connection.schema_editor() as editor:
            for one in wanted:
                old = self.old.pop(one._meta.db_table, None)
                if old is not None:
                    set_aside(editor, old)
            editor.create_model(model)


def set_aside(editor: Any, model: type[models.Model]) -> None:
    """Renames a table and drops its indexes, whose names the new table is about to use; PostgreSQL drops it all."""
    if connection.vendor == "postgresql":
        editor.execute(f"DROP TABLE {editor.quote_name(model._meta.db_table)} CASCADE")
        return
    table = model._meta.db_table
    editor.alter_db_table(model, table, table + REPLACED)
    model._meta.db_table = table + REPLACED
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL",
            [table + REPLACED],
        )
        indexes = [name for (name,) in cursor.fetchall()]
    for name in indexes:
        editor.execute(f"DROP INDEX {editor.quote_name(name)}")


def is_resolved(model: type[models.Model]) -> bool:
    def resolved(field: Any) -> bool:
        return not any(isinstance(getattr(field.remote_field, name, None), str) for name in ("model", "through"))

    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return all(resolved(f) for f in fields)
