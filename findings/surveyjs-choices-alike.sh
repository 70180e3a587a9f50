#!/usr/bin/env bash
# survey-core 3.1.1 (npm, SurveyJS), correctAnswer of a question with one choice.
# Expected: choices have values of their own and the learner picks one, so the answer is right
# if it is that value. Leniency about case is for typed text.
# What happens: marking compares as it does typed text: without case, without blanks at the
# ends, numbers with numeric strings, and 1 with true. In "which is Java's class, String or
# string?" both choices are right. Only strings that are both numeric, 1.0 and 1, are held
# apart.
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
for (const [key, other] of [['String', 'string'], ['x', 'x '], [1, '1.0'], [1, true], ['1', '1.0'], ['É', 'é']]) {
  const model = new survey.Model({ elements: [{ type: 'radiogroup', name: 'q', choices: [key, other], correctAnswer: key }] })
  model.setValue('q', other)
  console.log(JSON.stringify(key), 'answered', JSON.stringify(other), 'choices:', model.getQuestionByName('q').visibleChoices.length,
    model.getCorrectAnswerCount() ? 'right' : 'wrong')
}
JS
} | tee seen
diff - seen <<'WANTED'
"String" answered "string" choices: 2 right
"x" answered "x " choices: 2 right
1 answered "1.0" choices: 2 right
1 answered true choices: 2 right
"1" answered "1.0" choices: 2 wrong
"É" answered "é" choices: 2 right
WANTED
