#!/usr/bin/env bash
# math-expressions 1.8.1 (npm), fromText, which reads learners' answers.
# Expected: text that is not an expression of the grammar throws, as "(" does; then x = 2,
# lists, intervals and thousands are errors to report.
# What happens: the reader stops at the first character it does not know and returns what it
# has, without a word. Equations, inequalities and lists shrink to their first part, so
# different ones are equal, and 1,000 is 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts math-expressions@1.8.1
{
    node - <<'JS'
const MathExpression = require('math-expressions')
const read = text => {
  try {
    return JSON.stringify(MathExpression.fromText(text).tree)
  } catch {
    return 'an error'
  }
}
for (const text of ['x = 2', 'x < 3', '1,000', '(1, 2)', "f'", 'x_1', '90°', '(x', ')'])
  console.log(text, 'is', read(text))
for (const [a, b] of [['x = 2', 'x = 5'], ['(1,2)', '(1,3)'], ["f'", 'f']])
  console.log(a, 'and', b, MathExpression.fromText(a).equals(MathExpression.fromText(b)) ? 'equal' : 'not equal')
JS
} | tee seen
diff - seen <<'WANTED'
x = 2 is "x"
x < 3 is "x"
1,000 is 1
(1, 2) is an error
f' is "f"
x_1 is "x"
90° is 90
(x is an error
) is an error
x = 2 and x = 5 equal
(1,2) and (1,3) equal
f' and f equal
WANTED
