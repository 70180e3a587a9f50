#!/usr/bin/env bash
# qti-package-maker 26.7.14 (PyPI), multiple choice.
# Expected: choices are written as given. Writers number them A, B, C by themselves, so at most
# a list that counts A, B, C itself would lose its letters.
# What happens: where each choice begins with a letter and a full stop, whichever letters they
# are, the letter is taken for numbering and removed; the writer for Aiken removes once more.
# Authors with initials, or "T. rex" and "E. coli", become others.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check qti-package-maker==26.7.14
{
    venv/bin/python - <<'PY'
import contextlib, io, os, tempfile
from qti_package_maker.package_interface import QTIPackageInterface

os.chdir(tempfile.mkdtemp())
for question, choices in (("Who wrote it?", ["C. S. Lewis", "D. H. Lawrence", "E. M. Forster"]),
                          ("Which is a bacterium?", ["E. coli", "T. rex", "F. catus"])):
    for engine, file in (("text2qti", "text2qti-quiz.txt"), ("moodle_aiken", "aiken-quiz.txt")):
        with contextlib.redirect_stdout(io.StringIO()):
            package = QTIPackageInterface("quiz")
            package.add_item("MC", (question, choices, choices[0]))
            package.save_package(engine)
        with open(file) as written:
            print(engine, [line for line in written.read().splitlines() if line])
PY
} | tee seen
diff - seen <<'WANTED'
text2qti ['1. Who wrote it?', '*A) S. Lewis', 'B) H. Lawrence', 'C) M. Forster']
moodle_aiken ['Who wrote it?', 'A. Lewis', 'B. Lawrence', 'C. Forster', 'ANSWER: A']
text2qti ['1. Which is a bacterium?', '*A) coli', 'B) rex', 'C) catus']
moodle_aiken ['Which is a bacterium?', 'A. coli', 'B. rex', 'C. catus', 'ANSWER: A']
WANTED
