#!/usr/bin/env bash
# node-ical 0.26.1 beside ical.js 2.2.1 (npm), parameters in quotes (RFC 5545, 3.2) and RFC 6868.
# Expected: quotes are there so that a value can hold ":", ";" and ","; they are no part of it.
# What happens: the parameter is cut at the first ";" within the quotes and keeps the opening quote mark;
# "," and ":" are safe. A caret escape for a quote mark is not read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-ical@0.26.1 ical.js@2.2.1
{
    node --input-type=module - <<'JS'
import nodeIcal from 'node-ical'
import ICAL from 'ical.js'
const calendar = (line) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', 'DTSTART:20260101T090000Z', line, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
for (const line of ['ATTENDEE;CN="Ada, B":mailto:a@example.org', 'ATTENDEE;CN="Ada; B":mailto:a@example.org', 'DESCRIPTION;ALTREP="cid:part3:x":text',
  "ATTENDEE;CN=Ada ^'A^':mailto:a@example.org"]) {
  const event = Object.values(nodeIcal.sync.parseICS(calendar(line))).find(({ type }) => type === 'VEVENT')
  console.log(line)
  console.log('  node-ical', JSON.stringify(event.attendee ?? event.description))
  console.log('  ical.js  ', JSON.stringify(ICAL.parse(calendar(line))[2][0][1].at(-1)))
}
JS
} | tee seen
diff - seen <<'WANTED'
ATTENDEE;CN="Ada, B":mailto:a@example.org
  node-ical {"params":{"CN":"Ada, B"},"val":"mailto:a@example.org"}
  ical.js   ["attendee",{"cn":"Ada, B"},"cal-address","mailto:a@example.org"]
ATTENDEE;CN="Ada; B":mailto:a@example.org
  node-ical {"params":{"CN":"\"Ada"},"val":"mailto:a@example.org"}
  ical.js   ["attendee",{"cn":"Ada; B"},"cal-address","mailto:a@example.org"]
DESCRIPTION;ALTREP="cid:part3:x":text
  node-ical {"params":{"ALTREP":"cid:part3:x"},"val":"text"}
  ical.js   ["description",{"altrep":"cid:part3:x"},"text","text"]
ATTENDEE;CN=Ada ^'A^':mailto:a@example.org
  node-ical {"params":{"CN":"Ada ^'A^'"},"val":"mailto:a@example.org"}
  ical.js   ["attendee",{"cn":"Ada \"A\""},"cal-address","mailto:a@example.org"]
WANTED
