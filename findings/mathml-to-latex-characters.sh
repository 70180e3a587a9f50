#!/usr/bin/env bash
# mathml-to-latex 1.8.0 (npm), rendered again by KaTeX 0.19.1.
# Expected: characters that LaTeX treats specially are escaped in every token, as they are in
# some: <mo>%</mo> becomes \% and <mo>#</mo> \#.
# What happens: a % within <mn> stays and starts a comment, so "50% = 0.5" is rendered as 50;
# <mo>^</mo> is \hat, an accent on what follows; in <mtext> and <mi> underscores and carets
# become subscripts and superscripts, so identifiers of code fall apart.
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
for (const math of ['<mn>50%</mn><mo>=</mo><mn>0.5</mn>', '<mn>50</mn><mo>%</mo><mo>=</mo><mn>0.5</mn>', '<mi>a</mi><mo>^</mo><mi>b</mi>',
  '<mtext>snake_case</mtext>', '<mtext>2^8</mtext>', '<mi>max_len</mi>', '<mtext>{x}</mtext>']) {
  const latex = MathMLToLaTeX.convert(`<math>${math}</math>`)
  const back = katex.renderToString(latex, { output: 'mathml', strict: false })
    .replace(/<annotation.*?<\/annotation>/, '').replace(/<\/?(span|math|semantics|mrow)[^>]*>/g, '')
  console.log(math, '|', latex, '|', back)
}
JS
} | tee seen
diff - seen <<'WANTED'
<mn>50%</mn><mo>=</mo><mn>0.5</mn> | 50% = 0.5 | <mn>50</mn>
<mn>50</mn><mo>%</mo><mo>=</mo><mn>0.5</mn> | 50 \% = 0.5 | <mn>50</mn><mi mathvariant="normal">%</mi><mo>=</mo><mn>0.5</mn>
<mi>a</mi><mo>^</mo><mi>b</mi> | a \hat b | <mi>a</mi><mover accent="true"><mi>b</mi><mo>^</mo></mover>
<mtext>snake_case</mtext> | \text{snake}_\text{case} | <msub><mtext>snake</mtext><mtext>case</mtext></msub>
<mtext>2^8</mtext> | \text{2}^\text{8} | <msup><mtext>2</mtext><mtext>8</mtext></msup>
<mi>max_len</mi> | max_len | <mi>m</mi><mi>a</mi><msub><mi>x</mi><mi>l</mi></msub><mi>e</mi><mi>n</mi>
<mtext>{x}</mtext> | {\text{x}} | <mtext>x</mtext>
WANTED
