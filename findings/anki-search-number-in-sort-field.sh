#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), searching a collection.
# Expected: fields are text, so a search for a word finds the notes whose fields hold that word,
# as the manual's chapter "Searching" says; a front of "1e3" does not hold "1000".
# What happens: the first field is copied to a column for sorting that SQLite gives integer
# affinity, so text that looks like a number is stored as one, and a search without a field name
# looks there too. "1e3" is found by 1000, twenty digits by e+19, while the search in the field
# itself (Front:*1000*) finds nothing.
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
for front in ("1e3", "12345678901234567890", "word"):
    note = col.new_note(col.models.by_name("Basic"))
    note["Front"], note["Back"] = front, "-"
    col.add_note(note, 1)
for search in ("1000", "Front:*1000*", "e+19", "Front:*e+19*"):
    found = [col.get_note(i)["Front"] for i in col.find_notes(search)]
    print(search, "finds", found)
for row in col.db.all("select typeof(sfld), sfld from notes"):
    print(*row)
PY
} | tee seen
diff - seen <<'WANTED'
1000 finds ['1e3']
Front:*1000* finds []
e+19 finds ['12345678901234567890']
Front:*e+19* finds []
integer 1000
real 1.2345678901234567e+19
text word
WANTED
