#!/usr/bin/env bash
# @xapi/xapi 3.0.3 (npm), calculateISO8601Duration(start, end), made for result.duration.
# Expected: P1D for exactly a day, or PT24H: by ISO 8601 the T is left out where no time part
# follows. A span that runs backwards is an error or negative.
# What happens: whole days end in a T with nothing after it. Temporal, isoduration and aniso8601
# refuse that. Backwards is no time at all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check isoduration==20.11.0 aniso8601==10.0.1
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @xapi/xapi@3.0.3 temporal-polyfill@1.0.8
{
    node --input-type=module - <<'JS'
import XAPI from '@xapi/xapi'
import { Temporal } from 'temporal-polyfill'
const durations = [3600e3, 86400e3, 90061e3, 172800e3, -1500].map(ms => XAPI.calculateISO8601Duration(new Date(0), new Date(ms)))
for (const duration of durations) {
  let verdict = 'read'
  try { Temporal.Duration.from(duration) } catch { verdict = 'refused' }
  console.log(duration, verdict, 'by Temporal')
}
JS
    venv/bin/python - <<'PY'
import aniso8601, isoduration

for name, parse in (("isoduration", isoduration.parse_duration), ("aniso8601", aniso8601.parse_duration)):
    try:
        parse("P1DT")
        print(name, "read P1DT")
    except ValueError as error:
        print(name, "refused P1DT")
PY
} | tee seen
diff - seen <<'WANTED'
PT1H read by Temporal
P1DT refused by Temporal
P1DT1H1M1S read by Temporal
P2DT refused by Temporal
PT0S read by Temporal
isoduration refused P1DT
aniso8601 refused P1DT
WANTED
