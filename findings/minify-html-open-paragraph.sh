#!/usr/bin/env bash
# @minify-html/node 0.18.1 (npm; the same Rust code is on crates.io and PyPI), checked by parse5 8.1.1.
# Expected: the page reads the same afterwards. The HTML standard lets </p> be omitted at the end of
# its parent, except in a few named elements and in autonomous custom elements.
# What happens: the named ones are kept (<a>, <ins>, <video>), the custom element is forgotten. To a
# parser </pop-quiz> inside an open <p> is a stray tag, so the element never ends and takes
# in what follows it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund @minify-html/node@0.18.1 parse5@8.1.1
{
    node --input-type=module - <<'JS'
import minify from '@minify-html/node'
import { parseFragment, serialize } from 'parse5'
const read = (html) => serialize(parseFragment(`<div>${html}</div>`))
for (const html of ['<ins><p>no script?</p></ins>next', '<pop-quiz><p>no script?</p></pop-quiz>next', '<pop-quiz><ul><li>a</li></ul></pop-quiz>next']) {
  const small = minify.minify(Buffer.from(html), {}).toString()
  console.log(`${html}\n  written ${small}\n  read    ${read(small)}${read(small) === read(html) ? '' : '  CHANGED'}`)
}
JS
} | tee seen
diff - seen <<'WANTED'
<ins><p>no script?</p></ins>next
  written <ins><p>no script?</p></ins>next
  read    <div><ins><p>no script?</p></ins>next</div>
<pop-quiz><p>no script?</p></pop-quiz>next
  written <pop-quiz><p>no script?</pop-quiz>next
  read    <div><pop-quiz><p>no script?next</p></pop-quiz></div>  CHANGED
<pop-quiz><ul><li>a</li></ul></pop-quiz>next
  written <pop-quiz><ul><li>a</ul></pop-quiz>next
  read    <div><pop-quiz><ul><li>a</li></ul></pop-quiz>next</div>
WANTED
