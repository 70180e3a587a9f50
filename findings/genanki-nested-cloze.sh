#!/usr/bin/env bash
# genanki 0.13.1 and Anki 26.9.3 (both PyPI), the cards of cloze notes.
# Expected: genanki's cards for a cloze note are those that Anki makes: nested deletions and
# several numbers in one are in Anki's manual ("Cloze deletion").
# What happens: genanki looks for deletions with an expression of its own. The inner one of two
# nested has no card; a deletion with two numbers or without text has none, so the note is a
# note without cards; number 600 is card 600 in genanki and 500 in Anki, and text without a
# deletion has a card in Anki only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check genanki==0.13.1 anki==26.9.3
{
    venv/bin/python - <<'PY'
import tempfile, warnings
import genanki
from anki.collection import Collection

warnings.simplefilter("ignore")
col = Collection(tempfile.mkdtemp() + "/c.anki2")
for text in ("{{c1::a}} {{c2::b}}", "{{c1::a {{c2::b}} }}", "{{c1,2::x}}", "{{c1::}}", "{{c600::x}}", "no deletion"):
    there = genanki.Note(model=genanki.CLOZE_MODEL, fields=[text, ""])
    here = col.new_note(col.models.by_name("Cloze"))
    here["Text"] = text
    col.add_note(here, 1)
    print(text, "genanki:", [card.ord + 1 for card in there.cards], "Anki:", [card.ord + 1 for card in here.cards()])
PY
} | tee seen
diff - seen <<'WANTED'
{{c1::a}} {{c2::b}} genanki: [1, 2] Anki: [1, 2]
{{c1::a {{c2::b}} }} genanki: [1] Anki: [1, 2]
{{c1,2::x}} genanki: [] Anki: [1, 2]
{{c1::}} genanki: [] Anki: [1]
{{c600::x}} genanki: [600] Anki: [500]
no deletion genanki: [] Anki: [1]
WANTED
