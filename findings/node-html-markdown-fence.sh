#!/usr/bin/env bash
# node-html-markdown 2.0.0 beside turndown 7.2.5 (npm), code about Markdown; read by commonmark.js 0.31.2.
# Expected: the fence is longer than any run of backticks in the code (CommonMark has it for this).
# What happens: node-html-markdown writes three always. The code's own fence closes the block, the
# rest is a paragraph and the closing fence opens a block to the end of the page. For inline code
# it does count the backticks.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts turndown@7.2.5 node-html-markdown@2.0.0 commonmark@0.31.2
{
    node --input-type=module - <<'JS'
import TurndownService from 'turndown'
import { NodeHtmlMarkdown } from 'node-html-markdown'
import * as commonmark from 'commonmark'
const read = (text) => new commonmark.HtmlRenderer().render(new commonmark.Parser().parse(text)).trim()
for (const html of ['<pre><code>```\nx = 1\n```</code></pre><p>next</p>', '<p><code>a``b</code></p>'])
  for (const [name, text] of [['node-html-markdown', NodeHtmlMarkdown.translate(html)], ['turndown', new TurndownService({ codeBlockStyle: 'fenced' }).turndown(html)]])
    console.log(`${name}\n${JSON.stringify(text)}\n${JSON.stringify(read(text))}`)
JS
} | tee seen
diff - seen <<'WANTED'
node-html-markdown
"```\n```\nx = 1\n```\n```\n\nnext"
"<pre><code></code></pre>\n<p>x = 1</p>\n<pre><code></code></pre>\n<p>next</p>"
turndown
"````\n```\nx = 1\n```\n````\n\nnext"
"<pre><code>```\nx = 1\n```\n</code></pre>\n<p>next</p>"
node-html-markdown
"``` a``b ```"
"<p><code>a``b</code></p>"
turndown
"`a``b`"
"<p><code>a``b</code></p>"
WANTED
