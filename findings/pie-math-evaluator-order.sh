#!/usr/bin/env bash
# @pie-lib/math-evaluator 2.1.4 (npm, of the PIE assessment framework), equality of two
# expressions in LaTeX.
# Expected: sums and products in another order are equal, and what a field left blank holds is
# equal to no number; an expression is equal to itself.
# What happens: sums and products of letters alone are compared as trees, in order, while those
# with numbers in them are put in order first. A missing or blank answer is read as 0 and right
# where 0 is the key. Bars, ∞ and ≤ cannot be read: comparing them throws, even with themselves.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @pie-lib/math-evaluator@2.1.4
{
    node - <<'JS'
const { default: equal } = require('@pie-lib/math-evaluator')
console.warn = () => {}
for (const [a, b] of [['2x+1', '1+2x'], ['3x', 'x3'], ['a+b', 'b+a'], ['ab', 'ba'], ['2ab', '2ba'], ['a-b', '-b+a'], ['(x-1)(x+1)', '(x+1)(x-1)'],
  ['', '0'], [undefined, '0'], ['\\left|x\\right|', '\\left|x\\right|'], ['\\infty', '\\infty']])
  try {
    console.log(JSON.stringify(a), JSON.stringify(b), equal(a, b, { isLatex: true }) ? 'equal' : 'not equal')
  } catch (error) {
    console.log(JSON.stringify(a), JSON.stringify(b), error.name)
  }
JS
} | tee seen
diff - seen <<'WANTED'
"2x+1" "1+2x" equal
"3x" "x3" equal
"a+b" "b+a" not equal
"ab" "ba" not equal
"2ab" "2ba" not equal
"a-b" "-b+a" equal
"(x-1)(x+1)" "(x+1)(x-1)" equal
"" "0" equal
undefined "0" equal
"\\left|x\\right|" "\\left|x\\right|" SyntaxError
"\\infty" "\\infty" SyntaxError
WANTED
