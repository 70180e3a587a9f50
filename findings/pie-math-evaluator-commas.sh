#!/usr/bin/env bash
# @pie-lib/math-evaluator 2.1.4 (npm, of the PIE assessment framework), commas in numbers.
# Expected: one meaning of the comma, or an error where it has two; allowDecimals tells whether
# decimal numbers may be answered, not what a comma is.
# What happens: a comma is the decimal point, so 1,000 is 1, unless allowDecimals is true, when
# it separates thousands where three digits follow. Coordinates become a number: (2,3) is equal
# to 2.3, so is a list of two solutions.
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
for (const [a, b] of [['1,000', '1000'], ['1,000', '1'], ['1,5', '1.5'], ['1,234', '1.234'], ['(2,3)', '2.3'], ['5,', '5']])
  console.log(a, b, [undefined, true, false].map(allowDecimals => {
    try {
      return `allowDecimals ${allowDecimals}: ${equal(a, b, { isLatex: true, allowDecimals })}`
    } catch (error) {
      return `allowDecimals ${allowDecimals}: ${error.name}`
    }
  }).join(', '))
JS
} | tee seen
diff - seen <<'WANTED'
1,000 1000 allowDecimals undefined: false, allowDecimals true: true, allowDecimals false: false
1,000 1 allowDecimals undefined: true, allowDecimals true: false, allowDecimals false: false
1,5 1.5 allowDecimals undefined: true, allowDecimals true: true, allowDecimals false: false
1,234 1.234 allowDecimals undefined: true, allowDecimals true: false, allowDecimals false: false
(2,3) 2.3 allowDecimals undefined: true, allowDecimals true: true, allowDecimals false: false
5, 5 allowDecimals undefined: true, allowDecimals true: true, allowDecimals false: false
WANTED
