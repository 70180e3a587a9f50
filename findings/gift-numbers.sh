#!/usr/bin/env bash
# gift-pegjs 1.0.2 (npm) and pygiftparser 1.1 (PyPI), numerical answers in GIFT.
# Expected: a numerical answer is a number in any usual spelling, with an optional tolerance and
# feedback, as Moodle's own importer takes it.
# What happens: gift-pegjs refuses exponents, a leading point, blanks around the colon and
# feedback on a single answer. pygiftparser reads 1e3:1 as 1 and 5 : 2 as 5, both without
# tolerance and without a word, and drops numbers with a sign or a leading point, so the
# question stays without an answer.
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
    node --input-type=module - <<'JS'
import { parse } from 'gift-pegjs'
for (const answer of ['-1.5', '1e3:1', '.5', '5:2 #near', '5 : 2', '+2'])
  try {
    console.log('gift-pegjs', answer, JSON.stringify(parse(`How many?{#${answer}}`)[0].choices))
  } catch (error) {
    console.log('gift-pegjs', answer, 'refused')
  }
JS
    venv/bin/python - <<'PY'
import contextlib, io
from pygiftparser import parser

for answer in ("-1.5", "1e3:1", ".5", "5:2 #near", "5 : 2", "+2"):
    with contextlib.redirect_stdout(io.StringIO()):
        question = parser.parseFile(io.StringIO("How many?{#%s}\n" % answer))[0]
    print("pygiftparser", answer, [(a.value, a.tolerance) for a in question.answers.answers])
PY
} | tee seen
diff - seen <<'WANTED'
gift-pegjs -1.5 {"type":"simple","number":-1.5}
gift-pegjs 1e3:1 refused
gift-pegjs .5 refused
gift-pegjs 5:2 #near refused
gift-pegjs 5 : 2 refused
gift-pegjs +2 {"type":"simple","number":2}
pygiftparser -1.5 []
pygiftparser 1e3:1 [(1.0, 0)]
pygiftparser .5 []
pygiftparser 5:2 #near [(5.0, 2.0)]
pygiftparser 5 : 2 [(5.0, 0)]
pygiftparser +2 []
WANTED
