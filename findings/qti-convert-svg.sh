#!/usr/bin/env bash
# @citolab/qti-convert 0.3.52 (npm) and citolab-qti-convert 0.2.0 (PyPI), QTI 2.1 to QTI 3, an
# item with SVG.
# Expected: only QTI's names change to kebab-case; SVG has a namespace of its own and case-
# sensitive names, and MathML within an item is left alone. The Python version's README says
# that it gives the same results as the TypeScript one.
# What happens: the TypeScript version puts SVG into QTI's namespace and its attributes into
# kebab-case, so viewBox is view-box, markerWidth marker-width, and no renderer draws it; the
# Python version leaves SVG as it is. MathML both keep.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check citolab-qti-convert==0.2.0
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @citolab/qti-convert@0.3.52
{
cat >item.xml <<'XML'
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t" adaptive="false" timeDependent="false"><itemBody><p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><marker id="m" markerWidth="3"/></svg><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p></itemBody></assessmentItem>
XML
    node --input-type=module - <<'JS'
import { readFileSync } from 'node:fs'
import { convertQti2toQti3 } from '@citolab/qti-convert/qti-convert-node'
const text = await convertQti2toQti3(readFileSync('item.xml', 'utf8'))
console.log('npm ', text.match(/<p[ >].*<\/p>/s)[0].replace(/>\s+</g, '><'))
JS
    venv/bin/python - <<'PY'
import re
from qti_convert import upgrade_qti2_to_qti3

with open("item.xml") as file:
    print("PyPI", re.search("<p[ >].*</p>", upgrade_qti2_to_qti3(file.read()), re.S)[0])
PY
} | tee seen
diff - seen <<'WANTED'
npm  <p><svg view-box="0 0 9 9"><marker id="m" marker-width="3"/></svg><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p>
PyPI <p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><marker id="m" markerWidth="3"/></svg><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p>
WANTED
