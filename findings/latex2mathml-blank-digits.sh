#!/usr/bin/env bash
# latex2mathml 3.81.1 (PyPI) beside KaTeX 0.19.1 (npm).
# Expected: in TeX an argument without braces is one token, blanks before it are skipped, so
# \sqrt 23 is the root of 2 beside a 3, as \sqrt2 3 is; the converter knows the rule, for it
# reads x^23 and \frac 12 by it.
# What happens: behind a blank all digits are taken, and without one by \sqrt, \hat, \overline
# and others. \binom 52 takes 52 as its first argument and has no second.
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

for formula in (r"\sqrt 23", r"\sqrt2 3", r"\sqrt23", r"x^23", r"x^ 23", r"\frac 12", r"\binom 52", r"\hat 12"):
    found = re.sub(r"</?(math|mrow)[^>]*>| (accent|minsize|maxsize)=\"[^\"]*\"", "", convert(formula))
    print("latex2mathml", formula, found)
PY
    node --input-type=module - <<'JS'
import katex from 'katex'
for (const formula of [String.raw`\sqrt 23`, String.raw`\sqrt23`, 'x^ 23', String.raw`\binom 52`, String.raw`\hat 12`])
  console.log('KaTeX', formula, katex.renderToString(formula, { output: 'mathml' }).replace(/<annotation.*?<\/annotation>/, '')
    .replace(/<\/?(span|math|semantics|mrow)[^>]*>/g, '').replace(/ (fence|accent)="true"/g, ''))
JS
} | tee seen
diff - seen <<'WANTED'
latex2mathml \sqrt 23 <msqrt><mn>23</mn></msqrt>
latex2mathml \sqrt2 3 <msqrt><mn>2</mn></msqrt><mn>3</mn>
latex2mathml \sqrt23 <msqrt><mn>23</mn></msqrt>
latex2mathml x^23 <msup><mi>x</mi><mn>2</mn></msup><mn>3</mn>
latex2mathml x^ 23 <msup><mi>x</mi><mn>23</mn></msup>
latex2mathml \frac 12 <mfrac><mn>1</mn><mn>2</mn></mfrac>
latex2mathml \binom 52 <mo>&#x00028;</mo><mfrac linethickness="0"><mn>52</mn></mfrac><mo>&#x00029;</mo>
latex2mathml \hat 12 <mover><mn>12</mn><mo>&#x0005E;</mo></mover>
KaTeX \sqrt 23 <msqrt><mn>2</mn></msqrt><mn>3</mn>
KaTeX \sqrt23 <msqrt><mn>2</mn></msqrt><mn>3</mn>
KaTeX x^ 23 <msup><mi>x</mi><mn>2</mn></msup><mn>3</mn>
KaTeX \binom 52 <mo>(</mo><mfrac linethickness="0px"><mn>5</mn><mn>2</mn></mfrac><mo>)</mo>
KaTeX \hat 12 <mover><mn>1</mn><mo>^</mo></mover><mn>2</mn>
WANTED
