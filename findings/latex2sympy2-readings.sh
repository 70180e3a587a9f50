#!/usr/bin/env bash
# latex2sympy2 1.9.1 (PyPI), reading learners' answers in LaTeX for comparison by SymPy.
# Expected: a notation that is not supported is an error, as \pm and an open sum are; an
# equation is SymPy's Eq, as x<3 is a relation; a mixed number is a sum.
# What happens: of a repeating decimal only the digits before the bar count, with it the point,
# and a derivative loses its prime, both in silence. An equation with a letter on its left is an
# assignment and gives the right side alone, so x=2 and y=2 are equal; 2=x is an equation. A
# mixed number is a product.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check latex2sympy2==1.9.1
{
    venv/bin/python - <<'PY'
from latex2sympy2 import latex2sympy

for text in (r"0.\overline{3}", r"0.1\overline{6}", r"f'", r"y''", "x=2", "y=2", "2=x", "x<3", r"1\frac{1}{2}", r"2\frac{3}{4}"):
    try:
        print(text, "is", repr(latex2sympy(text)))
    except Exception as error:
        print(text, "is an error")
PY
} | tee seen
diff - seen <<'WANTED'
0.\overline{3} is 0
0.1\overline{6} is \overline{6}/10
f' is f
y'' is y
x=2 is 2
y=2 is 2
2=x is [Eq(x, 2)]
x<3 is x < 3
1\frac{1}{2} is 1*1/2
2\frac{3}{4} is 2*3/4
WANTED
