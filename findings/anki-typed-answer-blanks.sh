#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), {{type:Field}}: the comparison of the field with what the learner
# typed.
# Expected: markup is dropped and any blank on the screen is a blank to type; the manual says of
# type:nc that it ignores diacritics.
# What happens: the entity &nbsp; is a blank, the character it stands for is not, so a field
# pasted from a web page is never matched and looks right in red. <div> and <br> part words by a
# blank, <p>, <li> and <td> by nothing: "red" and "blue" in a list have to be typed as
# "redblue". With nc, compatibility forms fall too: x² is right as x2, ½ as 1⁄2.
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
def right(field, typed, exact=True):
    return "typearrow" not in col.compare_answer(field, typed, exact)
for field, typed in (("a&nbsp;b", "a b"), ("a\u00a0b", "a b"), ("<div>red</div><div>blue</div>", "red blue"),
                     ("red<br>blue", "red blue"), ("<p>red</p><p>blue</p>", "red blue"), ("<p>red</p><p>blue</p>", "redblue"),
                     ("<ul><li>red</li><li>blue</li></ul>", "redblue"), ("<td>red</td><td>blue</td>", "redblue")):
    print(ascii(field), "typed", typed, "right" if right(field, typed) else "wrong")
for field, typed in (("café", "cafe"), ("x²", "x2"), ("½", "1⁄2"), ("①", "1")):
    print(field, "typed", typed, "right" if right(field, typed) else "wrong", "with nc", "right" if right(field, typed, False) else "wrong")
PY
} | tee seen
diff - seen <<'WANTED'
'a&nbsp;b' typed a b right
'a\xa0b' typed a b wrong
'<div>red</div><div>blue</div>' typed red blue right
'red<br>blue' typed red blue right
'<p>red</p><p>blue</p>' typed red blue wrong
'<p>red</p><p>blue</p>' typed redblue right
'<ul><li>red</li><li>blue</li></ul>' typed redblue right
'<td>red</td><td>blue</td>' typed redblue right
café typed cafe wrong with nc right
x² typed x2 wrong with nc right
½ typed 1⁄2 wrong with nc right
① typed 1 wrong with nc right
WANTED
