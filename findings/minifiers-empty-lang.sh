#!/usr/bin/env bash
# minify-html 0.18.1, htmlnano 3.5.1, html-minifier-next 6.2.11 and html-minifier-terser 7.2.0 (npm),
# empty attributes; the language in force is computed as the HTML standard does, up the ancestors.
# Expected: an attribute is taken out only where its absence means the same. lang="" means "language
# unknown" and stops the inheritance; title="" says that the ancestor's title does not apply.
# What happens: minify-html and htmlnano (with their defaults), next and terser (with
# removeEmptyAttributes) delete both, and what lies outside applies again.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund @minify-html/node@0.18.1 htmlnano@3.5.1 posthtml@0.16.7 html-minifier-next@6.2.11 html-minifier-terser@7.2.0 jsdom@29.1.1
{
    node --input-type=module - <<'JS'
import minify from '@minify-html/node'
import posthtml from 'posthtml'
import htmlnano from 'htmlnano'
import { minify as next } from 'html-minifier-next'
import { minify as terser } from 'html-minifier-terser'
import { JSDOM } from 'jsdom'
const html = '<!doctype html><title>t</title><div lang="de" title="Quiz"><code lang="" title="">qs.aggregate()</code></div>'
const tools = {
  original: (page) => page,
  'minify-html': (page) => minify.minify(Buffer.from(page), {}).toString(),
  htmlnano: async (page) => (await posthtml([htmlnano()]).process(page)).html,
  next: (page) => next(page, { removeEmptyAttributes: true }),
  terser: (page) => terser(page, { removeEmptyAttributes: true }),
}
for (const [name, tool] of Object.entries(tools)) {
  const code = new JSDOM(await tool(html)).window.document.querySelector('code')
  const inForce = (attribute) => JSON.stringify(code.closest(`[${attribute}]`).getAttribute(attribute))
  console.log(name, 'lang', inForce('lang'), 'title', inForce('title'))
}
JS
} | tee seen
diff - seen <<'WANTED'
original lang "" title ""
minify-html lang "de" title "Quiz"
htmlnano lang "de" title "Quiz"
next lang "de" title "Quiz"
terser lang "de" title "Quiz"
WANTED
