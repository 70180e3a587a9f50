#!/usr/bin/env bash
# django-import-export 4.4.3 with Django 5.2.19 (PyPI), importing CSV.
# Expected: what is neither true nor false is an error, as an unreadable date is; an integer column
# refuses 3.7, as Django's forms do.
# What happens: whatever is not "1", "true", "True" or "TRUE" is false, so a sheet with yes and no
# imports without an error and with every flag off. A fraction is cut off.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check django==5.2.19 django-import-export==4.4.3
{
    venv/bin/python - <<'PY'
import django
from django.conf import settings

settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
                   INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "import_export"])
django.setup()
import tablib
from django.db import connection, models
from import_export import resources


class Card(models.Model):
    done = models.BooleanField(default=True)
    n = models.IntegerField(default=0)
    due = models.DateField(null=True)

    class Meta:
        app_label = "auth"


class CardResource(resources.ModelResource):
    class Meta:
        model = Card


with connection.schema_editor() as editor:
    editor.create_model(Card)
for column, value in (("done", "true"), ("done", "yes"), ("done", "x"), ("n", "3.7"), ("n", "1e2"), ("n", "1,000"), ("due", "soon")):
    row = CardResource().import_data(tablib.Dataset(["", value], headers=["id", column])).rows[0]
    print(column, value, row.import_type, Card.objects.order_by("-pk").values_list(column, flat=True).first() if row.import_type == "new" else "")
PY
} | tee seen
diff - seen <<'WANTED'
done true new True
done yes new False
done x new False
n 3.7 new 3
n 1e2 new 100
n 1,000 error 
due soon invalid 
WANTED
