#!/usr/bin/env bash
# happy-dom 21.0.4, linkedom 0.18.15 and jsdom 29.1.1 (npm), the DOMs that unit tests of custom
# elements run in.
# Expected: innerHTML is parsed as the HTML standard says, at least for the common elements: <p> ends
# where a block begins, also when an inline or custom element is open between the two.
# What happens: only jsdom does so. In the others a test sees the fallback inside the element that
# Markdown put in a paragraph, in the browser it stands beside an empty one. <p> directly in <p> is
# right in happy-dom, so what matters is the element between.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts happy-dom@21.0.4 linkedom@0.18.15 jsdom@29.1.1
{
    node --input-type=module - <<'JS'
import { Window } from 'happy-dom'
import { parseHTML } from 'linkedom'
import { JSDOM } from 'jsdom'
const documents = { jsdom: new JSDOM('').window.document, 'happy-dom': new Window().document, linkedom: parseHTML('<html><body></body></html>').document }
for (const html of ['<p>a<p>b</p>', '<p><pop-quiz><p>fallback</p></pop-quiz></p>', '<p><pop-quiz><pre>x</pre></pop-quiz></p>'])
  for (const [name, document] of Object.entries(documents)) {
    const host = document.createElement('div')
    host.innerHTML = html
    console.log(name, host.innerHTML)
  }
JS
} | tee seen
diff - seen <<'WANTED'
jsdom <p>a</p><p>b</p>
happy-dom <p>a</p><p>b</p>
linkedom <p>a</p><p>b</p>
jsdom <p><pop-quiz></pop-quiz></p><p>fallback</p><p></p>
happy-dom <p><pop-quiz><p>fallback</p></pop-quiz></p>
linkedom <p><pop-quiz><p>fallback</p></pop-quiz></p>
jsdom <p><pop-quiz></pop-quiz></p><pre>x</pre><p></p>
happy-dom <p><pop-quiz><pre>x</pre></pop-quiz></p>
linkedom <p><pop-quiz><pre>x</pre></pop-quiz></p>
WANTED
