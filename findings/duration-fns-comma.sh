#!/usr/bin/env bash
# duration-fns 3.0.2 (npm), toString(parse(text)).
# Expected: the duration as read, with the point it came with; a comma is allowed in ISO 8601,
# but SCORM's definition and most readers of xAPI have the point.
# What happens: seconds are split into seconds and milliseconds and added again as floats, so
# .555 gains a tail, and the sign is a comma always. A fraction of hours, PT1.5H, that ISO 8601
# allows in the last part, is refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts duration-fns@3.0.2
{
    node --input-type=module - <<'JS'
import { parse, toString } from 'duration-fns'
for (const text of ['PT1.5S', 'PT1.555S', 'PT2.675S', 'PT0.001S', 'PT1.5H'])
  try {
    console.log(text, toString(parse(text)))
  } catch (error) {
    console.log(text, 'refused')
  }
JS
} | tee seen
diff - seen <<'WANTED'
PT1.5S PT1,5S
PT1.555S PT1,5550000000000002S
PT2.675S PT2,675S
PT0.001S PT0,001S
PT1.5H refused
WANTED
