#!/usr/bin/env bash
# scorm-again 3.4.3 (npm), text with line breaks.
# Expected: SCORM 2004's localized strings are up to 4,000 characters of ISO 10646, a line feed
# among them, and a long fill-in is an essay; SCORM 1.2's comments and responses are strings of
# 4,096 and 255 characters.
# What happens: the format is checked by patterns with ".", which in JavaScript does not match a
# line feed, so the second paragraph makes an answer a type mismatch (406, in 1.2 405) and it is
# not recorded; a lone carriage return, likewise. suspend_data and 1.2's comments have other
# patterns and take it.
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
const text = 'First paragraph.\nSecond paragraph.'
const later = new Scorm2004API({ autocommit: false, logLevel: 5 })
later.Initialize('')
for (const [key, value] of [['cmi.interactions.0.id', 'q'], ['cmi.interactions.0.type', 'long-fill-in'],
  ['cmi.interactions.0.learner_response', text], ['cmi.interactions.0.learner_response', text.replace('\n', ' ')],
  ['cmi.interactions.0.description', text], ['cmi.comments_from_learner.0.comment', text], ['cmi.suspend_data', text]])
  console.log('2004', key, JSON.stringify(value), later.SetValue(key, value), later.GetLastError())
const early = new Scorm12API({ autocommit: false, logLevel: 5 })
early.LMSInitialize('')
for (const [key, value] of [['cmi.interactions.0.id', 'q'], ['cmi.interactions.0.type', 'fill-in'],
  ['cmi.interactions.0.student_response', text], ['cmi.comments', text], ['cmi.suspend_data', text]])
  console.log('1.2', key, JSON.stringify(value), early.LMSSetValue(key, value), early.LMSGetLastError())
JS
} | tee seen
diff - seen <<'WANTED'
2004 cmi.interactions.0.id "q" true 0
2004 cmi.interactions.0.type "long-fill-in" true 0
2004 cmi.interactions.0.learner_response "First paragraph.\nSecond paragraph." false 406
2004 cmi.interactions.0.learner_response "First paragraph. Second paragraph." true 0
2004 cmi.interactions.0.description "First paragraph.\nSecond paragraph." false 406
2004 cmi.comments_from_learner.0.comment "First paragraph.\nSecond paragraph." false 406
2004 cmi.suspend_data "First paragraph.\nSecond paragraph." true 0
1.2 cmi.interactions.0.id "q" true 0
1.2 cmi.interactions.0.type "fill-in" true 0
1.2 cmi.interactions.0.student_response "First paragraph.\nSecond paragraph." false 405
1.2 cmi.comments "First paragraph.\nSecond paragraph." true 0
1.2 cmi.suspend_data "First paragraph.\nSecond paragraph." true 0
WANTED
