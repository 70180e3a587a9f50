#!/usr/bin/env bash
# gift-pegjs 1.0.2 (npm) and pygiftparser 1.1 (PyPI), the two feedbacks of a GIFT true/false
# question.
# Expected: Moodle's "GIFT format" page says that the first feedback is for those who answered
# wrongly and the second for those who were right, so in {T#no#yes} and {F#no#yes} alike "no"
# belongs to the wrong answer.
# What happens: pygiftparser does so. gift-pegjs calls the first trueFeedback and the second
# falseFeedback whichever the key is; read by their names they are right for the key F and
# swapped for T.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pygiftparser==1.1
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts gift-pegjs@1.0.2
{
cat >quiz.gift <<'GIFT'
::one::Water is wet{T#no#yes}

::two::Fire is cold{F#no#yes}
GIFT
    node --input-type=module - <<'JS'
import { readFileSync } from 'node:fs'
import { parse } from 'gift-pegjs'
for (const question of parse(readFileSync('quiz.gift', 'utf8')))
  console.log('gift-pegjs', question.title, question.isTrue, 'trueFeedback:', question.trueFeedback.text,
    'falseFeedback:', question.falseFeedback.text)
JS
    venv/bin/python - <<'PY'
import contextlib, io
from pygiftparser import parser

with contextlib.redirect_stdout(io.StringIO()), open("quiz.gift") as file:
    questions = parser.parseFile(file)
for question in questions:
    found = question.answers
    print("pygiftparser", question.title, found.answer, "wrong:", found.feedbackWrong, "right:", found.feedbackCorrect)
PY
} | tee seen
diff - seen <<'WANTED'
gift-pegjs one true trueFeedback: no falseFeedback: yes
gift-pegjs two false trueFeedback: no falseFeedback: yes
pygiftparser one True wrong: no right: yes
pygiftparser two False wrong: no right: yes
WANTED
