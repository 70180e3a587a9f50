#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki) with genanki 0.13.1, names of media files.
# Expected: add_file and write_data return the name given, perhaps changed where that name is
# taken or not portable; the manual says nothing of capitals.
# What happens: both turn the whole name into small letters, Unicode ones too, so a field that
# was written with the name the file had refers to a file that is missing for the media check.
# The same file in a package keeps its capitals when the package is imported.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anki==26.9.3 genanki==0.13.1
{
    venv/bin/python - <<'PY'
import os, tempfile
import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

work = tempfile.mkdtemp()
os.chdir(work)
col = Collection(work + "/c.anki2")
with open("Logo.PNG", "wb") as file:
    file.write(b"one")
print(col.media.add_file(work + "/Logo.PNG"), col.media.write_data("ÄRA.Svg", b"two"))
note = col.new_note(col.models.by_name("Basic"))
note["Front"] = '<img src="Logo.PNG">'
col.add_note(note, 1)
print("missing:", list(col.media.check().missing))

with open("Map.PNG", "wb") as file:
    file.write(b"three")
deck = genanki.Deck(2059400110, "D")
deck.add_note(genanki.Note(model=genanki.BASIC_MODEL, fields=['<img src="Map.PNG">', "b"]))
genanki.Package(deck, media_files=["Map.PNG"]).write_to_file("d.apkg")
col.import_anki_package(ImportAnkiPackageRequest(
    package_path=work + "/d.apkg", options=ImportAnkiPackageOptions()))
print(sorted(os.listdir(col.media.dir())))
PY
} | tee seen
diff - seen <<'WANTED'
logo.png ära.svg
missing: ['Logo.PNG']
['Map.PNG', 'logo.png', 'ära.svg']
WANTED
