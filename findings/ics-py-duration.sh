#!/usr/bin/env bash
# ics 0.7.3 (PyPI) beside icalendar 7.3.2, writing durations; read by ical.js 2.2.1 (npm).
# Expected: RFC 5545, 3.3.6: weeks stand alone, and there is at least one figure ("PT0S").
# What happens: the largest units are taken out in turn, weeks first, and what is zero is left out, so
# an event of no length has the duration "P", which ical.js refuses.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ics==0.7.3 icalendar==7.3.2
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1
{
    venv/bin/python - <<'PY'
from datetime import timedelta

from icalendar import vDuration
from ics.utils import timedelta_to_duration

with open("durations", "w") as file:
    for span in (timedelta(days=7), timedelta(days=8), timedelta(days=7, seconds=1), timedelta(0)):
        text = timedelta_to_duration(span)
        print(f"{span}: ics {text}, icalendar {vDuration(span).to_ical().decode()}")
        print(text, file=file)
PY
    node --input-type=module - <<'JS'
import ICAL from 'ical.js'
import { readFileSync } from 'node:fs'
for (const text of readFileSync('durations', 'utf8').trim().split('\n')) {
  let read
  try { const value = ICAL.Duration.fromString(text); read = `${value.toSeconds()} s` } catch (error) { read = error.constructor.name }
  console.log('ical.js', text, read)
}
JS
} | tee seen
diff - seen <<'WANTED'
7 days, 0:00:00: ics P1W, icalendar P7D
8 days, 0:00:00: ics P1W1D, icalendar P8D
7 days, 0:00:01: ics P1WT1S, icalendar P7DT1S
0:00:00: ics P, icalendar P0D
ical.js P1W 604800 s
ical.js P1W1D 691200 s
ical.js P1WT1S 604801 s
ical.js P Error
WANTED
