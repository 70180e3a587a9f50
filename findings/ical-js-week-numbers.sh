#!/usr/bin/env bash
# ical.js 2.2.1 (npm) beside python-dateutil 2.9.0.post0, yearly rules by week (RFC 5545, 3.3.10).
# Expected: 20MO in a YEARLY rule is the twentieth Monday of the year (the RFC has this very example),
# BYWEEKNO is the week of ISO 8601, and 2026 has a week 53. What a library cannot do it refuses.
# What happens: ical.js takes all three without a word; the ordinal of the weekday and the number of
# the week are not applied, so it gives all Mondays, or no date at all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-dateutil==2.9.0.post0
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1
{
    node --input-type=module - <<'JS'
import ICAL from 'ical.js'
for (const [start, rule] of [['2026-01-01T09:00:00', 'FREQ=YEARLY;BYDAY=20MO'], ['2026-12-28T09:00:00', 'FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO'], ['2026-12-28T09:00:00', 'FREQ=YEARLY;BYWEEKNO=53']]) {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString(start))
  console.log('ical.js ', rule, Array.from({ length: 4 }, () => String(iterator.next() ?? 'none').slice(0, 10)).join(' '))
}
JS
    venv/bin/python - <<'PY'
from itertools import islice

from dateutil.rrule import rrulestr

for start, rule in (("20260101T090000", "FREQ=YEARLY;BYDAY=20MO"), ("20261228T090000", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO"), ("20261228T090000", "FREQ=YEARLY;BYWEEKNO=53")):
    print("dateutil", rule, *(day.strftime("%Y-%m-%d") for day in islice(rrulestr(f"DTSTART:{start}\nRRULE:{rule}"), 4)))
PY
} | tee seen
diff - seen <<'WANTED'
ical.js  FREQ=YEARLY;BYDAY=20MO 2026-01-05 2026-01-12 2026-01-19 2026-01-26
ical.js  FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO 2026-12-28 2027-01-11 2027-01-18 2027-01-25
ical.js  FREQ=YEARLY;BYWEEKNO=53 none none none none
dateutil FREQ=YEARLY;BYDAY=20MO 2026-05-18 2027-05-17 2028-05-15 2029-05-14
dateutil FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO 2027-01-04 2028-01-03 2029-01-01 2029-12-31
dateutil FREQ=YEARLY;BYWEEKNO=53 2026-12-28 2026-12-29 2026-12-30 2026-12-31
WANTED
