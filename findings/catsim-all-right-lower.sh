#!/usr/bin/env bash
# catsim 0.21.0 (PyPI), computerised adaptive tests: the estimator with its defaults, called
# after each answer with the estimate before.
# Expected: of two learners with the same questions, the one with more right answers has the
# higher ability. For all right or all wrong, where the likelihood has no maximum, the
# documentation names Dodd's heuristic, a step from the last estimate towards the hardest or
# easiest item.
# What happens: the steps halve the distance to the hardest item of the bank and so never pass
# it, while the likelihood of four right in five lies well above. With items from -1 to 1 a
# right fifth answer brings 0.94 to 0.97, a wrong one to 1.53. An item at 4 that is in the bank
# and was not asked turns the order round.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check catsim==0.21.0
{
    venv/bin/python - <<'PY'
import contextlib, io
import numpy as np
from catsim.estimation import NumericalSearchEstimator
from catsim.item_bank import ItemBank

asked = [[1, difficulty, 0, 1] for difficulty in (-1, -0.5, 0, 0.5, 1)]
for label, bank in (("five items", asked), ("and one at 4, not asked", asked + [[1, 4, 0, 1]])):
    for last in (True, False):
        answers, ability, steps = [], 0.0, []
        for answer in (True, True, True, True, last):
            answers.append(answer)
            with contextlib.redirect_stdout(io.StringIO()):
                ability = NumericalSearchEstimator().estimate(
                    item_bank=ItemBank(np.array(bank, dtype=float)), administered_items=list(range(len(answers))),
                    response_vector=answers, est_theta=ability)
            steps.append(round(float(ability), 2))
        print(label, sum(answers), "right:", steps)
PY
} | tee seen
diff - seen <<'WANTED'
five items 5 right: [0.5, 0.75, 0.88, 0.94, 0.97]
five items 4 right: [0.5, 0.75, 0.88, 0.94, 1.53]
and one at 4, not asked 5 right: [2.0, 3.0, 3.5, 3.75, 3.88]
and one at 4, not asked 4 right: [2.0, 3.0, 3.5, 3.75, 1.53]
WANTED
