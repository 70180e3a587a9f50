#!/usr/bin/env bash
# xlsx 0.18.5 (npm, SheetJS), reading answers from a CSV string.
# Expected: quotes in CSV mark text (RFC 4180 has nothing but text); a reader that guesses
# numbers and dates takes those that are meant so, like 5, 2026-01-01 or 1.5.
# What happens: quoted or not, whatever looks like an amount or passes the browser's lenient
# date parser is converted: fractions and scores become dates, brackets a minus, the comma is
# dropped wherever it stands, and --5, C's decrement, is a day in May 2001. Shown again the
# first are "1/2/01"; 0x10 is shown right and holds 16.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5
{
    node --input-type=module - <<'JS'
import { read } from 'xlsx/xlsx.mjs'
process.env.TZ = 'UTC'
const answers = ['1/2', '3-4', '--5', '(5)', '1,5', '1.000,5', '50%', '0x10', '007', '5-', '1:2']
const sheet = read('answer\n' + answers.map(answer => `"${answer}"`).join('\n'), { type: 'string' }).Sheets.Sheet1
answers.forEach((answer, at) => {
  const { t, v, w } = sheet[`A${at + 2}`]
  console.log(JSON.stringify(answer), t === 'n' ? 'number' : 'text', v, w ? `shown as ${w}` : '')
})
JS
} | tee seen
diff - seen <<'WANTED'
"1/2" number 36893 shown as 1/2/01
"3-4" number 36954 shown as 3/4/01
"--5" number 37012 shown as 5/1/01
"(5)" number -5 shown as (5)
"1,5" number 15 shown as 1,5
"1.000,5" number 1.0005 shown as 1.000,5
"50%" number 0.5 shown as 50%
"0x10" number 16 shown as 0x10
"007" number 7 shown as 007
"5-" number 37012 shown as 5/1/01
"1:2" text 1:2 
WANTED
