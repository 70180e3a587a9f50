#!/usr/bin/env bash
# @khanacademy/kas 2.2.3 (npm), KAS.parse of numbers that learners type.
# Expected: 1 1/2 is one and a half, as in school, or refused; 1e3 is a thousand or refused; a
# slip like 3..4 is refused, as 1,000 and 50% are.
# What happens: whatever stands side by side is multiplied. 1 1/2 is 1 times 1/2 and equal to
# 0.5; 1e3 is 3 times Euler's number; 3..4 is 3 times .4. i is a variable.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @khanacademy/kas@2.2.3
{
    node - <<'JS'
const { compare, parse } = require('@khanacademy/kas')
for (const [typed, ...others] of [['1 1/2', '1.5', '0.5'], ['1e3', '1000', '3e'], ['3..4', '3.4', '1.2'], ['i^2', '-1'], ['1,000'], ['50%']]) {
  const { parsed, expr } = parse(typed)
  console.log(typed, parsed ? `read as ${expr.print()}` : 'refused')
  for (const other of others) console.log(`  ${other}`, compare(expr, parse(other).expr).equal ? 'equal' : 'not equal')
}
JS
} | tee seen
diff - seen <<'WANTED'
1 1/2 read as 1*1/2
  1.5 not equal
  0.5 equal
1e3 read as 1*e*3
  1000 not equal
  3e equal
3..4 read as 3*0.4
  3.4 not equal
  1.2 equal
i^2 read as i^(2)
  -1 not equal
1,000 refused
50% refused
WANTED
