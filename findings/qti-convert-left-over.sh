#!/usr/bin/env bash
# @citolab/qti-convert 0.3.52 (npm) and citolab-qti-convert 0.2.0 (PyPI), QTI 2.1 to QTI 3.
# Expected: all elements get their names of QTI 3, where every name begins with qti-, and what
# QTI 3 requires is added; and both give the same result, as the Python version's README says.
# What happens: in the TypeScript version infoControl and testFeedback keep their old names,
# which in QTI 3's namespace mean nothing, so hints and the feedback of a test are lost in
# players; the attribute use, required of a rubric in QTI 3, is not added. The Python version
# does all three.
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
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t" adaptive="false" timeDependent="false"><itemBody><infoControl title="hint"><p>Think.</p></infoControl><rubricBlock view="candidate"><p>Read.</p></rubricBlock></itemBody></assessmentItem>
XML
cat >test.xml <<'XML'
<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="t" title="T"><testPart identifier="p" navigationMode="linear" submissionMode="individual"><assessmentSection identifier="s" title="S" visible="true"/></testPart><testFeedback access="atEnd" outcomeIdentifier="S" identifier="x" showHide="show"><p>Done.</p></testFeedback></assessmentTest>
XML
    node --input-type=module - <<'JS'
import { readFileSync } from 'node:fs'
import { convertQti2toQti3 } from '@citolab/qti-convert/qti-convert-node'
for (const name of ['item.xml', 'test.xml'])
  console.log('npm ', (await convertQti2toQti3(readFileSync(name, 'utf8')))
    .match(/<(qti-)?(info-?control|rubric-?block|test-?feedback)[^>]*>/gi).join(' ').replace(/ xmlns="[^"]*"/g, ''))
JS
    venv/bin/python - <<'PY'
import re
from qti_convert import upgrade_qti2_to_qti3

for name in ("item.xml", "test.xml"):
    with open(name) as file:
        text = upgrade_qti2_to_qti3(file.read())
    print("PyPI", *(found[0] for found in re.finditer("<(qti-)?(info-?control|rubric-?block|test-?feedback)[^>]*>", text, re.I)))
PY
} | tee seen
diff - seen <<'WANTED'
npm  <infoControl title="hint"> <qti-rubric-block view="candidate">
npm  <testFeedback access="atEnd" outcome-identifier="S" identifier="x" show-hide="show">
PyPI <qti-info-control title="hint"> <qti-rubric-block view="candidate" use="instructions">
PyPI <qti-test-feedback access="atEnd" outcome-identifier="S" identifier="x" show-hide="show">
WANTED
