#!/usr/bin/env bash
# django-model-utils 5.0.0 with Django 5.2.19 (PyPI), saving some fields.
# Expected: the package's two time stamps that a save sets by itself behave alike under
# update_fields: both are left out, as Django's auto_now is, or both are added.
# What happens: TimeStampedModel.save adds "modified" to the list. MonitorField sets its value when
# it is itself saved, so "status changed at" stays as it was, on the object and in the
# database, unless the caller names it beside the field it watches.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check django==5.2.19 django-model-utils==5.0.0
{
    venv/bin/python - <<'PY'
import django
from django.conf import settings

settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, USE_TZ=True)
django.setup()
from django.db import connection, models
from model_utils.fields import MonitorField
from model_utils.models import TimeStampedModel


class Question(TimeStampedModel):
    status = models.CharField(max_length=9, default="draft")
    status_changed = MonitorField(monitor="status")

    class Meta:
        app_label = "quiz"


with connection.schema_editor() as editor:
    editor.create_model(Question)
for fields in (["status"], ["status", "status_changed"], None):
    question = Question.objects.get(pk=Question.objects.create().pk)
    before = Question.objects.get(pk=question.pk)
    question.status = "live"
    question.save(update_fields=fields)
    stored = Question.objects.get(pk=question.pk)
    print(fields, *(f"| {name}: object {'new' if getattr(question, name) != getattr(before, name) else 'old'}, "
                    f"stored {'new' if getattr(stored, name) != getattr(before, name) else 'old'}" for name in ("status", "modified", "status_changed")))
PY
} | tee seen
diff - seen <<'WANTED'
['status'] | status: object new, stored new | modified: object new, stored new | status_changed: object old, stored old
['status', 'status_changed'] | status: object new, stored new | modified: object new, stored new | status_changed: object new, stored new
None | status: object new, stored new | modified: object new, stored new | status_changed: object new, stored new
WANTED
