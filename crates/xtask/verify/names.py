"""The names that every block finds, as in an open shell of the project."""

from __future__ import annotations

from typing import Any


def usual_names() -> dict[str, Any]:
    import datetime
    from decimal import Decimal

    from django import db, forms, http, shortcuts, test, urls
    from django.apps import apps
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
    from django.db import models
    from django.utils import timezone

    from_models = (
        "F Q Count Sum Avg Max Min Prefetch Exists OuterRef Subquery Value Case When Model Manager QuerySet "
        "prefetch_related_objects"
    ).split()
    names: dict[str, Any] = {name: getattr(models, name) for name in from_models if hasattr(models, name)}
    for module, listed in (
        (db, "transaction connection connections IntegrityError"),
        (urls, "path re_path include reverse reverse_lazy resolve"),
        (shortcuts, "render redirect get_object_or_404 get_list_or_404"),
        (http, "HttpResponse HttpResponseRedirect JsonResponse Http404"),
        (test, "Client RequestFactory override_settings"),
    ):
        names |= {name: getattr(module, name) for name in listed.split()}
    names |= {
        "models": models, "forms": forms, "timezone": timezone, "settings": settings,
        "ValidationError": ValidationError, "PermissionDenied": PermissionDenied,
        "ImproperlyConfigured": ImproperlyConfigured,
        "date": datetime.date, "datetime": datetime.datetime, "timedelta": datetime.timedelta, "Decimal": Decimal,
        "User": get_user_model(),
    }  # fmt: skip
    names |= {model.__name__: model for model in apps.get_app_config("books").get_models()}
    return names
