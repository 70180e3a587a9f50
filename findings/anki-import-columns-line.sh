#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), import of text files: the header #columns.
# Expected: by the manual's table of headers the line tells how many columns there are and their
# names to be shown. If it maps as well, names that fit no field are an error or leave the
# mapping by position.
# What happens: if the line is there, columns go to fields of exactly the same name, case and
# blanks included, and others nowhere. Where no name fits, as in an Anki whose note types are in
# another language, column 1 is the first field and all answers are dropped without a word.
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

for label, header in (("none", ""), ("Front Back", "#columns:Front\tBack\n"), ("Back Front", "#columns:Back\tFront\n"),
                      ("front back", "#columns:front\tback\n"), ("Vorderseite Rückseite", "#columns:Vorderseite\tRückseite\n")):
    log = load(f"#separator:tab\n{header}{label} 1\t{label} 2\n")
    print(label, "->", [tuple(note.fields) for note in log.new])
PY
} | tee seen
diff - seen <<'WANTED'
none -> [('none 1', 'none 2')]
Front Back -> [('Front Back 1', 'Front Back 2')]
Back Front -> [('Back Front 2', 'Back Front 1')]
front back -> [('front back 1', '')]
Vorderseite Rückseite -> [('Vorderseite Rückseite 1', '')]
WANTED
