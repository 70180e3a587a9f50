#!/usr/bin/env bash
# minify-html 0.18.1, htmlnano 3.5.1 and html-minifier-next 6.2.11 (npm, removeEmptyAttributes), on the
# "no answer" option of a form; jsdom 29.1.1 tells what would be sent.
# Expected: value="" is left out only where an absent value is an empty one, as on a text field. A
# checkbox or radio button without the attribute has the value "on" (HTML standard, default/on mode).
# What happens: all three drop it from every <input>, so the choice "none" (empty, as Django renders
# it) is sent as "on".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund @minify-html/node@0.18.1 htmlnano@3.5.1 posthtml@0.16.7 html-minifier-next@6.2.11 jsdom@29.1.1
{
    node --input-type=module - <<'JS'
import minify from '@minify-html/node'
import posthtml from 'posthtml'
import htmlnano from 'htmlnano'
import { minify as next } from 'html-minifier-next'
import { JSDOM } from 'jsdom'
const html = '<!doctype html><title>t</title><form><input type="text" name="t" value=""><input type="radio" name="grade" value="" checked></form>'
const tools = {
  original: (page) => page,
  'minify-html': (page) => minify.minify(Buffer.from(page), {}).toString(),
  htmlnano: async (page) => (await posthtml([htmlnano()]).process(page)).html,
  next: (page) => next(page, { removeEmptyAttributes: true }),
}
for (const [name, tool] of Object.entries(tools)) {
  const { window } = new JSDOM(await tool(html))
  console.log(name, JSON.stringify([...new window.FormData(window.document.querySelector('form'))]))
}
JS
} | tee seen
diff - seen <<'WANTED'
original [["t",""],["grade",""]]
minify-html [["t",""],["grade","on"]]
htmlnano [["t",""],["grade","on"]]
next [["t",""],["grade","on"]]
WANTED
