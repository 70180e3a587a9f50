#!/usr/bin/env bash
# ralph-malph 5.1.0 (PyPI) and xapi-validation 2.1.4 (npm), empty values in xAPI statements.
# Expected: xAPI 1.0.3 (Data, 2.2) has null refused outside extensions, and says nothing against
# empty strings or objects: result.response is a string, and "" is the response of a learner who
# left the field blank.
# What happens: ralph refuses every empty string and object outside extensions, so answers left
# blank, an empty score and an actor's empty name make the whole statement invalid. The other
# validator takes them all.
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
for (const more of [{ result: { response: '' } }, { result: { score: {} } }, { actor: { mbox: 'mailto:a@b.org', name: '' } },
  { object: { id: 'http://example.org/q', definition: {} } }])
  console.log('xapi-validation', JSON.stringify(more), v.default({ ...base, ...more }).length ? 'refused' : 'taken')
JS
    venv/bin/python - <<'PY'
import json
from ralph.models.xapi.base.statements import BaseXapiStatement

base = {"actor": {"mbox": "mailto:a@b.org"}, "object": {"id": "http://example.org/q"},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"}}
for more in ({"result": {"response": ""}}, {"result": {"score": {}}}, {"actor": {"mbox": "mailto:a@b.org", "name": ""}},
             {"object": {"id": "http://example.org/q", "definition": {}}},
             {"result": {"extensions": {"http://example.org/e": ""}}}):
    try:
        BaseXapiStatement(**{**base, **more})
        verdict = "taken"
    except ValueError as error:
        verdict = "refused: " + error.errors()[0]["msg"]
    print("ralph", json.dumps(more), verdict)
PY
} | tee seen
diff - seen <<'WANTED'
xapi-validation {"result":{"response":""}} taken
xapi-validation {"result":{"score":{}}} taken
xapi-validation {"actor":{"mbox":"mailto:a@b.org","name":""}} taken
xapi-validation {"object":{"id":"http://example.org/q","definition":{}}} taken
ralph {"result": {"response": ""}} refused: Statements may not contain empty values except inside Extensions.
ralph {"result": {"score": {}}} refused: Statements may not contain empty values except inside Extensions.
ralph {"actor": {"mbox": "mailto:a@b.org", "name": ""}} refused: Statements may not contain empty values except inside Extensions.
ralph {"object": {"id": "http://example.org/q", "definition": {}}} refused: Statements may not contain empty values except inside Extensions.
ralph {"result": {"extensions": {"http://example.org/e": ""}}} taken
WANTED
