#!/usr/bin/env bash
# genanki 0.13.1 and Anki 26.9.3 (both PyPI): which cards a note has.
# Expected: a package that genanki writes holds the cards that Anki makes for the same notes and
# templates; genanki works out each template's required fields for that.
# What happens: the two disagree on what counts as filled. genanki counts a field of blanks or
# of <br>, and for it a template with a conditional around static text is filled; Anki imports
# these cards as they are and reports them as empty, while adding the same note in Anki does not
# make them. A note for which genanki makes no card is imported as a note without cards, which
# Anki itself never makes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check genanki==0.13.1 anki==26.9.3
{
    venv/bin/python - <<'PY'
import os, tempfile
import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

work = tempfile.mkdtemp()
os.chdir(work)
fronts = ["{{A}}", "{{B}}", "{{#B}}static{{/B}}"]
model = genanki.Model(1607392319, "Three", fields=[{"name": "A"}, {"name": "B"}], templates=[
    {"name": f"T{n}", "qfmt": front, "afmt": "{{B}}"} for n, front in enumerate(fronts)])
deck = genanki.Deck(2059400110, "D")
notes = [("a", "b"), ("a", "<br>"), ("a", " "), ("", "")]
for fields in notes:
    deck.add_note(genanki.Note(model=model, fields=list(fields)))
genanki.Package(deck).write_to_file("d.apkg")
col = Collection(work + "/c.anki2")
col.import_anki_package(ImportAnkiPackageRequest(
    package_path=work + "/d.apkg", options=ImportAnkiPackageOptions()))
report = {n.note_id: len(n.card_ids) for n in col.get_empty_cards().notes}
for nid in sorted(col.find_notes("")):
    old = col.get_note(nid)
    new = col.new_note(col.models.by_name("Three"))
    new.fields = old.fields[:]
    col.add_note(new, 1)
    print(old.fields, "genanki:", [c.ord for c in old.cards()], "Anki:", [c.ord for c in new.cards()],
          "reported empty:", report.get(nid, 0))
PY
} | tee seen
diff - seen <<'WANTED'
['a', 'b'] genanki: [0, 1, 2] Anki: [0, 1] reported empty: 1
['a', '<br>'] genanki: [0, 1, 2] Anki: [0] reported empty: 2
['a', ' '] genanki: [0, 1, 2] Anki: [0] reported empty: 2
['', ''] genanki: [] Anki: [0] reported empty: 0
WANTED
