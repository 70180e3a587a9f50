#!/usr/bin/env bash
# text2qti 0.8.0 (PyPI), numerical questions.
# Expected: an answer "= NUMBER" takes any number; the documentation asks for a margin where it
# is not an integer.
# What happens: 0 is an integer and refused, as its magnitude is below 0.0001, and no margin in
# percent helps; 0 +- 1, which takes 0 too, is allowed, and so is a decimal with the margin 0. A
# whole number with a point or an exponent is refused without a margin, one with Python's
# underscore is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check text2qti==0.8.0
{
    venv/bin/python - <<'PY'
from text2qti.config import Config
from text2qti.quiz import Quiz

config = Config()
for answer in ("5", "0", "0 +- 10%", "0 +- 1", "5.0", "1.4 +- 0", "1e3", "1_000", "1,000"):
    try:
        question = Quiz(f"1. How many?\n= {answer}\n", config=config).questions_and_delims[0]
        print(answer, "taken:", question.numerical_min, "to", question.numerical_max)
    except Exception as error:
        print(answer, "refused:", str(error).split("\n", 1)[-1].strip())
PY
} | tee seen
diff - seen <<'WANTED'
5 taken: 5 to 5
0 refused: Invalid numerical response; all acceptable values must have a magnitude >= 0.0001
0 +- 10% refused: Invalid numerical response; all acceptable values must have a magnitude >= 0.0001
0 +- 1 taken: -1.0 to 1.0
5.0 refused: Invalid numerical response; need "[<min>, <max>]" or "<number> +- <margin>" or "<integer>"
1.4 +- 0 taken: 1.4 to 1.4
1e3 refused: Invalid numerical response; need "[<min>, <max>]" or "<number> +- <margin>" or "<integer>"
1_000 taken: 1000 to 1000
1,000 refused: Invalid numerical response; need "[<min>, <max>]" or "<number> +- <margin>" or "<integer>"
WANTED
