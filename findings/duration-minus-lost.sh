#!/usr/bin/env bash
# dayjs 1.11.23 with its duration plugin, and iso8601-duration 2.1.4 (both npm).
# Expected: a reader that takes a leading minus keeps it, or refuses it; and what toISOString
# writes is read back as the same.
# What happens: dayjs writes -PT1.5S for minus 1500 ms and reads that as plus 1500;
# iso8601-duration takes the minus and has no sign in its result. Minus on a part, P-1D, dayjs
# reads rightly, and iso8601-duration refuses.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts dayjs@1.11.23 iso8601-duration@2.1.4
{
    node --input-type=module - <<'JS'
import dayjs from 'dayjs'
import plugin from 'dayjs/plugin/duration.js'
import { parse, toSeconds } from 'iso8601-duration'
dayjs.extend(plugin)
const written = dayjs.duration(-1500).toISOString()
console.log('dayjs writes', written, 'and reads', dayjs.duration(written).asMilliseconds())
for (const text of ['-PT1.5S', '-P1DT12H', 'P-1D']) {
  console.log('dayjs', text, dayjs.duration(text).asSeconds())
  try {
    console.log('iso8601-duration', text, toSeconds(parse(text)))
  } catch (error) {
    console.log('iso8601-duration', text, 'refused')
  }
}
JS
} | tee seen
diff - seen <<'WANTED'
dayjs writes -PT1.5S and reads 1500
dayjs -PT1.5S 1.5
iso8601-duration -PT1.5S 1.5
dayjs -P1DT12H 129600
iso8601-duration -P1DT12H 129600
dayjs P-1D -86400
iso8601-duration P-1D refused
WANTED
