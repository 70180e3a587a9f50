#!/usr/bin/env bash
# gift-pegjs 1.0.2 (npm), spelling of true and false.
# Expected: a true/false question whatever the case, as Moodle's importer compares in capitals;
# or one error for all other spellings.
# What happens: T and TRUE are true/false; t, true and false in small letters become a short-
# answer question whose right answer is the word, so the learner has to type "true"; True and
# False stop the whole file.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts gift-pegjs@1.0.2
{
    node --input-type=module - <<'JS'
import { parse } from 'gift-pegjs'
for (const key of ['T', 'TRUE', 'true', 'f', 'True'])
  try {
    const [question] = parse(`Water is wet{${key}}`)
    console.log(key, question.type, question.type === 'TF' ? question.isTrue : question.choices[0].text.text)
  } catch (error) {
    console.log(key, error.name)
  }
JS
} | tee seen
diff - seen <<'WANTED'
T TF true
TRUE TF true
true Short true
f Short f
True SyntaxError
WANTED
