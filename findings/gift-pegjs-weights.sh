#!/usr/bin/env bash
# gift-pegjs 1.0.2 (npm), weighted choices.
# Expected: in GIFT a weight replaces the sign's 100 or 0 percent, so ~%100% is a right choice
# and =%0% a wrong one; isCorrect tells which choices are right.
# What happens: isCorrect is true for "=" and false for "~" whatever the weight. The usual form
# for several right answers, ~%50% twice, has no right choice at all by that flag.
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
for (const choices of ['~%100%a ~b', '=%0%a =b', '~%50%a ~%50%b ~%-100%c', '=%100%a ~%50%b'])
  console.log(choices, '|', parse(`Which?{${choices}}`)[0].choices
    .map(choice => `${choice.text.text} ${choice.isCorrect} ${choice.weight}`).join(', '))
JS
} | tee seen
diff - seen <<'WANTED'
~%100%a ~b | a false 100, b false null
=%0%a =b | a true 0, b true null
~%50%a ~%50%b ~%-100 a false 50, b false 50, c false -100
=%100%a ~%50%b | a true 100, b false 50
WANTED
