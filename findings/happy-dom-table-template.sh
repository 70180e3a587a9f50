#!/usr/bin/env bash
# happy-dom 21.0.4 beside jsdom 29.1.1 (npm), a template for rows or cells.
# Expected: <template> is allowed in <table>, <tbody> and <tr> (HTML standard; it is what it was made
# for), and what is in it is not part of the page.
# What happens: happy-dom treats it as misplaced text: it puts an empty template before the table and
# the cell into the row, so a test finds one answer more than the browser shows and nothing
# in the template's content.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts happy-dom@21.0.4 jsdom@29.1.1
{
    node --input-type=module - <<'JS'
import { Window } from 'happy-dom'
import { JSDOM } from 'jsdom'
const documents = { jsdom: new JSDOM('').window.document, 'happy-dom': new Window().document }
for (const html of ['<table><tr><template><td>x</td></template><td>y</td></tr></table>', '<table><tbody><template><tr><td>x</td></tr></template></tbody></table>'])
  for (const [name, document] of Object.entries(documents)) {
    const host = document.createElement('div')
    host.innerHTML = html
    console.log(name, host.innerHTML, '| in the template', host.querySelector('template').content.textContent || 'nothing')
  }
JS
} | tee seen
diff - seen <<'WANTED'
jsdom <table><tbody><tr><template><td>x</td></template><td>y</td></tr></tbody></table> | in the template x
happy-dom <template></template><table><tbody><tr><td>x</td><td>y</td></tr></tbody></table> | in the template nothing
jsdom <table><tbody><template><tr><td>x</td></tr></template></tbody></table> | in the template x
happy-dom <template></template><table><tbody><tr><td>x</td></tr></tbody></table> | in the template nothing
WANTED
