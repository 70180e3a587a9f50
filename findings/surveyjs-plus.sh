#!/usr/bin/env bash
# survey-core 3.1.1 (npm, SurveyJS), + in expressions, as in computed scores.
# Expected: text fields give strings, so either they are all numbers for an expression or they
# are strings and + joins, as in JavaScript.
# What happens: a value that looks like a number becomes one, by rules of its own: exponents,
# hexadecimal and a decimal comma count, a leading zero does not, and then + joins strings in
# silence. The same text as a literal is not turned into a number. - and * differ again: they
# work for "02" too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts survey-core@3.1.1
{
    node --input-type=module - <<'JS'
import * as survey from 'survey-core'
const model = new survey.Model({ elements: [{ type: 'text', name: 'a' }] })
for (const [expression, a] of [['{a} + 1', '2'], ["'2' + 1"], ['{a} + 1', '02'], ['{a} * 1', '02'], ['{a} + 1', '1,5'], ['{a} * 1', '1,5'],
  ['{a} + 1', '0x10'], ['{a} + 1', '1e3'], ['{a} + 1', ' 2']]) {
  model.clear()
  if (a !== undefined) model.setValue('a', a)
  console.log(expression, a === undefined ? '' : JSON.stringify(a), '=', JSON.stringify(model.runExpression(expression)))
}
JS
} | tee seen
diff - seen <<'WANTED'
{a} + 1 "2" = 3
'2' + 1  = "21"
{a} + 1 "02" = "021"
{a} * 1 "02" = 2
{a} + 1 "1,5" = 2.5
{a} * 1 "1,5" = 1.5
{a} + 1 "0x10" = 17
{a} + 1 "1e3" = 1001
{a} + 1 " 2" = 3
WANTED
