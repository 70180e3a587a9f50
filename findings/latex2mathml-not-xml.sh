#!/usr/bin/env bash
# latex2mathml 3.81.1 (PyPI), its result read by Python's XML parser.
# Expected: MathML is XML and a converter's result well-formed; what it does not know is an
# error, as some commands are.
# What happens: within \text a < is copied bare, though outside of it is escaped; aligned,
# alignedat and gathered, unlike align and split, are unknown and left out, and the & of their
# columns is copied bare into an <mi>. QTI and xhtml readers refuse the item.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check latex2mathml==3.81.1
{
    venv/bin/python - <<'PY'
import xml.etree.ElementTree as tree
from latex2mathml.converter import convert

for formula in (r"a<b", r"\text{a < b}", r"\begin{align}a&=b\end{align}", r"\begin{split}a&=b\end{split}",
                r"\begin{aligned}a&=b\end{aligned}", r"\begin{alignedat}{1}a&=b\end{alignedat}"):
    result = convert(formula)
    try:
        tree.fromstring(result)
        print(formula, "well-formed")
    except tree.ParseError as error:
        print(formula, "not well-formed:", result[result.index("<mrow>"):-len("</math>")])
PY
} | tee seen
diff - seen <<'WANTED'
a<b well-formed
\text{a < b} not well-formed: <mrow><mtext>a&#x000A0;<&#x000A0;b</mtext></mrow>
\begin{align}a&=b\end{align} well-formed
\begin{split}a&=b\end{split} well-formed
\begin{aligned}a&=b\end{aligned} not well-formed: <mrow><mrow><mi>a</mi><mi>&</mi><mo>&#x0003D;</mo><mi>b</mi></mrow></mrow>
\begin{alignedat}{1}a&=b\end{alignedat} not well-formed: <mrow><mrow><mrow><mn>1</mn></mrow><mi>a</mi><mi>&</mi><mo>&#x0003D;</mo><mi>b</mi></mrow></mrow>
WANTED
