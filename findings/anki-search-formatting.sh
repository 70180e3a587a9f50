#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), searching for a word of which one part is bold.
# Expected: the same word is found, or not found, in any field alike; and a search that finds a
# note still does so when it names the field the word is in.
# What happens: a search without a field name reads a copy of the first field that has no
# markup, but all other fields with theirs, so ab<b>cd</b> is found as abcd in the front, not in
# the back. The search that names the first field reads the markup too and finds nothing. The
# entity &amp; behaves likewise.
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
for front, back in (("ab<b>cd</b>", "-"), ("bold back", "ab<b>cd</b>"),
                    ("R&amp;D", "-"), ("entity back", "R&amp;D")):
    note = col.new_note(col.models.by_name("Basic"))
    note["Front"], note["Back"] = front, back
    col.add_note(note, 1)
for search in ("abcd", "Front:*abcd*", "Back:*abcd*", "R&D", "Front:*R&D*", "Back:*R&D*"):
    print(search, "finds", [col.get_note(i)["Front"] for i in col.find_notes(search)])
PY
} | tee seen
diff - seen <<'WANTED'
abcd finds ['ab<b>cd</b>']
Front:*abcd* finds []
Back:*abcd* finds []
R&D finds ['R&amp;D']
Front:*R&D* finds []
Back:*R&D* finds []
WANTED
