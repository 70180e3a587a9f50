#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), removing a tag from notes.
# Expected: bulk_remove([note], "aa") takes the tag "aa" from the note and leaves "aa::b", a tag
# of its own that was set by itself; adding "aa" does not add any child either.
# What happens: each tag below goes too. A prefix alone does not, and a note that has only the
# child loses it as well.
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
for tags in (["aa", "aa::b", "ab"], ["aa::b::c", "z"]):
    note = col.new_note(col.models.by_name("Basic"))
    note["Front"], note.tags = "q", tags
    col.add_note(note, 1)
    changed = col.tags.bulk_remove([note.id], "aa").count
    note.load()
    print(tags, "minus aa:", note.tags, "changed:", changed)
print("still listed:", col.tags.all())
PY
} | tee seen
diff - seen <<'WANTED'
['aa', 'aa::b', 'ab'] minus aa: ['ab'] changed: 1
['aa::b::c', 'z'] minus aa: ['z'] changed: 1
still listed: ['aa', 'aa::b', 'aa::b::c', 'ab', 'z']
WANTED
