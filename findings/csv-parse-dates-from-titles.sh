#!/usr/bin/env bash
# csv-parse 7.0.3 (npm), options cast and cast_date.
# Expected: what is written as a date, in ISO 8601 or another known form, becomes one, titles do not.
# What happens: every text for which Date.parse gives anything is a date, and V8's fallback parser
# takes most texts that end in a number: the month is the number, the year 2001. "Question 13"
# stays text, there being no such month.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts csv-parse@7.0.3
export TZ=UTC
{
    node --input-type=module - <<'JS'
import { parse } from 'csv-parse/sync'
for (const text of ['2026-01-02', 'Question 12', 'Question 13', 'Chapter 3', '"1,5"', 'Django 5.2', 'Quiz May 3 (old)', 'N+1'])
  console.log(text, JSON.stringify(parse(`a\n${text}`, { columns: true, cast: true, cast_date: true })[0].a))
JS
} | tee seen
diff - seen <<'WANTED'
2026-01-02 "2026-01-02T00:00:00.000Z"
Question 12 "2001-12-01T00:00:00.000Z"
Question 13 "Question 13"
Chapter 3 "2001-03-01T00:00:00.000Z"
"1,5" "2001-01-05T00:00:00.000Z"
Django 5.2 "2001-05-02T00:00:00.000Z"
Quiz May 3 (old) "2001-05-03T00:00:00.000Z"
N+1 "2001-01-01T00:00:00.000Z"
WANTED
