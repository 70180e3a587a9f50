#!/usr/bin/env bash
# math-expressions 1.8.1 (npm), equals.
# Expected: "numerically identifying equivalent expressions" in its README means values that
# agree up to the rounding of floats, near 1e-12.
# What happens: values are compared in the complex plane with a tolerance that takes 3.14 for π
# and 2.0001 for 2, for constants and within expressions. There is no option for it here.
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
for (const [a, b] of [['pi', '3.14'], ['pi', '3.1'], ['2', '2.0001'], ['1000000', '1000001'], ['1/3', '0.333'], ['1/3', '0.33'],
  ['x', 'x+0.0001'], ['x', '1.0001x'], ['x^100', 'x^101']]) {
  const found = Array.from({ length: 20 }, () => MathExpression.fromText(a).equals(MathExpression.fromText(b)))
  console.log(a, b, found.every(Boolean) ? 'equal' : found.some(Boolean) ? 'now and then' : 'not equal')
}
JS
} | tee seen
diff - seen <<'WANTED'
pi 3.14 equal
pi 3.1 not equal
2 2.0001 equal
1000000 1000001 equal
1/3 0.333 not equal
1/3 0.33 not equal
x x+0.0001 equal
x 1.0001x equal
x^100 x^101 not equal
WANTED
