#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), import of text files: tags of notes that exist.
# Expected: tags in a file are added to a note, as the manual says of the header #tags; at least
# "marked" and "leech", which Anki itself sets, and tags set by the learner survive an update.
# What happens: with a column of tags the note has those of the line and no other, even if the
# line is the one it was made from, and with an empty cell none. The header only adds, and not
# to a note whose text the line leaves as it is.
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

load("#separator:tab\n#tags column:3\ncat\tKatze\tanimals\n")
note = col.get_note(col.find_notes("")[0])
def show(label):
    note.load()
    print(label, note.tags)
note.tags += ["marked", "hard"]
col.update_note(note)
show("learner adds two:")
load("#separator:tab\n#tags:more\ncat\tKatze\n")
show("header #tags:more, same text:")
load("#separator:tab\n#tags:more\ncat\tKater\n")
show("header #tags:more, new text:")
load("#separator:tab\n#tags column:3\ncat\tKatze\tanimals\n")
show("the first file again:")
load("#separator:tab\n#tags column:3\ncat\tKatze\t\n")
show("empty cell:")
PY
} | tee seen
diff - seen <<'WANTED'
learner adds two: ['animals', 'hard', 'marked']
header #tags:more, same text: ['animals', 'hard', 'marked']
header #tags:more, new text: ['animals', 'hard', 'marked', 'more']
the first file again: ['animals']
empty cell: []
WANTED
