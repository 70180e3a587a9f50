#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), import of text files with "update existing notes", the default.
# Expected: the first field identifies a note; of two lines with the same one the second updates
# the first, whether they come in one file or in two.
# What happens: lines are matched only against notes that were there before the file. In one
# file both lines become notes; the same two lines in two files give one note with the second's
# answer; and importing the first file again updates both twins with both lines in turn.
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
from anki.collection import Collection, ImportCsvRequest

work = tempfile.mkdtemp()
def load(col, text):
    path = work + "/quiz.csv"
    with open(path, "w") as file:
        file.write(text)
    col.import_csv(ImportCsvRequest(
        path=path, metadata=col.get_csv_metadata(path=path, delimiter=None)))
    print([tuple(col.get_note(i).fields) for i in col.find_notes("")])

col = Collection(work + "/one.anki2")
load(col, "cat,first\ncat,second\n")
load(col, "cat,first\ncat,second\n")
col.close()
col = Collection(work + "/two.anki2")
load(col, "cat,first\n")
load(col, "cat,second\n")
PY
} | tee seen
diff - seen <<'WANTED'
[('cat', 'first'), ('cat', 'second')]
[('cat', 'second'), ('cat', 'second')]
[('cat', 'first')]
[('cat', 'second')]
WANTED
