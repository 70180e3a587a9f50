#!/usr/bin/env bash
# mathml-to-latex 1.8.0 (npm), rendered again by KaTeX 0.19.1, which writes \sin as <mi>sin</mi>
# itself.
# Expected: an <mi> of several letters is one name, set upright (MathML 3, 3.2.3), so sin
# becomes \sin or \operatorname{sin}; text stays text.
# What happens: the letters are put down bare, which LaTeX sets and screen readers read as a
# product of variables. In <mtext> an é is a mathematical e with an acute, a Greek letter leaves
# the text, and a hyphen behind it becomes a minus.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts mathml-to-latex@1.8.0 katex@0.19.1
{
    node --input-type=module - <<'JS'
import { MathMLToLaTeX } from 'mathml-to-latex'
import katex from 'katex'
const render = latex => katex.renderToString(latex, { output: 'mathml', strict: false })
  .replace(/<annotation.*?<\/annotation>/, '').replace(/<\/?(span|math|semantics|mrow)[^>]*>|\u2061/g, '')
console.log('KaTeX', String.raw`\sin x`, render(String.raw`\sin x`))
for (const math of ['<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>', '<munder><mi>lim</mi><mi>n</mi></munder>', '<mi>speed</mi>',
  '<mtext>é</mtext>', '<mtext>α-helix</mtext>']) {
  const latex = MathMLToLaTeX.convert(`<math>${math}</math>`)
  console.log(math, '|', latex, '|', render(latex))
}
JS
} | tee seen
diff - seen <<'WANTED'
KaTeX \sin x <mi>sin</mi><mo></mo><mi>x</mi>
<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi> | sin x | <mi>s</mi><mi>i</mi><mi>n</mi><mi>x</mi>
<munder><mi>lim</mi><mi>n</mi></munder> | \underset{n}{lim} | <mi><munder><mo><mi>l</mi><mi>i</mi><mi>m</mi></mo><mi>n</mi></munder></mi>
<mi>speed</mi> | speed | <mi>s</mi><mi>p</mi><mi>e</mi><mi>e</mi><mi>d</mi>
<mtext>é</mtext> | \acute{e} | <mover accent="true"><mi>e</mi><mo>ˊ</mo></mover>
<mtext>α-helix</mtext> | \alpha-\text{helix} | <mi>α</mi><mo>−</mo><mtext>helix</mtext>
WANTED
