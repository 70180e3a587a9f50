#!/usr/bin/env bash
# scorm-again 3.4.3 (npm), calls after the end of a session.
# Expected: refused, as before the start: SCORM 1.2 has error 301 for a communication that is
# not initialised, 2004 the errors 123, 133 and 143.
# What happens: 2004 does so. Under 1.2 set, get and commit answer as in a running session,
# error code 0, and the value changes; only a second LMSFinish sets an error, 101, and says
# "true" all the same. Before LMSInitialize they are refused.
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
for (const [name, api, calls] of [
  ['1.2', new Scorm12API({ autocommit: false, logLevel: 5 }), ['LMSInitialize', 'LMSSetValue', 'LMSGetValue', 'LMSCommit', 'LMSFinish', 'LMSGetLastError']],
  ['2004', new Scorm2004API({ autocommit: false, logLevel: 5 }), ['Initialize', 'SetValue', 'GetValue', 'Commit', 'Terminate', 'GetLastError']]]) {
  const [start, set, get, commit, finish, error] = calls.map(call => api[call].bind(api))
  const score = name === '1.2' ? 'cmi.core.score.raw' : 'cmi.score.raw'
  const show = (label, result) => console.log(name, label, JSON.stringify(result), error())
  show('set before start', set(score, '10'))
  start('')
  set(score, '50')
  show('finish', finish(''))
  show('set', set(score, '90'))
  show('get', get(score))
  show('commit', commit(''))
  show('finish again', finish(''))
}
JS
} | tee seen
diff - seen <<'WANTED'
1.2 set before start "false" 301
1.2 finish "true" 0
1.2 set "true" 0
1.2 get "90" 0
1.2 commit "true" 0
1.2 finish again "true" 101
2004 set before start "false" 132
2004 finish "true" 0
2004 set "false" 133
2004 get "" 123
2004 commit "false" 143
2004 finish again "false" 113
WANTED
