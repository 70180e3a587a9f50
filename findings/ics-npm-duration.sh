#!/usr/bin/env bash
# ics 3.12.0 (npm), the duration of an event, read by ical.js 2.2.1 and three libraries from PyPI.
# Expected: RFC 5545, 3.3.6: "T" comes only before hours, minutes or seconds, and weeks stand alone
# (P1W, P8D).
# What happens: "T" is written always, also with nothing after it, and weeks beside days. The readers take
# all of it, so a test that reads the file back does not see it; a strict one would not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check icalendar==7.3.2 ics==0.7.3 vobject==0.9.9
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ics@3.12.0 ical.js@2.2.1
{
    node --input-type=module - <<'JS'
import { createEvent } from 'ics'
import ICAL from 'ical.js'
import { execFileSync } from 'node:child_process'
for (const duration of [{ hours: 1 }, { days: 1 }, { weeks: 1 }, { weeks: 1, days: 1 }]) {
  const { value } = createEvent({ start: [2026, 3, 1, 9, 0], duration, title: 'Review' })
  const text = value.match(/DURATION:(.*)\r/)[1]
  let read
  try { read = ICAL.Duration.fromString(text).toSeconds() } catch (error) { read = 'error' }
  console.log(JSON.stringify(duration), text, '| ical.js', read)
  execFileSync('venv/bin/python', ['-c', `
import sys, icalendar, ics.utils, vobject.icalendar
for name, read in (("icalendar", icalendar.vDuration.from_ical), ("ics", ics.utils.parse_duration), ("vobject", vobject.icalendar.stringToDurations)):
    try: print("  ", name, read(sys.argv[1]), flush=True)
    except Exception: print("  ", name, "error", flush=True)
`, text], { stdio: 'inherit' })
}
JS
} | tee seen
diff - seen <<'WANTED'
{"hours":1} PT1H | ical.js 3600
   icalendar 1:00:00
   ics 1:00:00
   vobject [datetime.timedelta(seconds=3600)]
{"days":1} P1DT | ical.js 86400
   icalendar 1 day, 0:00:00
   ics 1 day, 0:00:00
   vobject [datetime.timedelta(days=1)]
{"weeks":1} P1WT | ical.js 604800
   icalendar 7 days, 0:00:00
   ics 7 days, 0:00:00
   vobject [datetime.timedelta(days=7)]
{"weeks":1,"days":1} P1W1DT | ical.js 691200
   icalendar 8 days, 0:00:00
   ics 8 days, 0:00:00
   vobject [datetime.timedelta(days=8)]
WANTED
