#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), Tools > Check Media, whose list of unused files is what users are
# offered to delete.
# Expected: a file that a field's HTML loads is in use, one that it does not load is not.
# What happens: the check knows img, audio, video, source and object, and matches src and data
# by their ending, so the lazy data-src counts. poster, srcset, track, embed, iframe, SVG's
# image href and CSS url() do not count, and an src with %20, which a web view resolves to the
# name with a blank, makes that file unused and the encoded name missing.
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
html = ('<video src="film.mp4" poster="poster.jpg"><track src="subs.vtt"></video>'
        '<img data-src="lazy.png"><img src="s.png" srcset="s2.png 2x"><object data="o.svg"></object>'
        '<embed src="e.svg"><iframe src="f.html"></iframe><svg><image href="i.png"/></svg>'
        '<div style="background:url(bg.png)"></div><img src="my%20map.png">')
note = col.new_note(col.models.by_name("Basic"))
note["Front"] = html
col.add_note(note, 1)
for name in ("film.mp4", "poster.jpg", "subs.vtt", "lazy.png", "s.png", "s2.png", "o.svg",
             "e.svg", "f.html", "i.png", "bg.png", "my map.png"):
    col.media.write_data(name, name.encode())
found = col.media.check()
print("unused: ", *found.unused, sep="\n  ")
print("missing:", *found.missing)
PY
} | tee seen
diff - seen <<'WANTED'
unused: 
  bg.png
  e.svg
  f.html
  i.png
  my map.png
  poster.jpg
  s2.png
  subs.vtt
missing: my%20map.png
WANTED
