#!/usr/bin/env bash
# json2qti 1.3.0 (PyPI), questions with code in QTI 1.2.
# Expected: mattext of the type text/html holds HTML as escaped text, and characters of a
# question are escaped in that HTML once more, so <br> in a question is shown and `code` is
# marked up.
# What happens: the paragraph around is escaped, code and pre are not: they are child elements
# of mattext, which the schema does not allow, and the text of the element ends before the first
# of them. Text is escaped for XML alone, so the answer <br> to "which tag breaks a line?"
# arrives as a tag and is invisible.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check json2qti==1.3.0
{
    venv/bin/python - <<'PY'
import glob, json, os, subprocess, sys, tempfile, xml.etree.ElementTree as tree, zipfile

os.chdir(tempfile.mkdtemp())
with open("quiz.json", "w") as file:
    json.dump({"Quiz": {"What does `print(1)` do?": ["prints `1`"], "Which tag breaks a line?": ["<br>"], "a < b?": ["R&D"]}}, file)
subprocess.run([os.path.join(os.path.dirname(sys.executable), "json2qti"), "quiz.json"], check=True, stdout=subprocess.DEVNULL)
with zipfile.ZipFile("quiz.zip") as package:
    item = next(name for name in package.namelist() if not name.endswith("meta.xml"))
    for text in tree.fromstring(package.read(item)).iter("{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}mattext"):
        print(repr(text.text), "children:", [child.tag.split("}")[1] for child in text])
PY
} | tee seen
diff - seen <<'WANTED'
'<p>What does ' children: ['code']
'<p>prints ' children: ['code']
'<p>Which tag breaks a line?</p>' children: []
'<p><br></p>' children: []
'<p>a < b?</p>' children: []
'<p>R&D</p>' children: []
WANTED
