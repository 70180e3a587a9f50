#!/usr/bin/env bash
# Anki 26.9.3 (PyPI: anki), import of text files with #html:false.
# Expected: the text is shown as it is in the file: that is what the setting is for, and < and &
# are escaped for it, line breaks become <br>.
# What happens: Anki's own markup acts: [sound:x.mp3] becomes a play button on the card and
# \(x\) stays a formula for MathJax. Blanks are kept as plain blanks, of which HTML shows one or
# none, so Python code loses its indentation.
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
from anki.collection import Collection, ImportCsvRequest

work = tempfile.mkdtemp()
col = Collection(work + "/c.anki2")
def load(text):
    path = work + "/quiz.txt"
    with open(path, "w") as file:
        file.write(text)
    return col.import_csv(ImportCsvRequest(
        path=path, metadata=col.get_csv_metadata(path=path, delimiter=None))).log

load('#separator:tab\n#html:false\n"if a < b:\n    f(x)"\t[sound:x.mp3] & \\(x\\)\n')
note = col.get_note(col.find_notes("")[0])
print(note.fields)
shown = note.cards()[0].render_output()
print(shown.answer_text.split("<hr id=answer>")[1].strip(), "| sounds:", [tag.filename for tag in shown.answer_av_tags])
PY
} | tee seen
diff - seen <<'WANTED'
['if a &lt; b:<br>    f(x)', '[sound:x.mp3] &amp; \\(x\\)']
[anki:play:a:0] &amp; \(x\) | sounds: ['x.mp3']
WANTED
