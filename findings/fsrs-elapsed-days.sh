#!/usr/bin/env bash
# fsrs 6.3.2 (PyPI, "py-fsrs") and ts-fsrs 5.4.2 (npm), both FSRS-6 with the same default
# parameters.
# Expected: the two are ports of one algorithm under one organisation, so the same reviews at
# the same instants give the same stability. The algorithm's text counts elapsed days and treats
# a review on the same day by another formula.
# What happens: py-fsrs counts whole periods of 24 hours since the last review, ts-fsrs the
# midnights of UTC in between. A review at 22:00 and one at 06:00 is "same day" for one
# (stability stays 2.3) and a day later for the other (7.3); 36 hours are one day or two. By
# clock times alone half of a learner's evening and morning reviews differ.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check fsrs==6.3.2
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ts-fsrs@5.4.2
{
    venv/bin/python - <<'PY'
from datetime import datetime, timedelta, timezone
from fsrs import Card, Rating, Scheduler

scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
start = datetime(2026, 1, 1, 22, tzinfo=timezone.utc)
for hours in (1, 8, 23, 24, 36, 48):
    card, _ = scheduler.review_card(Card(card_id=1), Rating.Good, start)
    card, _ = scheduler.review_card(card, Rating.Good, start + timedelta(hours=hours))
    print(f"py-fsrs {hours:2} h: {card.stability:.3f}")
PY
    node --input-type=module - <<'JS'
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs'
const scheduler = fsrs({ enable_fuzz: false, learning_steps: [], relearning_steps: [] })
const start = new Date('2026-01-01T22:00:00Z')
for (const hours of [1, 8, 23, 24, 36, 48]) {
  let { card } = scheduler.next(createEmptyCard(start), start, Rating.Good)
  card = scheduler.next(card, new Date(+start + hours * 3600e3), Rating.Good).card
  console.log(`ts-fsrs ${String(hours).padStart(2)} h: ${card.stability.toFixed(3)}`)
}
JS
} | tee seen
diff - seen <<'WANTED'
py-fsrs  1 h: 2.307
py-fsrs  8 h: 2.307
py-fsrs 23 h: 2.307
py-fsrs 24 h: 7.315
py-fsrs 36 h: 7.315
py-fsrs 48 h: 10.964
ts-fsrs  1 h: 2.307
ts-fsrs  8 h: 7.315
ts-fsrs 23 h: 7.315
ts-fsrs 24 h: 7.315
ts-fsrs 36 h: 10.964
ts-fsrs 48 h: 10.964
WANTED
