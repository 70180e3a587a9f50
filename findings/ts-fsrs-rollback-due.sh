#!/usr/bin/env bash
# ts-fsrs 5.4.2 (npm), rollback(card, log), the undo of next().
# Expected: the card as it was before the review. The log is kept for that and holds the former
# due date too.
# What happens: stability, counts and state return, due does not: it is the moment of the review
# that was undone. A card that was reviewed a week early stays due a week early. A new card's
# due date does return.
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
const scheduler = fsrs({ enable_fuzz: false })
const start = new Date('2026-01-01T00:00:00Z')
const fresh = createEmptyCard(start)
const known = scheduler.next(fresh, start, Rating.Easy).card
for (const [label, before, day] of [['new', fresh, 3], ['known', known, 2]]) {
  const { card, log } = scheduler.next(before, new Date(+start + day * 864e5), Rating.Good)
  const after = scheduler.rollback(card, log)
  console.log(label, 'due before', before.due.toISOString(), 'after', after.due.toISOString())
  const other = Object.keys(before).filter(key => key !== 'due' && String(before[key]) !== String(after[key]))
  console.log(label, 'other fields changed:', other.join() || 'none')
}
JS
} | tee seen
diff - seen <<'WANTED'
new due before 2026-01-01T00:00:00.000Z after 2026-01-01T00:00:00.000Z
new other fields changed: none
known due before 2026-01-09T00:00:00.000Z after 2026-01-03T00:00:00.000Z
known other fields changed: none
WANTED
