#!/usr/bin/env bash
# supermemo 2.0.23 (npm) and supermemo2 3.0.1 (PyPI), both "SM-2".
# Expected: the algorithm's description by its author (Wozniak 1990, step 6) starts the item
# over after a quality below 3 and leaves the factor alone.
# What happens: both change the factor first and start over then. After three failures an item
# of 2.5 is at 1.7 and 1.3, the floor, and stays "hard" for good: by the description it is at
# 2.5, and its third interval 15 days instead of 8.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check supermemo2==3.0.1
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts supermemo@2.0.23
{
    node --input-type=module - <<'JS'
import { supermemo } from 'supermemo'
let item = { interval: 0, repetition: 0, efactor: 2.5 }
for (const grade of [0, 0, 0, 4, 4, 4]) {
  item = supermemo(item, grade)
  console.log('npm', grade, item.interval, item.repetition, item.efactor.toFixed(2))
}
JS
    venv/bin/python - <<'PY'
from supermemo2 import first_review, review

item = first_review(0, "2026-01-01")
print("PyPI", 0, item["interval"], item["repetitions"], f"{item['easiness']:.2f}")
for grade in (0, 0, 4, 4, 4):
    item = review(grade, item["easiness"], item["interval"], item["repetitions"], "2026-01-01")
    print("PyPI", grade, item["interval"], item["repetitions"], f"{item['easiness']:.2f}")
PY
} | tee seen
diff - seen <<'WANTED'
npm 0 1 0 1.70
npm 0 1 0 1.30
npm 0 1 0 1.30
npm 4 1 1 1.30
npm 4 6 2 1.30
npm 4 8 3 1.30
PyPI 0 1 0 1.70
PyPI 0 1 0 1.30
PyPI 0 1 0 1.30
PyPI 4 1 1 1.30
PyPI 4 6 2 1.30
PyPI 4 8 3 1.30
WANTED
