#!/usr/bin/env bash
# mkdocs-quiz 1.7.1 (PyPI), export to QTI 1.2 for learning platforms.
# Expected: what the site shows: bold text, code, and the signs < and > of a formula, as HTML in
# mattext of the type text/html.
# What happens: the text goes out as the Markdown it was, so platforms show **not** and `print`.
# Titles are freed of HTML tags, and anything from a < to a > is one, wherever it stands. The
# same text is escaped, or put in CDATA unescaped if such a "tag" is in it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mkdocs-quiz==1.7.1
{
    venv/bin/python - <<'PY'
import os, pathlib, re, subprocess, sys, tempfile, zipfile

os.chdir(tempfile.mkdtemp())
pathlib.Path("quiz.md").write_text("""
<quiz>
Is x < 5 and y > 3?
- [x] `x < 4`
- [ ] **not** `print(x)`
</quiz>
""")
subprocess.run([os.path.join(os.path.dirname(sys.executable), "mkdocs-quiz"), "export", "qti", "quiz.md", "-o", "quiz.zip"],
               check=True, stdout=subprocess.DEVNULL)
with zipfile.ZipFile("quiz.zip") as package:
    for name in package.namelist():
        text = package.read(name).decode()
        if "<mattext" in text:
            print(*re.findall(r'<item [^>]*(title="[^"]*")', text))
            print(*re.findall(r"<mattext.*?</mattext>", text, re.S), sep="\n")
PY
} | tee seen
diff - seen <<'WANTED'
title="Is x  3?"
<mattext texttype="text/html"><![CDATA[Is x < 5 and y > 3?]]></mattext>
<mattext texttype="text/html">`x &lt; 4`</mattext>
<mattext texttype="text/html">**not** `print(x)`</mattext>
WANTED
