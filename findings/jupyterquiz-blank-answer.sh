#!/usr/bin/env bash
# jupyterquiz 2.9.6.4 (PyPI), the marking of numeric questions, its numeric.js run in Node.js
# with a stand-in for the page's elements.
# Expected: an empty field is no answer, or a wrong one; a range [0, 5] holds both 0 and 5.
# What happens: the text typed is compared with numbers by JavaScript's loose comparison, for
# which "" and " " are 0. Fractions are parted at the stroke and anything behind a second one is
# dropped, so "/4" is 0 and 1/2/4 a half. The upper end of a range is wrong, the lower right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jupyterquiz==2.9.6.4
{
    venv/bin/python - <<'PY'
import importlib.util, pathlib, shutil

package = pathlib.Path(importlib.util.find_spec("jupyterquiz").origin).parent
shutil.copy(package / "js" / "numeric.js", "numeric.js")
PY
    node --input-type=module - <<'JS'
import { readFileSync } from 'node:fs'
import vm from 'node:vm'
const source = readFileSync('numeric.js', 'utf8')
const mark = (value, answer) => {
  let verdict
  const feedback = { style: {}, classList: { add: name => { verdict = name } }, parentElement: { parentElement: { id: 'x' } } }
  const field = { value, id: '1-0', dataset: { answers: JSON.stringify([{ ...answer, correct: true, feedback: 'Yes' }]) },
    blur() {}, closest: () => null, classList: { add() {} } }
  vm.runInNewContext(`class Question { static register() {} }\n${source}\ncheck_numeric(field, { keyCode: 13 })`,
    { field, jaxify: text => text, console: { log() {} }, document: { getElementById: id => id === 'fb1' ? feedback : null } })
  return verdict
}
for (const [typed, answer] of [['', { value: 0 }], [' ', { value: 0 }], ['', { range: [0, 5] }], ['', { range: [1, 5] }], ['/4', { value: 0 }],
  ['1/2/4', { value: 0.5 }], ['0', { range: [0, 5] }], ['5', { range: [0, 5] }]])
  console.log(JSON.stringify(typed), 'for', JSON.stringify(answer), mark(typed, answer))
JS
} | tee seen
diff - seen <<'WANTED'
"" for {"value":0} correct
" " for {"value":0} correct
"" for {"range":[0,5]} correct
"" for {"range":[1,5]} incorrect
"/4" for {"value":0} correct
"1/2/4" for {"value":0.5} correct
"0" for {"range":[0,5]} correct
"5" for {"range":[0,5]} incorrect
WANTED
