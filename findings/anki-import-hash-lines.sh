#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), import of text files: lines that begin with #.
# Expected: the manual's "File headers" are lines at the beginning of the file; below the first
# record a # is text, as in CSV in general, or else such lines are reported as skipped.
# What happens: every line whose first character is # is a comment, wherever it stands, and
# counts as nothing in the log. Quoted it is a record, and within a quoted field that goes over
# lines it stays.
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
col = Collection(work + "/c.anki2")
def load(text):
    path = work + "/quiz.txt"
    with open(path, "w") as file:
        file.write(text)
    return col.import_csv(ImportCsvRequest(
        path=path, metadata=col.get_csv_metadata(path=path, delimiter=None))).log

log = load('#separator:comma\n#html:false\nWhat is a header?,text\n#include <stdio.h>,a directive\n#fff,white\n'
           '"#define",a directive\n"two lines\n#second",text\n')
print([tuple(note.fields) for note in log.new])
print("reported:", len(log.empty_first_field) + len(log.missing_notetype) + len(log.first_field_match) + len(log.duplicate))
PY
} | tee seen
diff - seen <<'WANTED'
[('What is a header?', 'text'), ('#define', 'a directive'), ('two lines#second', 'text')]
reported: 0
WANTED
