#!/usr/bin/env bash
# turndown 7.2.5 and node-html-markdown 2.0.0 (npm), HTML to Markdown, read back by commonmark.js 0.31.2.
# Expected: what comes out is Markdown for the same text; within a word "*" is used, as CommonMark does
# not take "_" for emphasis there.
# What happens: both write "_" for <em> wherever it stands, so the marks are shown as text and the
# emphasis is gone. Two strong parts side by side are four asterisks in turndown and come back as
# one strong part with asterisks in it.
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
for (const html of ['<em>one</em> word', '<em>un</em>known', '<strong>un</strong>known', '<b>a</b><b>b</b>'])
  for (const [name, text] of [['turndown', new TurndownService().turndown(html)], ['node-html-markdown', NodeHtmlMarkdown.translate(html)]])
    console.log(name, html, '->', text, '->', read(text))
JS
} | tee seen
diff - seen <<'WANTED'
turndown <em>one</em> word -> _one_ word -> <p><em>one</em> word</p>
node-html-markdown <em>one</em> word -> _one_ word -> <p><em>one</em> word</p>
turndown <em>un</em>known -> _un_known -> <p>_un_known</p>
node-html-markdown <em>un</em>known -> _un_known -> <p>_un_known</p>
turndown <strong>un</strong>known -> **un**known -> <p><strong>un</strong>known</p>
node-html-markdown <strong>un</strong>known -> **un**known -> <p><strong>un</strong>known</p>
turndown <b>a</b><b>b</b> -> **a****b** -> <p><strong>a****b</strong></p>
node-html-markdown <b>a</b><b>b</b> -> **a** **b** -> <p><strong>a</strong> <strong>b</strong></p>
WANTED
