#!/usr/bin/env bash
# node-html-parser 9.0.7 beside htmlparser2 12.0.0 (npm), end tags that the HTML standard lets one
# leave out (minifiers do).
# Expected: a fast parser that says it is no strict one either closes the element with its parent or
# nests wrongly; plain <li> and <p> are closed rightly.
# What happens: for some the tags are thrown away and the text is handed to the parent. A list of two
# options has one, a <datalist> none, a list item around a paragraph is no item any more.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-html-parser@9.0.7 htmlparser2@12.0.0 dom-serializer@3.1.1
{
    node --input-type=module - <<'JS'
import { parse } from 'node-html-parser'
import { parseDocument } from 'htmlparser2'
import render from 'dom-serializer'
for (const html of ['<ul><li>a<li>b</ul>', '<ul><li><p>a</ul>', '<select><option>a<option>b</select>', '<datalist><option>a</datalist>', '<ruby>a<rt>b</ruby>']) {
  console.log('node-html-parser', parse(html).toString())
  console.log('htmlparser2     ', render(parseDocument(html)))
}
JS
} | tee seen
diff - seen <<'WANTED'
node-html-parser <ul><li>a</li><li>b</li></ul>
htmlparser2      <ul><li>a</li><li>b</li></ul>
node-html-parser <ul>a</ul>
htmlparser2      <ul><li><p>a</p></li></ul>
node-html-parser <select><option>a</option>b</select>
htmlparser2      <select><option>a</option><option>b</option></select>
node-html-parser <datalist>a</datalist>
htmlparser2      <datalist><option>a</option></datalist>
node-html-parser <ruby>ab</ruby>
htmlparser2      <ruby>a<rt>b</rt></ruby>
WANTED
