#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), import of text files: the delimiter guessed for a file without a
# #separator line.
# Expected: a file named .csv in which every line has one comma is read at the comma; characters
# within quotes do not count (RFC 4180).
# What happens: the beginning of the file is searched for tab, |, ;, : and only then for the
# comma, quoted or not, and one hit is enough. One question like "At 10:30?" makes the whole
# file be split at colons, and all answers end up in the first field; so does the ; of an
# entity.
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
for text in ('Capital of Peru?,Lima\n"At 10:30?",yes\n', '"Is 7:15 early?",yes\nCapital of Mali?,Bamako\n',
             'x &lt; y,less\nz,more\n'):
    path = work + "/quiz.csv"
    with open(path, "w") as file:
        file.write(text)
    log = col.import_csv(ImportCsvRequest(
        path=path, metadata=col.get_csv_metadata(path=path, delimiter=None))).log
    print([list(note.fields) for note in log.new])
PY
} | tee seen
diff - seen <<'WANTED'
[['Capital of Peru?,Lima', ''], ['At 10:30?,yes', '']]
[['Is 7:15 early?,yes', ''], ['Capital of Mali?,Bamako', '']]
[['x &lt', ' y,less'], ['z,more', '']]
WANTED
