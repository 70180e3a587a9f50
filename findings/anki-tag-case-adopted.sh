#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), capitals in tags.
# Expected: a tag is stored as written, or the first spelling of the same tag wins.
# What happens: the longest parent that any older tag has decides the spelling of the new tag's
# first parts, so MATH::x::y becomes Math::x::y by the tag Math::x; but a later tag "math" keeps
# its small letters beside Math::x, and a tag below it then takes either spelling.
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

for order in (["Math::x", "math", "MATH::X::y", "MATH::z"], ["math", "Math::x", "MATH::X::y", "MATH::z"]):
    col = Collection(tempfile.mkdtemp() + "/c.anki2")
    for tag in order:
        note = col.new_note(col.models.by_name("Basic"))
        note["Front"], note.tags = "q", [tag]
        col.add_note(note, 1)
        note.load()
        print(tag, "is stored as", *note.tags)
    col.close()
    print()
PY
} | tee seen
diff - seen <<'WANTED'
Math::x is stored as Math::x
math is stored as math
MATH::X::y is stored as Math::x::y
MATH::z is stored as math::z

math is stored as math
Math::x is stored as math::x
MATH::X::y is stored as math::x::y
MATH::z is stored as math::z

WANTED
