#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), cloze numbers above 500.
# Expected: the number is refused, or gives a card of that number, or the deletion is left alone
# as text.
# What happens: card 500 is made, since numbers are cut to the last one allowed there, but
# rendering looks for a deletion numbered 500 and finds none, so the learner gets a card that is
# an error message. Adding the note and the check of its fields are both content.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
{
    venv/bin/python - <<'PY'
import re, tempfile
from anki.collection import Collection

col = Collection(tempfile.mkdtemp() + "/c.anki2")
for text in ("{{c500::x}}", "{{c501::x}}", "{{c1999::x}}"):
    note = col.new_note(col.models.by_name("Cloze"))
    note["Text"] = text
    print(text, "check:", note.fields_check(), end=" ")
    col.add_note(note, 1)
    for card in note.cards():
        front = re.sub("<[^>]*>|[\u2068\u2069]", "", card.render_output().question_text)
        print("card", card.ord + 1, "shows", front.split("\n")[0])
PY
} | tee seen
diff - seen <<'WANTED'
{{c500::x}} check: 0 card 500 shows [...]
{{c501::x}} check: 0 card 500 shows No cloze 500 found on card.
{{c1999::x}} check: 0 card 500 shows No cloze 500 found on card.
WANTED
