#!/usr/bin/env bash
# KaTeX 0.19.1 (npm), accented letters in \text, the MathML that screen readers and copying see.
# Expected: text in a formula is one <mtext> with the letters as typed.
# What happens: a letter that can be taken apart is set as an accent over its base, as \'a would
# be, so the word falls into mtext, mover and mtext, and the accent is a spacing one. Letters
# that have no parts (ß, ø) stay. The original is in the annotation only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts katex@0.19.1
{
    node --input-type=module - <<'JS'
import katex from 'katex'
for (const word of ['Malaga', 'Málaga', 'Ångström', 'Straße', 'Øre', 'ja\u0301'])
  console.log(word.normalize(), katex.renderToString(`\\text{${word}}`, { output: 'mathml', strict: 'ignore' })
    .replace(/<annotation.*?<\/annotation>/, '').replace(/<\/?(span|math|semantics|mrow)[^>]*>/g, ''))
JS
} | tee seen
diff - seen <<'WANTED'
Malaga <mtext>Malaga</mtext>
Málaga <mtext>M</mtext><mover accent="true"><mtext>a</mtext><mo>ˊ</mo></mover><mtext>laga</mtext>
Ångström <mover accent="true"><mtext>A</mtext><mo>˚</mo></mover><mtext>ngstr</mtext><mover accent="true"><mtext>o</mtext><mo>¨</mo></mover><mtext>m</mtext>
Straße <mtext>Straße</mtext>
Øre <mtext>Øre</mtext>
já <mtext>j</mtext><mover accent="true"><mtext>a</mtext><mo>ˊ</mo></mover>
WANTED
