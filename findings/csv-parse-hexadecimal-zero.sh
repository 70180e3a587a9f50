#!/usr/bin/env bash
# csv-parse 7.0.3 (option cast) beside d3-dsv 3.0.2 (autoType) and papaparse 5.7.1 (dynamicTyping), npm.
# Expected: "if true, values are converted to their native types when they look like one"; what is not
# a plain decimal stays text, or is read as JavaScript's Number does.
# What happens: whether a text is a number is asked with JavaScript's arithmetic, which knows 0x, 0b
# and 0o, and its value is then taken with parseFloat, which does not and stops at the letter. An
# answer "0xFF" in a file of results is 0, without an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts csv-parse@7.0.3 d3-dsv@3.0.2 papaparse@5.7.1
{
    node --input-type=module - <<'JS'
import { parse } from 'csv-parse/sync'
import { autoType } from 'd3-dsv'
import Papa from 'papaparse'
for (const text of ['0x10', '0b11', '0o17', '1e3', '12px', '.5'])
  console.log(text, '| csv-parse', JSON.stringify(parse(`a\n${text}`, { columns: true, cast: true })[0].a), '| d3-dsv', JSON.stringify(autoType({ a: text }).a),
    '| papaparse', JSON.stringify(Papa.parse(`a\n${text}`, { header: true, dynamicTyping: true }).data[0].a))
JS
} | tee seen
diff - seen <<'WANTED'
0x10 | csv-parse 0 | d3-dsv 16 | papaparse "0x10"
0b11 | csv-parse 0 | d3-dsv 3 | papaparse "0b11"
0o17 | csv-parse 0 | d3-dsv 15 | papaparse "0o17"
1e3 | csv-parse 1000 | d3-dsv 1000 | papaparse 1000
12px | csv-parse "12px" | d3-dsv "12px" | papaparse "12px"
.5 | csv-parse 0.5 | d3-dsv 0.5 | papaparse 0.5
WANTED
