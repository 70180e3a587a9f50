#!/usr/bin/env bash
# @khanacademy/kas 2.2.3 (npm), KAS.compare, which marks expressions.
# Expected: expressions are compared by their values for numbers put in for the letters, so
# √(x²) is |x|, and differs from x for every negative x. Over the positive numbers √x·√y is
# √(xy).
# What happens: roots are powers of 1/2 and powers of powers are multiplied out before values
# are compared, so √(x²) is x, √((x-1)²) is x-1, and the right answers with bars are wrong;
# ln(x²) is not treated so. The product of two roots is compared at negative values too, where
# one side has no value.
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
for (const [key, answer] of [['sqrt(x^2)', 'x'], ['sqrt(x^2)', '|x|'], ['sqrt((x-1)^2)', 'x-1'], ['sqrt((x-1)^2)', '|x-1|'],
  ['ln(x^2)', '2ln(x)'], ['ln(x^2)', '2ln|x|'], ['sqrt(x)*sqrt(y)', 'sqrt(xy)']]) {
  const found = Array.from({ length: 20 }, () => compare(parse(answer).expr, parse(key).expr).equal)
  console.log(key, 'answered', answer, found.every(Boolean) ? 'equal' : found.some(Boolean) ? 'now and then' : 'not equal')
}
JS
} | tee seen
diff - seen <<'WANTED'
sqrt(x^2) answered x equal
sqrt(x^2) answered |x| not equal
sqrt((x-1)^2) answered x-1 equal
sqrt((x-1)^2) answered |x-1| not equal
ln(x^2) answered 2ln(x) not equal
ln(x^2) answered 2ln|x| equal
sqrt(x)*sqrt(y) answered sqrt(xy) not equal
WANTED
