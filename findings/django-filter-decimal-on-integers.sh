#!/usr/bin/env bash
# django-filter 26.2 with Django 5.2.19 (PyPI), a NumberFilter on an IntegerField, on SQLite.
# Expected: 1.5 is refused, or compared as a number: Django rounds a float on an integer field so
# that n >= 1.5 is n >= 2.
# What happens: the filter's form gives a Decimal, and Django's rounding is for float alone; the
# Decimal is truncated to 1. "At least 1.5" finds 1 and "less than 1.5" does not. ("Exactly 1.5" finds 1 for floats too.)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check django==5.2.19 django-filter==26.2
{
    venv/bin/python - <<'PY'
import django
from django.conf import settings

settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, INSTALLED_APPS=["django_filters"])
django.setup()
import django_filters
from django.db import connection, models
from django.http import QueryDict


class Review(models.Model):
    n = models.IntegerField()

    class Meta:
        app_label = "quiz"


class ReviewFilter(django_filters.FilterSet):
    class Meta:
        model = Review
        fields = {"n": ["exact", "gte", "gt", "lte", "lt"]}


with connection.schema_editor() as editor:
    editor.create_model(Review)
Review.objects.bulk_create(Review(n=n) for n in (1, 2))
for lookup in ("exact", "gte", "gt", "lte", "lt"):
    name = "n" if lookup == "exact" else f"n__{lookup}"
    found = ReviewFilter(QueryDict(f"{name}=1.5"), Review.objects.order_by("n")).qs
    plain = Review.objects.filter(**{f"n__{lookup}": 1.5}).order_by("n")
    print(f"{name}=1.5", "django-filter", [r.n for r in found], "float", [r.n for r in plain])
PY
} | tee seen
diff - seen <<'WANTED'
n=1.5 django-filter [1] float [1]
n__gte=1.5 django-filter [1, 2] float [2]
n__gt=1.5 django-filter [2] float [2]
n__lte=1.5 django-filter [1] float [1]
n__lt=1.5 django-filter [] float [1]
WANTED
