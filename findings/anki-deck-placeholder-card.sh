#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), which cards a note gets.
# Expected: a card is made when its front shows something, or, by the manual's "Card
# generation", when a field on it is not empty. Either way the built-in placeholders behave
# alike, and text inside a conditional counts like text outside.
# What happens: {{Deck}}, {{Card}} and {{Type}} always count as a filled field, {{Tags}} only if
# the note has tags, {{CardFlag}} always, and static text never, even inside {{#Back}} of a
# filled Back, so that front is skipped though it would read "static".
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
fronts = ["{{Front}}", "{{Deck}}", "{{Card}}", "{{Type}}", "{{CardFlag}}", "{{Tags}}",
          "{{FrontSide}}", "{{#Back}}static{{/Back}}", "{{^Extra}}static{{/Extra}}"]
kind = col.models.new("Nine")
for name in ("Front", "Back", "Extra"):
    col.models.add_field(kind, col.models.new_field(name))
for number, front in enumerate(fronts):
    template = col.models.new_template(f"T{number}")
    template["qfmt"], template["afmt"] = front, "{{Back}}"
    col.models.add_template(kind, template)
col.models.add_dict(kind)
for tags in ([], ["t"]):
    note = col.new_note(col.models.by_name("Nine"))
    note["Front"], note["Back"], note.tags = "q", "a", tags
    col.add_note(note, 1)
    print("tags:", tags, "cards:", [fronts[card.ord] for card in note.cards()])
PY
} | tee seen
diff - seen <<'WANTED'
tags: [] cards: ['{{Front}}', '{{Deck}}', '{{Card}}', '{{Type}}', '{{CardFlag}}']
tags: ['t'] cards: ['{{Front}}', '{{Deck}}', '{{Card}}', '{{Type}}', '{{CardFlag}}', '{{Tags}}']
WANTED
