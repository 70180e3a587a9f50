#!/usr/bin/env bash
# mathml-to-latex 1.8.0 (npm), elements that have no LaTeX of their own.
# Expected: an error, or the nearest that keeps the meaning: of <maction> the selected child,
# which is the first (MathML 3, 3.7.1); of <mstack> an array; of <ms> the string.
# What happens: a toggle's states are joined by \Longrightarrow, which states an implication;
# the rows of an addition in columns run together, the sum glued to the last addend; <ms> and
# <mphantom> leave nothing; a labelled row keeps the label as a factor.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts mathml-to-latex@1.8.0
{
    node --input-type=module - <<'JS'
import { MathMLToLaTeX } from 'mathml-to-latex'
for (const math of ['<maction actiontype="toggle" selection="1"><mi>a</mi><mi>b</mi></maction>',
  '<mstack><mn>12</mn><msrow><mo>+</mo><mn>3</mn></msrow><msline/><mn>15</mn></mstack>', '<ms>abc</ms>',
  '<mi>a</mi><mphantom><mi>x</mi></mphantom><mi>b</mi>',
  '<mtable><mlabeledtr><mtd><mtext>(1)</mtext></mtd><mtd><mi>x</mi></mtd></mlabeledtr></mtable>'])
  console.log(math, '|', JSON.stringify(MathMLToLaTeX.convert(`<math>${math}</math>`)))
JS
} | tee seen
diff - seen <<'WANTED'
<maction actiontype="toggle" selection="1"><mi>a</mi><mi>b</mi></maction> | "a \\Longrightarrow b"
<mstack><mn>12</mn><msrow><mo>+</mo><mn>3</mn></msrow><msline/><mn>15</mn></mstack> | "12 + 3 15"
<ms>abc</ms> | ""
<mi>a</mi><mphantom><mi>x</mi></mphantom><mi>b</mi> | "a b"
<mtable><mlabeledtr><mtd><mtext>(1)</mtext></mtd><mtd><mi>x</mi></mtd></mlabeledtr></mtable> | "\\begin{matrix}(\\text{1}) x\\end{matrix}"
WANTED
