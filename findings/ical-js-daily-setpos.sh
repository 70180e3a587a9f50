#!/usr/bin/env bash
# ical.js 2.2.1 beside rrule 2.8.1 (npm), BYSETPOS.
# Expected: BYSETPOS picks from the set within one interval of the rule, whatever its frequency (RFC
# 5545, 3.3.10), so BYHOUR=9,12;BYSETPOS=1 is nine o'clock each day.
# What happens: ical.js applies it to months and years only and in a daily or weekly rule gives all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 rrule@2.8.1
{
    node --input-type=module - <<'JS'
import ICAL from 'ical.js'
import rrule from 'rrule'
for (const rule of ['FREQ=DAILY;BYHOUR=9,12;BYSETPOS=1', 'FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1', 'FREQ=MONTHLY;BYDAY=MO,WE,FR;BYSETPOS=-1']) {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString('2026-01-30T09:00:00'))
  console.log(rule)
  console.log('  ical.js', Array.from({ length: 4 }, () => iterator.next().toString().slice(0, 13)).join(' '))
  console.log('  rrule  ', rrule.rrulestr(`DTSTART:20260130T090000Z\nRRULE:${rule}`).all((_, i) => i < 4).map((d) => d.toISOString().slice(0, 13)).join(' '))
}
JS
} | tee seen
diff - seen <<'WANTED'
FREQ=DAILY;BYHOUR=9,12;BYSETPOS=1
  ical.js 2026-01-30T09 2026-01-30T12 2026-01-31T09 2026-01-31T12
  rrule   2026-01-30T09 2026-01-31T09 2026-02-01T09 2026-02-02T09
FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1
  ical.js 2026-01-30T09 2026-02-02T09 2026-02-04T09 2026-02-06T09
  rrule   2026-01-30T09 2026-02-06T09 2026-02-13T09 2026-02-20T09
FREQ=MONTHLY;BYDAY=MO,WE,FR;BYSETPOS=-1
  ical.js 2026-01-30T09 2026-02-27T09 2026-03-30T09 2026-04-29T09
  rrule   2026-01-30T09 2026-02-27T09 2026-03-30T09 2026-04-29T09
WANTED
