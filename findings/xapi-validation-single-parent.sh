#!/usr/bin/env bash
# xapi-validation 2.1.4 (npm) and ralph-malph 5.1.0 (PyPI), contextActivities in xAPI
# statements.
# Expected: xAPI 1.0.3 (Data, 2.4.6.2) says that each of parent, grouping, category and other
# may be a single activity and that an LRS shall take that as a list of one, for statements of
# 0.95.
# What happens: the validator named after the specification and kept by the makers of an LRS
# wants a list; ralph takes both.
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
const parent = { id: 'http://example.org/quiz' }
for (const given of [[parent], parent])
  console.log('xapi-validation', Array.isArray(given) ? 'list' : 'single', v.default({ actor: { mbox: 'mailto:a@b.org' },
    verb: { id: 'http://adlnet.gov/expapi/verbs/answered' }, object: { id: 'http://example.org/q' },
    context: { contextActivities: { parent: given } } }).length ? 'refused' : 'taken')
JS
    venv/bin/python - <<'PY'
from ralph.models.xapi.base.statements import BaseXapiStatement

parent = {"id": "http://example.org/quiz"}
for given in ([parent], parent):
    BaseXapiStatement(actor={"mbox": "mailto:a@b.org"}, object={"id": "http://example.org/q"},
                      verb={"id": "http://adlnet.gov/expapi/verbs/answered"},
                      context={"contextActivities": {"parent": given}})
    print("ralph", type(given).__name__, "taken")
PY
} | tee seen
diff - seen <<'WANTED'
xapi-validation list taken
xapi-validation single refused
ralph list taken
ralph dict taken
WANTED
