#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), Find and Replace with "treat input as regular expression".
# Expected: as in JavaScript, Java or Perl $1s is group one followed by an s, and a reference to
# a group that does not exist is an error or stays as it is.
# What happens: a reference takes as many letters, digits and underscores as follow, so $1s
# means a group named "1s". Groups that do not exist give nothing, without an error, and the
# text is gone. ${1}s works, $$5 gives $5.
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
for search, replacement in (("(cat)", "$1s"), ("(cat)", "${1}s"), ("(cat)", "$1-s"),
                            ("cat", "US$5"), ("cat", "US$$5")):
    note = col.new_note(col.models.by_name("Basic"))
    note["Front"] = "a cat."
    col.add_note(note, 1)
    col.find_and_replace(note_ids=[note.id], search=search, replacement=replacement, regex=True)
    note.load()
    print(search, "by", replacement, "gives", repr(note["Front"]))
PY
} | tee seen
diff - seen <<'WANTED'
(cat) by $1s gives 'a .'
(cat) by ${1}s gives 'a cats.'
(cat) by $1-s gives 'a cat-s.'
cat by US$5 gives 'a US.'
cat by US$$5 gives 'a US$5.'
WANTED
