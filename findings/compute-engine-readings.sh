#!/usr/bin/env bash
# @cortex-js/compute-engine 0.140.0 (npm), LaTeX of learners' answers parsed and compared.
# Expected: relations that only swap sides are the same, whichever sign they have; a comma
# between digits groups them or separates numbers as they stand; a bar over two capitals is a
# segment or left as it is.
# What happens: inequalities are put in one direction when parsed, equations are not, so x=2 and
# 2=x are neither the same nor known to be equal: isEqual says undefined. 1,000 is a pair whose
# second number is 0; \overline{AB} is the conjugate of A times B; blanks within digits are
# skipped in any place, as TeX sets them, so two answers "12 3" are 123.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @cortex-js/compute-engine@0.140.0
{
    node --input-type=module - <<'JS'
import { ComputeEngine } from '@cortex-js/compute-engine'
const engine = new ComputeEngine()
for (const latex of ['12 3', '1 000', '1,000', '1{,}000', String.raw`\overline{AB}`, '0.\\overline{3}'])
  console.log(latex, 'is', JSON.stringify(engine.parse(latex).json))
for (const [a, b] of [['x<3', '3>x'], [String.raw`x\ge3`, String.raw`3\le x`], ['x=2', '2=x'], ['x+2', '2+x']])
  console.log(a, 'and', b, 'same:', engine.parse(a).isSame(engine.parse(b)), 'equal:', engine.parse(a).isEqual(engine.parse(b)))
JS
} | tee seen
diff - seen <<'WANTED'
12 3 is 123
1 000 is 1000
1,000 is ["Tuple",1,0]
1{,}000 is 1000
\overline{AB} is ["Conjugate",["Multiply","A","B"]]
0.\overline{3} is ["Rational",1,3]
x<3 and 3>x same: true equal: true
x\ge3 and 3\le x same: true equal: true
x=2 and 2=x same: false equal: undefined
x+2 and 2+x same: true equal: true
WANTED
