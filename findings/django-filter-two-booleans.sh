#!/usr/bin/env bash
# django-filter 26.2 with Django 5.2.19 and Django REST framework 3.18.3 (PyPI), BooleanFilter.
# Expected: a flag in a query that is not understood is an error (as a number is), the usual
# spellings are understood, and the filter set for REST reads the same URL alike.
# What happens: "1", "TRUE" and "on" count as "unknown": the form is valid and every row comes.
# "2" is yes and "3" is no, the values of an old drop-down of Django's. With
# django_filters.rest_framework capitals are understood, and 2 and 3 are not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check django==5.2.19 django-filter==26.2 djangorestframework==3.18.3
{
    venv/bin/python - <<'PY'
import django
from django.conf import settings

settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, INSTALLED_APPS=["django_filters", "rest_framework"])
django.setup()
import django_filters
import django_filters.rest_framework
from django.db import connection, models
from django.http import QueryDict


class Review(models.Model):
    done = models.BooleanField()

    class Meta:
        app_label = "quiz"


with connection.schema_editor() as editor:
    editor.create_model(Review)
Review.objects.bulk_create(Review(done=done) for done in (True, False))
for value in ("true", "True", "TRUE", "1", "0", "2", "3", "on", "no"):
    for module in (django_filters, django_filters.rest_framework):
        meta = type("Meta", (), {"model": Review, "fields": ["done"]})
        found = type("ReviewFilter", (module.FilterSet,), {"Meta": meta})(QueryDict(f"done={value}"), Review.objects.order_by("-done"))
        print(f"done={value}", module.__name__, "valid" if found.is_valid() else "refused", [r.done for r in found.qs])
PY
} | tee seen
diff - seen <<'WANTED'
done=true django_filters valid [True]
done=true django_filters.rest_framework valid [True]
done=True django_filters valid [True]
done=True django_filters.rest_framework valid [True]
done=TRUE django_filters valid [True, False]
done=TRUE django_filters.rest_framework valid [True]
done=1 django_filters valid [True, False]
done=1 django_filters.rest_framework valid [True]
done=0 django_filters valid [True, False]
done=0 django_filters.rest_framework valid [False]
done=2 django_filters valid [True]
done=2 django_filters.rest_framework valid [True, False]
done=3 django_filters valid [False]
done=3 django_filters.rest_framework valid [True, False]
done=on django_filters valid [True, False]
done=on django_filters.rest_framework valid [True, False]
done=no django_filters valid [True, False]
done=no django_filters.rest_framework valid [True, False]
WANTED
