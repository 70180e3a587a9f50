#!/usr/bin/env bash
# scorm-again 3.4.3 (npm), cmi.interactions.n.weighting.
# Expected: SCORM 1.2 defines the weighting as CMIDecimal without a range, 2004 as a real
# number; points per question may well exceed 100.
# What happens: under 1.2 a weighting has to lie between -100 and 100; 100.5, 101 and -1000 are
# a type mismatch (405), and the former value stays. 2004 takes all of them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts scorm-again@3.4.3
{
    node --input-type=module - <<'JS'
import { Scorm12API } from 'scorm-again/scorm12'
import { Scorm2004API } from 'scorm-again/scorm2004'
const early = new Scorm12API({ autocommit: false, logLevel: 5 })
early.LMSInitialize('')
early.LMSSetValue('cmi.interactions.0.id', 'q')
const later = new Scorm2004API({ autocommit: false, logLevel: 5 })
later.Initialize('')
later.SetValue('cmi.interactions.0.id', 'q')
later.SetValue('cmi.interactions.0.type', 'choice')
for (const weighting of ['1', '100', '100.5', '101', '-1000'])
  console.log(weighting, '1.2:', early.LMSSetValue('cmi.interactions.0.weighting', weighting), early.LMSGetLastError(),
    '2004:', later.SetValue('cmi.interactions.0.weighting', weighting), later.GetLastError())
JS
} | tee seen
diff - seen <<'WANTED'
1 1.2: true 0 2004: true 0
100 1.2: true 0 2004: true 0
100.5 1.2: false 405 2004: true 0
101 1.2: false 405 2004: true 0
-1000 1.2: false 405 2004: true 0
WANTED
