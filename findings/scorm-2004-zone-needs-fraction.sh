#!/usr/bin/env bash
# scorm-again 3.4.3 (npm), cmi.interactions.n.timestamp of SCORM 2004, type time(second,10,0).
# Expected: ISO 8601 time stamps, as the specification says; whole seconds with Z, what Python's
# isoformat and most servers write, are the commonest of them.
# What happens: the format nests the zone inside the fraction, as the letter of SCORM's format
# string does: ss[.s[TZD]]. So Z and +01:00 without a fraction are a type mismatch, while
# JavaScript's own toISOString, a date, or a year alone pass.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts scorm-again@3.4.3
{
    node --input-type=module - <<'JS'
import { Scorm2004API } from 'scorm-again/scorm2004'
const api = new Scorm2004API({ autocommit: false, logLevel: 5 })
api.Initialize('')
api.SetValue('cmi.interactions.0.id', 'q')
api.SetValue('cmi.interactions.0.type', 'choice')
for (const time of ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00+01:00', '2026-01-01T00:00:00.0Z', '2026-01-01T00:00:00.0+01:00',
  '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00', '2026-01-01', '2026'])
  console.log(time, api.SetValue('cmi.interactions.0.timestamp', time), api.GetLastError())
JS
} | tee seen
diff - seen <<'WANTED'
2026-01-01T00:00:00Z false 406
2026-01-01T00:00:00+01:00 false 406
2026-01-01T00:00:00.0Z true 0
2026-01-01T00:00:00.0+01:00 true 0
2026-01-01T00:00:00.000Z true 0
2026-01-01T00:00:00 true 0
2026-01-01 true 0
2026 true 0
WANTED
