#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), the conditional {{#Back}} and card generation.
# Expected: a field is empty when nothing would be seen, as the manual's "Conditional
# replacement" suggests, or else when it has no characters at all.
# What happens: neither. Blanks, <br> and bare <div> in any mix count as empty; an empty
# paragraph, an empty bold, a div with a class, a non-breaking space and a comment count as
# content, so a field that an editor left as <p></p> makes a reverse card with a blank front.
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
for back in (" ", "<br>", "<div><br></div>", "<DIV></DIV>", "<p></p>", "<b></b>",
             '<div class="x"></div>', "&nbsp;", "\u00a0", "<!-- -->"):
    note = col.new_note(col.models.by_name("Basic (and reversed card)"))
    note["Front"], note["Back"] = "q", back
    col.add_note(note, 1)
    print(ascii(back), "is", "empty" if len(note.cards()) == 1 else "content")
PY
} | tee seen
diff - seen <<'WANTED'
' ' is empty
'<br>' is empty
'<div><br></div>' is empty
'<DIV></DIV>' is empty
'<p></p>' is content
'<b></b>' is content
'<div class="x"></div>' is content
'&nbsp;' is content
'\xa0' is content
'<!-- -->' is content
WANTED
