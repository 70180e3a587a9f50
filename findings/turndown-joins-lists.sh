#!/usr/bin/env bash
# turndown 7.2.5 and node-html-markdown 2.0.0 (npm), HTML to Markdown, read back by commonmark.js 0.31.2.
# Expected: two lists stay two. CommonMark has two ways for it, another bullet ("-" after "*", ")" after
# ".") or a comment between, and other writers (remark, pandoc) use one.
# What happens: both write the same marker again, so the lists are one list; a question's choices
# and the list after it are one, and two ordered lists are counted on. A start other than 1 is lost
# in node-html-markdown.
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
const read = (text) => new commonmark.HtmlRenderer().render(new commonmark.Parser().parse(text)).replaceAll('\n', '')
for (const html of ['<ul><li>a</li></ul><ul><li>b</li></ul>', '<ol><li>a</li></ol><ol><li>b</li></ol>', '<ol start="3"><li>a</li></ol>'])
  for (const [name, text] of [['turndown', new TurndownService().turndown(html)], ['node-html-markdown', NodeHtmlMarkdown.translate(html)]])
    console.log(name, html, '->', JSON.stringify(text), '->', read(text))
JS
} | tee seen
diff - seen <<'WANTED'
turndown <ul><li>a</li></ul><ul><li>b</li></ul> -> "*   a\n\n*   b" -> <ul><li><p>a</p></li><li><p>b</p></li></ul>
node-html-markdown <ul><li>a</li></ul><ul><li>b</li></ul> -> "* a\n* b" -> <ul><li>a</li><li>b</li></ul>
turndown <ol><li>a</li></ol><ol><li>b</li></ol> -> "1.  a\n\n1.  b" -> <ol><li><p>a</p></li><li><p>b</p></li></ol>
node-html-markdown <ol><li>a</li></ol><ol><li>b</li></ol> -> "1. a\n1. b" -> <ol><li>a</li><li>b</li></ol>
turndown <ol start="3"><li>a</li></ol> -> "3.  a" -> <ol start="3"><li>a</li></ol>
node-html-markdown <ol start="3"><li>a</li></ol> -> "1. a" -> <ol><li>a</li></ol>
WANTED
