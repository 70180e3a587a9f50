#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), note types with fields named like the built-in placeholders.
# Expected: the manual's "Special fields" lists Tags, Deck, Card and FrontSide as one kind, so a
# field of such a name is refused or renamed, or at least the same one of the two wins each
# time.
# What happens: all are accepted as field names. Tags, Deck and Card then give the note's own
# field and the built-in is out of reach; FrontSide gives the built-in and the note's field is
# out of reach.
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
kind = col.models.new("Special")
for name in ("Q", "Tags", "Deck", "Card", "FrontSide"):
    col.models.add_field(kind, col.models.new_field(name))
template = col.models.new_template("One")
template["qfmt"] = "{{Q}}"
template["afmt"] = "{{Tags}}, {{Deck}}, {{Card}}, {{FrontSide}}"
col.models.add_template(kind, template)
col.models.add_dict(kind)
note = col.new_note(col.models.by_name("Special"))
print([field["name"] for field in note.note_type()["flds"]])
note.fields = ["question", "my tags", "my deck", "my card", "my front"]
note.tags = ["real"]
col.add_note(note, 1)
print(note.cards()[0].render_output().answer_text)
PY
} | tee seen
diff - seen <<'WANTED'
['Q', 'Tags', 'Deck', 'Card', 'FrontSide']
my tags, my deck, my card, question
WANTED
