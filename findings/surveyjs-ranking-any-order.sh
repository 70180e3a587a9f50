#!/usr/bin/env bash
# survey-core 3.1.1 (npm, SurveyJS), correctAnswer of quizzes.
# Expected: a ranking, whose answer is nothing but an order, is right in the order of
# correctAnswer only; in questions with several choices the order in which they were clicked
# does not matter.
# What happens: the ranking inherits the comparison of checkboxes and is right in every order,
# the reverse included. The image picker with multiSelect compares lists, so the same two
# pictures clicked the other way round are wrong.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts survey-core@3.1.1
{
    node --input-type=module - <<'JS'
import * as survey from 'survey-core'
for (const [type, more] of [['ranking'], ['checkbox'], ['tagbox'], ['imagepicker', { multiSelect: true }]])
  for (const given of [['a', 'b', 'c'], ['c', 'b', 'a'], ['a', 'b']]) {
    const model = new survey.Model({ elements: [{ type, name: 'q', choices: ['a', 'b', 'c'], correctAnswer: ['a', 'b', 'c'], ...more }] })
    model.setValue('q', given)
    console.log(type, given.join(), model.getCorrectAnswerCount() ? 'right' : 'wrong')
  }
JS
} | tee seen
diff - seen <<'WANTED'
ranking a,b,c right
ranking c,b,a right
ranking a,b right
checkbox a,b,c right
checkbox c,b,a right
checkbox a,b wrong
tagbox a,b,c right
tagbox c,b,a right
tagbox a,b wrong
imagepicker a,b,c right
imagepicker c,b,a wrong
imagepicker a,b wrong
WANTED
