#!/usr/bin/env bash
# ts-fsrs 5.4.2 (npm): the recall it tells and the recall it schedules with.
# Expected: get_retrievability(card, now) is the retrievability that next(card, now, rating)
# puts into the new stability.
# What happens: one counts whole periods of 24 hours since the last review, the other midnights
# of UTC. Eight hours after an evening review the recall told is 1.0, as on the same day, yet
# the review counts as one of the next day; at 36 hours one day stands against two.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ts-fsrs@5.4.2
{
    node --input-type=module - <<'JS'
import { createEmptyCard, forgetting_curve, fsrs, generatorParameters, Rating } from 'ts-fsrs'
const scheduler = fsrs({ enable_fuzz: false })
const start = new Date('2026-01-01T22:00:00Z')
const { card } = scheduler.next(createEmptyCard(start), start, Rating.Easy)
for (const hours of [1, 8, 24, 36, 48]) {
  const now = new Date(+start + hours * 3600e3)
  const told = scheduler.get_retrievability(card, now, false)
  const { log } = scheduler.next(card, now, Rating.Good)
  const used = forgetting_curve(generatorParameters().w, log.elapsed_days, card.stability)
  console.log(`${hours} h: told ${told.toFixed(4)}, used ${used.toFixed(4)} (${log.elapsed_days} days)`)
}
JS
} | tee seen
diff - seen <<'WANTED'
1 h: told 1.0000, used 1.0000 (0 days)
8 h: told 1.0000, used 0.9829 (1 days)
24 h: told 0.9829, used 0.9829 (1 days)
36 h: told 0.9829, used 0.9678 (2 days)
48 h: told 0.9678, used 0.9678 (2 days)
WANTED
