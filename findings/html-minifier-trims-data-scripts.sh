#!/usr/bin/env bash
# html-minifier-terser 7.2.0, html-minifier-next 6.2.11, @swc/html 1.16.22, @minify-html/node 0.18.1
# and htmlnano 3.5.1 (npm); the block is then read by commonmark 0.31.2.
# Expected: the text of a <script> of an unknown type is data whose format the minifier cannot know
# (the HTML standard calls it a data block), so it is left alone.
# What happens: with collapseWhitespace three of five trim both its ends, the indentation of its
# first line too. What was a code block in Markdown is a paragraph, "# " in it a heading.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund html-minifier-terser@7.2.0 html-minifier-next@6.2.11 @swc/html@1.16.22 @minify-html/node@0.18.1 htmlnano@3.5.1 posthtml@0.16.7 commonmark@0.31.2 jsdom@29.1.1
{
    node --input-type=module - <<'JS'
import { minify as terser } from 'html-minifier-terser'
import { minify as next } from 'html-minifier-next'
import swc from '@swc/html'
import minify from '@minify-html/node'
import posthtml from 'posthtml'
import htmlnano from 'htmlnano'
import * as commonmark from 'commonmark'
import { JSDOM } from 'jsdom'
const html = '<!doctype html><title>t</title><script type="text/markdown">\n    # settings.py\n</script>'
const tools = {
  terser: (page) => terser(page, { collapseWhitespace: true }),
  next: (page) => next(page, { collapseWhitespace: true }),
  swc: (page) => swc.minifySync(page, { collapseWhitespaces: 'smart' }).code.toString(),
  minifyHtml: (page) => minify.minify(Buffer.from(page), {}).toString(),
  htmlnano: async (page) => (await posthtml([htmlnano()]).process(page)).html,
}
for (const [name, tool] of Object.entries(tools)) {
  const data = new JSDOM(await tool(html)).window.document.querySelector('script').text
  console.log(name, JSON.stringify(data))
  console.log(new commonmark.HtmlRenderer().render(new commonmark.Parser().parse(data)))
}
JS
} | tee seen
diff - seen <<'WANTED'
terser "# settings.py"
<h1>settings.py</h1>

next "# settings.py"
<h1>settings.py</h1>

swc "# settings.py"
<h1>settings.py</h1>

minifyHtml "\n    # settings.py\n"
<pre><code># settings.py
</code></pre>

htmlnano "\n    # settings.py\n"
<pre><code># settings.py
</code></pre>

WANTED
