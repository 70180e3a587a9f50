#!/usr/bin/env bash
# fsrs 6.3.2 and fsrs-rs-python 0.9.3 (PyPI), ts-fsrs 5.4.2 (npm), all FSRS-6 with the same
# default parameters, no fuzz, no learning steps.
# Expected: at a desired retention of 0.9 the interval is the stability rounded to days, at
# least one; all three give the same stability here, so the same interval.
# What happens: ts-fsrs moves Hard, Good and Easy at least a day apart, so an interval depends
# on what the buttons not pressed would have given. Easy right after a first Again has a
# stability of 0.42 and is due in 3 days, when by its own curve it is recalled in fewer than
# nine of ten cases; the two others say 1 day.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check fsrs==6.3.2 fsrs-rs-python==0.9.3
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ts-fsrs@5.4.2
{
    venv/bin/python - <<'PY'
from datetime import datetime, timezone
import fsrs, fsrs_rs_python as rs
from fsrs.scheduler import DEFAULT_PARAMETERS

scheduler = fsrs.Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
model = rs.FSRS(list(DEFAULT_PARAMETERS))
now = datetime(2026, 1, 1, tzinfo=timezone.utc)
for ratings in ((1, 4), (1, 3), (2, 4), (4, 3)):
    card = fsrs.Card(card_id=1)
    for rating in ratings:
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), now)
    state = model.memory_state(rs.FSRSItem([rs.FSRSReview(r, 0) for r in ratings]))
    days = max(1, round(model.next_interval(state.stability, 0.9, ratings[-1])))
    print(ratings, f"py {card.stability:.2f}: {(card.due - now).days} d, "
                   f"rs {state.stability:.2f}: {days} d")
PY
    node --input-type=module - <<'JS'
import { createEmptyCard, forgetting_curve, fsrs, generatorParameters } from 'ts-fsrs'
const scheduler = fsrs({ enable_fuzz: false, learning_steps: [], relearning_steps: [] })
const now = new Date('2026-01-01T00:00:00Z')
for (const ratings of [[1, 4], [1, 3], [2, 4], [4, 3]]) {
  let card = createEmptyCard(now)
  for (const rating of ratings) card = scheduler.next(card, now, rating).card
  const days = (card.due - now) / 864e5
  const recall = forgetting_curve(generatorParameters().w, days, card.stability)
  console.log(`(${ratings.join(', ')}) ts ${card.stability.toFixed(2)}: ${days} d, recall then ${recall.toFixed(2)}`)
}
JS
} | tee seen
diff - seen <<'WANTED'
(1, 4) py 0.42: 1 d, rs 0.42: 1 d
(1, 3) py 0.25: 1 d, rs 0.25: 1 d
(2, 4) py 2.30: 2 d, rs 2.30: 2 d
(4, 3) py 8.30: 8 d, rs 8.30: 8 d
(1, 4) ts 0.42: 3 d, recall then 0.73
(1, 3) ts 0.25: 2 d, recall then 0.71
(2, 4) ts 2.30: 3 d, recall then 0.88
(4, 3) ts 8.30: 9 d, recall then 0.89
WANTED
