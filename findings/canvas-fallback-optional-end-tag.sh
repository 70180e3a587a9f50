#!/usr/bin/env bash
# Four minifiers (npm): html-minifier-terser 7.2.0, html-minifier-next 6.2.11, @swc/html 1.16.22 and
# @minify-html/node 0.18.1, on a fallback paragraph in <canvas>; read by parse5 8.1.1.
# Expected: the HTML standard's "optional tags" say where </p> can go, made so that the tree stays
# the same; its list of parents that need it has <audio>, <video>, <map> and others, not <canvas>.
# What happens: all four follow the list and omit </p> in <canvas>. By the parsing rules </canvas>
# is ignored while a <p> is open, so all that follows is fallback content, which no browser shows.
# <object>, not in the list either, is safe: its end tag has a rule of its own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund html-minifier-terser@7.2.0 html-minifier-next@6.2.11 @swc/html@1.16.22 @minify-html/node@0.18.1 parse5@8.1.1
{
    node --input-type=module - <<'JS'
import { minify as terser } from 'html-minifier-terser'
import { minify as next } from 'html-minifier-next'
import swc from '@swc/html'
import minify from '@minify-html/node'
import { parseFragment, serialize } from 'parse5'
const context = { tagName: 'div', namespace: 'http://www.w3.org/1999/xhtml', attributes: [], isSelfClosing: false }
const tools = {
  terser: (html) => terser(html, { removeOptionalTags: true }),
  next: (html) => next(html, { removeOptionalTags: true }),
  swc: (html) => swc.minifyFragmentSync(html, { context_element: context }).code.toString(),
  minifyHtml: (html) => minify.minify(Buffer.from(html), {}).toString(),
}
for (const parent of ['canvas', 'object', 'video'])
  for (const [name, tool] of Object.entries(tools)) {
    const small = await tool(`<${parent}><p>a</p></${parent}>b`)
    console.log(name, small, 'reads', serialize(parseFragment(`<div>${small}</div>`)))
  }
JS
} | tee seen
diff - seen <<'WANTED'
terser <canvas><p>a</canvas>b reads <div><canvas><p>ab</p></canvas></div>
next <canvas><p>a</canvas>b reads <div><canvas><p>ab</p></canvas></div>
swc <canvas><p>a</canvas>b reads <div><canvas><p>ab</p></canvas></div>
minifyHtml <canvas><p>a</canvas>b reads <div><canvas><p>ab</p></canvas></div>
terser <object><p>a</object>b reads <div><object><p>a</p></object>b</div>
next <object><p>a</object>b reads <div><object><p>a</p></object>b</div>
swc <object><p>a</object>b reads <div><object><p>a</p></object>b</div>
minifyHtml <object><p>a</object>b reads <div><object><p>a</p></object>b</div>
terser <video><p>a</p></video>b reads <div><video><p>a</p></video>b</div>
next <video><p>a</p></video>b reads <div><video><p>a</p></video>b</div>
swc <video><p>a</p></video>b reads <div><video><p>a</p></video>b</div>
minifyHtml <video><p>a</p></video>b reads <div><video><p>a</p></video>b</div>
WANTED
