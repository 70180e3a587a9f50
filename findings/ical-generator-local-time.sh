#!/usr/bin/env bash
# ical-generator 10.2.0 (npm), a calendar with a time zone, and a Date, which is a point in time.
# Expected: 09:30 UTC is written as 11:30 with TZID=Europe/Berlin, or as 09:30 with Z, from whatever
# server; DTSTAMP "MUST be specified in the UTC time format" (RFC 5545, 3.8.7.2).
# What happens: with a time zone set the Z is left out, and so is TZID; the figures are those of the
# process's own zone. The time that learners see depends on where the server stands. Without a
# time zone, or with UTC, it is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical-generator@10.2.0
{
    for zone in UTC Asia/Tokyo; do
        for calendar in "{ timezone: 'Europe/Berlin' }" "{}"; do
            echo "server in $zone, calendar $calendar"
            TZ=$zone node --input-type=module -e "
    import ical from 'ical-generator'
    const calendar = ical($calendar)
    calendar.createEvent({ summary: 'Review', start: new Date('2026-05-01T09:30:00Z'), stamp: new Date('2026-01-01T00:00:00Z') })
    console.log(calendar.toString().match(/DT(START|STAMP).*/g).join('\n'))"
        done
    done
} | tee seen
diff - seen <<'WANTED'
server in UTC, calendar { timezone: 'Europe/Berlin' }
DTSTAMP:20260101T000000
DTSTART:20260501T093000
server in UTC, calendar {}
DTSTAMP:20260101T000000Z
DTSTART:20260501T093000Z
server in Asia/Tokyo, calendar { timezone: 'Europe/Berlin' }
DTSTAMP:20260101T090000
DTSTART:20260501T183000
server in Asia/Tokyo, calendar {}
DTSTAMP:20260101T000000Z
DTSTART:20260501T093000Z
WANTED
