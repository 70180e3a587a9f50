#!/usr/bin/env bash
# ts-fsrs 5.4.2 (npm), the option maximum_interval.
# Expected: "maximum_interval" bounds every interval; py-fsrs and Anki cut all buttons to it.
# What happens: each interval is cut first and the buttons are moved a day apart afterwards, so
# Good and Easy go one and two days past the maximum. Only a card new enough to stay below is
# spared.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ts-fsrs@5.4.2
{
    node --input-type=module - <<'JS'
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs'
const start = new Date('2026-01-01T00:00:00Z')
for (const maximum_interval of [3, 30]) {
  const scheduler = fsrs({ maximum_interval, enable_fuzz: false, learning_steps: [], relearning_steps: [] })
  const show = (label, card, now) => {
    const next = scheduler.repeat(card, now)
    console.log(`maximum ${maximum_interval}, ${label}:`, ...[Rating.Again, Rating.Hard, Rating.Good, Rating.Easy]
      .map(rating => (next[rating].card.due - now) / 864e5))
  }
  let card = createEmptyCard(start)
  show('new', card, start)
  let now = start
  for (let times = 0; times < 4; times++) {
    card = scheduler.next(card, now, Rating.Easy).card
    now = card.due
  }
  show('known', card, now)
}
JS
} | tee seen
diff - seen <<'WANTED'
maximum 3, new: 1 1 2 3
maximum 3, known: 3 3 4 5
maximum 30, new: 1 1 2 8
maximum 30, known: 6 30 31 32
WANTED
