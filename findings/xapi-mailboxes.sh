#!/usr/bin/env bash
# ralph-malph 5.1.0 (PyPI) and xapi-validation 2.1.4 (npm), actor.mbox in xAPI statements.
# Expected: xAPI 1.0.3 asks for "mailto:" and an email address, so any address of the mail
# standards (RFC 5322) will do, a school's internal domain too.
# What happens: ralph checks whether the domain could be delivered to in the world and refuses
# local, test and invalid; the other one has a regular expression whose top-level domain is
# letters only, so xn--p1ai (the .рф of Russia) is refused, as are ! and / before the @.
# localhost is refused by both.
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
for (const mbox of ['mailto:a@b.org', 'mailto:a@school.local', 'mailto:a@b.test', 'mailto:a@localhost', 'mailto:a@b.xn--p1ai', 'mailto:a!b@b.org', 'mailto:a/b@b.org'])
  console.log('xapi-validation', mbox, v.default({ actor: { mbox }, verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
    object: { id: 'http://example.org/q' } }).length ? 'refused' : 'taken')
JS
    venv/bin/python - <<'PY'
from ralph.models.xapi.base.statements import BaseXapiStatement

for mbox in ("mailto:a@b.org", "mailto:a@school.local", "mailto:a@b.test", "mailto:a@localhost", "mailto:a@b.xn--p1ai",
             "mailto:a!b@b.org", "mailto:a/b@b.org"):
    try:
        BaseXapiStatement(actor={"mbox": mbox}, verb={"id": "http://adlnet.gov/expapi/verbs/answered"},
                          object={"id": "http://example.org/q"})
        print("ralph", mbox, "taken")
    except ValueError:
        print("ralph", mbox, "refused")
PY
} | tee seen
diff - seen <<'WANTED'
xapi-validation mailto:a@b.org taken
xapi-validation mailto:a@school.local taken
xapi-validation mailto:a@b.test taken
xapi-validation mailto:a@localhost refused
xapi-validation mailto:a@b.xn--p1ai refused
xapi-validation mailto:a!b@b.org refused
xapi-validation mailto:a/b@b.org refused
ralph mailto:a@b.org taken
ralph mailto:a@school.local refused
ralph mailto:a@b.test refused
ralph mailto:a@localhost refused
ralph mailto:a@b.xn--p1ai taken
ralph mailto:a!b@b.org taken
ralph mailto:a/b@b.org taken
WANTED
