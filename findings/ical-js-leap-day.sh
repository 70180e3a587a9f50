#!/usr/bin/env bash
# ical.js 2.2.1 beside rrule 2.8.1 (npm), recurrences on 29 February.
# Expected: RFC 5545, 3.3.10: recurrence rules that give invalid dates, such as 30 February, have these
# ignored, not moved; months of FREQ=MONTHLY from the 31st are left out so in both libraries.
# What happens: in ical.js a yearly reminder from 29 February is on 1 March in the years between, and
# with BYMONTH=2;BYMONTHDAY=29 from any other day the first ones are, the later ones are not.
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
const cases = [['2028-02-29T09:00:00', 'FREQ=YEARLY'], ['2026-01-01T09:00:00', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'], ['2026-01-31T09:00:00', 'FREQ=MONTHLY']]
for (const [start, rule] of cases) {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString(start))
  console.log(start, rule)
  console.log('  ical.js', Array.from({ length: 4 }, () => iterator.next().toString().slice(0, 10)).join(' '))
  console.log('  rrule  ', rrule.rrulestr(`DTSTART:${start.replace(/[-:]/g, '')}Z\nRRULE:${rule}`).all((_, i) => i < 4).map((d) => d.toISOString().slice(0, 10)).join(' '))
}
JS
} | tee seen
diff - seen <<'WANTED'
2028-02-29T09:00:00 FREQ=YEARLY
  ical.js 2028-02-29 2029-03-01 2030-03-01 2031-03-01
  rrule   2028-02-29 2032-02-29 2036-02-29 2040-02-29
2026-01-01T09:00:00 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29
  ical.js 2026-03-01 2027-03-01 2028-02-29 2032-02-29
  rrule   2028-02-29 2032-02-29 2036-02-29 2040-02-29
2026-01-31T09:00:00 FREQ=MONTHLY
  ical.js 2026-01-31 2026-03-31 2026-05-31 2026-07-31
  rrule   2026-01-31 2026-03-31 2026-05-31 2026-07-31
WANTED
