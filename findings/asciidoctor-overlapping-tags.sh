#!/usr/bin/env bash
# @asciidoctor/core 4.1.0 (npm), two pieces of code in one line of AsciiDoc.
# Expected: in backticks text may still be formatted (the manual says so, and has `+...+` for
# literal code), but marks pair within one piece of code, and what comes out is well formed.
# What happens: each kind of mark is replaced over the whole line in turn, so a mark in the first
# piece pairs with one in the second. The tags overlap, and with ++ both pieces become one. One
# piece alone is fine, so it shows when a second one is added to the sentence.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @asciidoctor/core@4.1.0
{
    node --input-type=module - <<'JS'
import { convert } from '@asciidoctor/core'
for (const text of ['`**kwargs`', '`*args` and `**kwargs`', '`i++`', '`i++` and `j++`', '`+*args+` and `+**kwargs+`'])
  console.log(text, '->', String(await convert(text, { doctype: 'inline' })))
JS
} | tee seen
diff - seen <<'WANTED'
`**kwargs` -> <code>**kwargs</code>
`*args` and `**kwargs` -> <code><strong>args</code> and <code></strong>*kwargs</code>
`i++` -> <code>i++</code>
`i++` and `j++` -> <code>i` and `j</code>
`+*args+` and `+**kwargs+` -> <code>*args</code> and <code>**kwargs</code>
WANTED
