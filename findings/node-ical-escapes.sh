#!/usr/bin/env bash
# node-ical 0.26.1 beside ical.js 2.2.1 (npm), escaped text (RFC 5545, 3.3.11).
# Expected: a backslash pair is a backslash, whatever comes next; "\," is a comma within one value of
# a list.
# What happens: "\n" is replaced before "\\" is, so a path with a folder that begins with n breaks in
# two, and CATEGORIES is split at every comma, the escaped one too, with the backslash left over.
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
for (const line of [String.raw`SUMMARY:C:\\temp`, String.raw`SUMMARY:C:\\new`, String.raw`SUMMARY:a\, b\; c\nd`, String.raw`CATEGORIES:Models\, part 2,Forms`]) {
  const event = Object.values(nodeIcal.sync.parseICS(calendar(line))).find(({ type }) => type === 'VEVENT')
  console.log(line)
  console.log('  node-ical', JSON.stringify(event.summary ?? event.categories))
  console.log('  ical.js  ', JSON.stringify(ICAL.parse(calendar(line))[2][0][1].at(-1).slice(3)))
}
JS
} | tee seen
diff - seen <<'WANTED'
SUMMARY:C:\\temp
  node-ical "C:\\temp"
  ical.js   ["C:\\temp"]
SUMMARY:C:\\new
  node-ical "C:\\\new"
  ical.js   ["C:\\new"]
SUMMARY:a\, b\; c\nd
  node-ical "a, b; c\nd"
  ical.js   ["a, b; c\nd"]
CATEGORIES:Models\, part 2,Forms
  node-ical ["Models\\","part 2","Forms"]
  ical.js   ["Models, part 2","Forms"]
WANTED
