#!/usr/bin/env bash
# latex2mathml 3.81.1 (PyPI) beside KaTeX 0.19.1 (npm), the contents of \text.
# Expected: \text holds LaTeX text, so \% is a percent sign, \_ an underscore, \{ a brace and
# $x$ mathematics within the text.
# What happens: the contents are copied up to the first closing brace, an escaped one too, with
# all backslashes and dollars, so "50\%", the only way to write it, is shown with a backslash.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check latex2mathml==3.81.1
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts katex@0.19.1
{
    venv/bin/python - <<'PY'
import re
from latex2mathml.converter import convert

for formula in (r"\text{50\%}", r"\text{a\_b}", r"\text{a\ b}", r"\text{if $x$}", r"\text{\{x\}}"):
    print("latex2mathml", formula, re.sub(r"</?(math|mrow)[^>]*>", "", convert(formula)))
PY
    node --input-type=module - <<'JS'
import katex from 'katex'
for (const formula of [String.raw`\text{50\%}`, String.raw`\text{a\_b}`, String.raw`\text{a\ b}`, String.raw`\text{if $x$}`, String.raw`\text{\{x\}}`])
  console.log('KaTeX', formula, katex.renderToString(formula, { output: 'mathml' }).replace(/<annotation.*?<\/annotation>/, '')
    .replace(/<\/?(span|math|semantics|mrow)[^>]*>/g, ''))
JS
} | tee seen
diff - seen <<'WANTED'
latex2mathml \text{50\%} <mtext>50\%</mtext>
latex2mathml \text{a\_b} <mtext>a\_b</mtext>
latex2mathml \text{a\ b} <mtext>a\&#x000A0;b</mtext>
latex2mathml \text{if $x$} <mtext>if&#x000A0;$x$</mtext>
latex2mathml \text{\{x\}} <mtext>\{x\</mtext><mi>}</mi>
KaTeX \text{50\%} <mtext>50%</mtext>
KaTeX \text{a\_b} <mtext>a_b</mtext>
KaTeX \text{a\ b} <mtext>a b</mtext>
KaTeX \text{if $x$} <mtext>if </mtext><mstyle scriptlevel="0" displaystyle="false"><mi>x</mi></mstyle>
KaTeX \text{\{x\}} <mtext>{x}</mtext>
WANTED
