"""Makes the scratch project that the blocks run in, once for each version of Django and of these files."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import distributions
from pathlib import Path

HERE = Path(__file__).resolve().parent

MANAGE = '''\
#!/usr/bin/env python
import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
'''

SETTINGS = '''\
import os
from importlib.util import find_spec
from pathlib import Path

try:
    import psycopg
except ImportError:
    # Without the library of PostgreSQL, which comes with it, the driver cannot be loaded.
    psycopg = None

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = "scratch-project-key-which-protects-nothing-at-all-0123456789"
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *(app for app in ("rest_framework", "rest_framework.authtoken", "graphene_django") if find_spec(app)),
    *(["django.contrib.postgres"] if psycopg else []),
    "books",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
if os.environ.get("VERIFY_POSTGRESQL"):
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql", "NAME": os.environ["VERIFY_DATABASE"],
        "USER": "verify", "HOST": os.environ["VERIFY_POSTGRESQL"], "PORT": "5432",
    }

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation." + name}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_URL = "media/"
MEDIA_ROOT = BASE_DIR / "media"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
CELERY_BROKER_URL = "memory://"
CELERY_RESULT_BACKEND = "cache+memory://"
CELERY_TASK_ALWAYS_EAGER = True
'''

CELERY = '''\
import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("config")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
'''

CONFIG_INIT = '''\
from importlib.util import find_spec

if find_spec("celery"):
    from .celery import app as celery_app
'''

URLS = '''\
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("django.contrib.auth.urls")),
    path("books/", include("books.urls")),
]
'''

BOOKS_URLS = '''\
from django.urls import path

from . import views

app_name = "books"
urlpatterns = [
    path("", views.book_list, name="list"),
    path("<int:pk>/", views.book_detail, name="detail"),
]
'''

BOOKS_VIEWS = '''\
from django.shortcuts import get_object_or_404, render

from .models import Book


def book_list(request):
    return render(request, "books/book_list.html", {"books": Book.objects.order_by("title")})


def book_detail(request, pk):
    return render(request, "books/book_detail.html", {"book": get_object_or_404(Book, pk=pk)})
'''

MODELS = '''\
from django.conf import settings
from django.db import models
from django.utils import timezone


class Author(models.Model):
    name = models.CharField(max_length=100)
    born = models.IntegerField(null=True, blank=True)

    def __str__(self):
        return self.name


class Publisher(models.Model):
    name = models.CharField(max_length=100)
    country = models.CharField(max_length=50, blank=True)

    def __str__(self):
        return self.name


class Tag(models.Model):
    name = models.CharField(max_length=50)

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=200)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    publisher = models.ForeignKey(Publisher, on_delete=models.SET_NULL, null=True, blank=True)
    tags = models.ManyToManyField(Tag, blank=True)
    pages = models.IntegerField()
    price = models.DecimalField(max_digits=6, decimal_places=2)
    published = models.DateField()
    stock = models.IntegerField(default=0)
    in_print = models.BooleanField(default=True)

    def __str__(self):
        return self.title


class Review(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="reviews")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    rating = models.IntegerField()
    text = models.TextField(blank=True)
    created = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.book}: {self.rating}"
'''

APPS = '''\
from django.apps import AppConfig


class BooksConfig(AppConfig):
    name = "books"
'''

BASE_HTML = """\
<!doctype html>
<title>{% block title %}Books{% endblock %}</title>
{% block content %}{% endblock %}
"""

GATEWAY = '''\
import os

from django.core.{kind} import get_{kind}_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_{kind}_application()
'''

FILES = {
    "manage.py": MANAGE,
    "config/__init__.py": CONFIG_INIT,
    "config/celery.py": CELERY,
    "config/settings.py": SETTINGS,
    "config/urls.py": URLS,
    "config/wsgi.py": GATEWAY.format(kind="wsgi"),
    "config/asgi.py": GATEWAY.format(kind="asgi"),
    "books/__init__.py": "",
    "books/admin.py": "",
    "books/apps.py": APPS,
    "books/forms.py": "",
    "books/models.py": MODELS,
    "books/tests.py": "",
    "books/urls.py": BOOKS_URLS,
    "books/views.py": BOOKS_VIEWS,
    "books/migrations/__init__.py": "",
    "templates/base.html": BASE_HTML,
    "templates/registration/login.html": '{% extends "base.html" %}{% block content %}{{ form }}{% endblock %}\n',
    "templates/books/book_list.html": "{% for book in books %}{{ book.title }}\n{% endfor %}",
    "templates/books/book_detail.html": "{{ book.title }}\n",
}


class ScratchError(RuntimeError):
    pass


def environment(project: Path) -> dict[str, str]:
    """What commands of the project run with: this interpreter's tools first, nothing of the caller's Django."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "PYTHON", "VIRTUAL_ENV"))}
    # Not resolved: the interpreter of a virtual environment is a link, and its tools lie beside the link.
    tools = str(Path(sys.executable).parent)
    return kept | {
        "PATH": tools + os.pathsep + os.environ.get("PATH", os.defpath),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "NO_COLOR": "1",
        "PIP_NO_INDEX": "1",
        "UV_OFFLINE": "1",
        "PWD": str(project),
    }


def fingerprint() -> str:
    parts = [sys.version, Path(__file__).read_text(), (HERE / "rows.py").read_text()]
    parts += sorted(f"{d.metadata['Name']} {d.version}" for d in distributions())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def ensure(root: Path) -> Path:
    """The folder of the ready project, made below `root` if it is not there yet."""
    project = root / f"scratch-{fingerprint()}"
    if project.is_dir():
        return project
    root.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix="building-", dir=root))
    try:
        for name, text in FILES.items():
            path = building / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        shutil.copyfile(HERE / "rows.py", building / "rows.py")
        manage(building, "makemigrations", "books")
        manage(building, "migrate", "--verbosity", "0")
        manage(building, "shell", "-c", "import rows")
        (building / "rows.py").unlink()
        try:
            building.rename(project)
        except OSError:
            # Another run was faster. What it made is the same, by the name.
            if not project.is_dir():
                raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return project


def manage(project: Path, *args: str, extra: dict[str, str] | None = None) -> None:
    command = [sys.executable, "manage.py", *args]
    variables = environment(project) | (extra or {})
    done = subprocess.run(command, cwd=project, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ScratchError(f"the scratch project: `manage.py {' '.join(args)}` failed:\n{done.stdout}{done.stderr}")
