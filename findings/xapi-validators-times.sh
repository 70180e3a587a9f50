#!/usr/bin/env bash
# ralph-malph 5.1.0 (PyPI) and xapi-validation 2.1.4 (npm, "conformance tested"), timestamps and
# durations in xAPI statements.
# Expected: both follow xAPI 1.0.3: timestamps and durations of ISO 8601, no offset -00:00 and a
# zone where the time is known.
# What happens: the first is whatever pydantic reads as a time or a timedelta, so it takes
# -00:00 and a blank for the T and refuses +01; the second has regular expressions and refuses a
# fraction of hours and a comma (both ISO 8601), and takes +01. Both refuse a leap second and
# midnight as 24:00, and take P1DT, whose T has no time behind it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ralph-malph==5.1.0
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts xapi-validation@2.1.4
{
    node --input-type=module - <<'JS'
import v from 'xapi-validation'
const base = { actor: { mbox: 'mailto:a@b.org' }, verb: { id: 'http://adlnet.gov/expapi/verbs/answered' }, object: { id: 'http://example.org/q' } }
const show = (value, more) => console.log('xapi-validation', value, v.default({ ...base, ...more }).length ? 'refused' : 'taken')
for (const timestamp of ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00+01', '2026-01-01T00:00:00-00:00', '2026-01-01T24:00:00Z', '2016-12-31T23:59:60Z', '2026-01-01 00:00:00Z'])
  show(timestamp, { timestamp })
for (const duration of ['PT1.5S', 'PT1.5H', 'PT1,5S', 'P1DT']) show(duration, { result: { duration } })
JS
    venv/bin/python - <<'PY'
from ralph.models.xapi.base.statements import BaseXapiStatement

base = {"actor": {"mbox": "mailto:a@b.org"}, "object": {"id": "http://example.org/q"},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"}}
def show(value, **more):
    try:
        BaseXapiStatement(**base, **more)
        print("ralph", value, "taken")
    except ValueError:
        print("ralph", value, "refused")
for time in ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00+01", "2026-01-01T00:00:00-00:00",
             "2026-01-01T24:00:00Z", "2016-12-31T23:59:60Z", "2026-01-01 00:00:00Z"):
    show(time, timestamp=time)
for duration in ("PT1.5S", "PT1.5H", "PT1,5S", "P1DT"):
    show(duration, result={"duration": duration})
PY
} | tee seen
diff - seen <<'WANTED'
xapi-validation 2026-01-01T00:00:00Z taken
xapi-validation 2026-01-01T00:00:00+01 taken
xapi-validation 2026-01-01T00:00:00-00:00 refused
xapi-validation 2026-01-01T24:00:00Z refused
xapi-validation 2016-12-31T23:59:60Z refused
xapi-validation 2026-01-01 00:00:00Z refused
xapi-validation PT1.5S taken
xapi-validation PT1.5H refused
xapi-validation PT1,5S refused
xapi-validation P1DT taken
ralph 2026-01-01T00:00:00Z taken
ralph 2026-01-01T00:00:00+01 refused
ralph 2026-01-01T00:00:00-00:00 taken
ralph 2026-01-01T24:00:00Z refused
ralph 2016-12-31T23:59:60Z refused
ralph 2026-01-01 00:00:00Z taken
ralph PT1.5S taken
ralph PT1.5H taken
ralph PT1,5S taken
ralph P1DT taken
WANTED
