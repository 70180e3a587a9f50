#!/usr/bin/env bash
# ts-fsrs 5.4.2 (npm), the option learning_steps.
# Expected: a step is typed as `${number}m`, `${number}h` or `${number}d`, which 1.5h and 0.5d
# satisfy, so they are an hour and a half and half a day; or they are refused, as the unit "s"
# is.
# What happens: the number is read as an integer and the rest is dropped without a word. 1.5h is
# an hour, and 0.5h is a step of no length, which counts as none: the card leaves learning and
# is due in a day.
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
const now = new Date('2026-01-01T00:00:00Z')
for (const step of ['90m', '1.5h', '0.5h', '1.9d', '30s']) {
  try {
    const scheduler = fsrs({ learning_steps: [step], enable_fuzz: false })
    const { card } = scheduler.next(createEmptyCard(now), now, Rating.Again)
    console.log(`${step}: due in ${(card.due - now) / 60e3} min`)
  } catch (error) {
    console.log(`${step}: ${error.message}`)
  }
}
JS
} | tee seen
diff - seen <<'WANTED'
90m: due in 90 min
1.5h: due in 60 min
0.5h: due in 1440 min
1.9d: due in 1440 min
30s: Invalid step unit: 30s, expected m/h/d
WANTED
