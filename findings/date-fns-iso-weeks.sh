#!/usr/bin/env bash
# date-fns 4.4.0 beside luxon 3.7.2 (npm), a duration in weeks as ISO 8601.
# Expected: weeks are a field of date-fns' Duration, as add and formatDuration know, so the ISO form has
# them (P1W, or P7D).
# What happens: they are left out without a word, so "again in a week" is stored as no time at all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts date-fns@4.4.0 luxon@3.7.2
{
    node --input-type=module - <<'JS'
import { add, formatDuration, formatISODuration } from 'date-fns'
import { Duration } from 'luxon'
for (const duration of [{ weeks: 1 }, { weeks: 1, days: 2 }, { days: 9 }])
  console.log(JSON.stringify(duration), formatISODuration(duration), '|', formatDuration(duration), '|',
    add(new Date(0), duration).toISOString().slice(0, 10), '| luxon', Duration.fromObject(duration).toISO())
JS
} | tee seen
diff - seen <<'WANTED'
{"weeks":1} P0Y0M0DT0H0M0S | 1 week | 1970-01-08 | luxon P1W
{"weeks":1,"days":2} P0Y0M2DT0H0M0S | 1 week 2 days | 1970-01-10 | luxon P1W2D
{"days":9} P0Y0M9DT0H0M0S | 9 days | 1970-01-10 | luxon P9D
WANTED
