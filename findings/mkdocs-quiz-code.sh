#!/usr/bin/env bash
# mkdocs-quiz 1.7.1 (PyPI), quizzes on code, read by its own reader for QTI, which takes the
# plugin's syntax.
# Expected: code is text: [[answer]] and "- [x]" are quiz syntax outside code spans and fenced
# blocks. Outside of quizzes the plugin does mask code blocks.
# What happens: within a quiz code is not looked at. [[ -f x ]] or a nested list [[1, 2]]
# anywhere makes it a fill-in quiz whose choices are part of the text, with the code as the
# answer; items of a task list shown as an example are the choices, the true ones part of the
# explanation.
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
path.write_text("""
<quiz>
Which test is true if a file exists?
- [x] `[[ -f x ]]`
- [ ] `[[ -d x ]]`
</quiz>

<quiz>
How many rows has `array([[1, 2]])`?
- [x] 1
- [ ] 2
</quiz>

<quiz>
What is this?
```markdown
- [ ] eggs
- [x] milk
```
- [x] a task list
- [ ] a table
</quiz>
""")
for quiz in extract_quizzes_from_file(path):
    print(repr(quiz.question), "choices:", [(answer.text, answer.is_correct) for answer in quiz.answers],
          "blanks:", [blank.correct_answer for blank in quiz.blanks], "after:", repr(quiz.content))
PY
} | tee seen
diff - seen <<'WANTED'
'Which test is true if a file exists?\n- [x] `{{BLANK_0}}`\n- [ ] `{{BLANK_1}}`' choices: [] blanks: ['-f x', '-d x'] after: None
'How many rows has `array({{BLANK_0}})`?\n- [x] 1\n- [ ] 2' choices: [] blanks: ['1, 2'] after: None
'What is this?\n```markdown' choices: [('eggs', False), ('milk', True)] blanks: [] after: '```\n- [x] a task list\n- [ ] a table'
WANTED
