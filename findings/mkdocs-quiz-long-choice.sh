#!/usr/bin/env bash
# mkdocs-quiz 1.7.1 (PyPI), choices over more than one line, read by its own reader for QTI,
# which takes the plugin's syntax.
# Expected: choices are Markdown task list items, as the README says ("GitHub-flavored"), and an
# item goes on in lines that are indented, or even in those that are not (lazy continuation).
# What happens: each line is looked at by itself. A second line ends the choices, the rest,
# further choices included, becomes the text that is shown after answering. No error is
# reported, so a question may have a single choice, the right one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mkdocs-quiz==1.7.1
{
    venv/bin/python - <<'PY'
import pathlib, tempfile
from mkdocs_quiz.qti.extractor import extract_quizzes_from_file

path = pathlib.Path(tempfile.mkdtemp()) / "quiz.md"
for choices in ("- [x] one\n- [ ] two", "- [x] one, which goes\n  on\n- [ ] two", "- [x] one\n - [ ] two", "- [x] one\n\n- [ ] two"):
    path.write_text(f"<quiz>\nHow many?\n{choices}\n</quiz>\n")
    quiz = extract_quizzes_from_file(path)[0]
    print(repr(choices), "choices:", [answer.text for answer in quiz.answers], "after:", repr(quiz.content))
PY
} | tee seen
diff - seen <<'WANTED'
'- [x] one\n- [ ] two' choices: ['one', 'two'] after: None
'- [x] one, which goes\n  on\n- [ ] two' choices: ['one, which goes'] after: 'on\n- [ ] two'
'- [x] one\n - [ ] two' choices: ['one', 'two'] after: None
'- [x] one\n\n- [ ] two' choices: ['one', 'two'] after: None
WANTED
