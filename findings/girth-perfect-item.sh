#!/usr/bin/env bash
# girth 0.8.0 (PyPI), item response theory: difficulties of the two-parameter model.
# Expected: a question that all 300 persons answered right is as easy as the bounds allow (-6),
# one that nobody did as hard (6), as rasch_mml of the same package says; or an error, since
# such an item has no finite estimate.
# What happens: twopl_mml gives the opposite signs: 6, the hardest, for the first and -6 for the
# second, with no warning. One wrong answer among the 300 and the sign is right again.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check girth==0.8.0
{
    venv/bin/python - <<'PY'
import numpy as np
from girth import rasch_mml, twopl_mml
from girth.synthetic import create_synthetic_irt_dichotomous

people = np.random.default_rng(1).normal(size=300)
answers = create_synthetic_irt_dichotomous(np.array([-1, 0, 1, 0.5]), np.ones(4), people, seed=1)
for label, value, others in (("all right", 1, 0), ("all but one right", 1, 1), ("all wrong", 0, 0)):
    answers[0] = value
    answers[0, :others] = 1 - value
    print(label, "rasch:", round(rasch_mml(answers)["Difficulty"][0]),
          "2PL:", round(twopl_mml(answers)["Difficulty"][0]))
PY
} | tee seen
diff - seen <<'WANTED'
all right rasch: -6 2PL: 6
all but one right rasch: -6 2PL: -6
all wrong rasch: 6 2PL: -6
WANTED
