#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), case in searches.
# Expected: one rule for case in one search language.
# What happens: a plain search goes through SQLite's LIKE and folds ASCII letters only, so
# "école" does not find "ÉCOLE"; with re: in front the same word does, since there a Unicode
# engine compares. A tag search folds in Unicode as well.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
{
    venv/bin/python - <<'PY'
import tempfile
from anki.collection import Collection

col = Collection(tempfile.mkdtemp() + "/c.anki2")
note = col.new_note(col.models.by_name("Basic"))
note["Front"], note["Back"], note.tags = "ÉCOLE", "SCHOOL", ["ÉCOLE"]
col.add_note(note, 1)
for search in ("school", "École", "école", "Front:école", "re:école", "Front:re:école", "tag:école"):
    print(search, len(col.find_notes(search)))
PY
} | tee seen
diff - seen <<'WANTED'
school 1
École 1
école 0
Front:école 0
re:école 1
Front:re:école 1
tag:école 1
WANTED
