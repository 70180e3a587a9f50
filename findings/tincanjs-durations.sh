#!/usr/bin/env bash
# TinCanJS 0.50.0 (npm: tincanjs), Utils.convertISO8601DurationToMilliseconds, for
# result.duration of xAPI statements.
# Expected: its documentation leaves out years, months and days only, so PT90M is 5,400,000 ms,
# and PT36H 129,600,000.
# What happens: the seconds are read from behind the last of H and M it found, or from the T,
# whether or not there is an S. Without seconds the hours are read once more as seconds (PT36H
# gains 36 s); minutes alone give 0; PT1H0.5S reads "1H" as the seconds.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts tincanjs@0.50.0
{
    node - <<'JS'
const { Utils } = require('tincanjs')
for (const duration of ['PT1H2M3S', 'PT90M', 'PT1H30M', 'PT36H', 'PT1H0.5S', 'PT1.5H', 'PT1,5S', 'PT1.5S'])
  console.log(duration, Utils.convertISO8601DurationToMilliseconds(duration))
JS
} | tee seen
diff - seen <<'WANTED'
PT1H2M3S 3723000
PT90M 0
PT1H30M 0
PT36H 129636000
PT1H0.5S 3601000
PT1.5H 3601500
PT1,5S 1000
PT1.5S 1500
WANTED
