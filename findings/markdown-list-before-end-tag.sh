#!/usr/bin/env bash
# commonmark.js 0.31.2, markdown-it 15.0.3, micromark 4.0.3 (npm) and cmark-gfm (PyPI cmarkgfm
# 2025.10.22): a Markdown list in a custom element whose end tag stands on the next line.
# Expected: all claim CommonMark and agree; the tag, at the margin like its start tag, ends the list
# and the element, as it does for <div>.
# What happens: a tag of an unknown name is an HTML block of kind 7, which cannot interrupt a
# paragraph, so by the specification the line lazily continues the last item's paragraph. Three do
# that, cmark-gfm ends the list. A browser ignores the tag inside <li>, so with the three the element
# swallows the rest of the page.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cmarkgfm==2025.10.22
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts commonmark@0.31.2 markdown-it@15.0.3 micromark@4.0.3 parse5@8.1.1
{
    node --input-type=module - <<'JS'
import * as commonmark from 'commonmark'
import MarkdownIt from 'markdown-it'
import { micromark } from 'micromark'
import { parseFragment, serialize } from 'parse5'
import { execFileSync } from 'node:child_process'
const cmark = (text) => execFileSync('venv/bin/python', ['-c',
  'import sys\nfrom cmarkgfm.cmark import Options, markdown_to_html as f\nprint(f(sys.argv[1], options=Options.CMARK_OPT_UNSAFE))', text], { encoding: 'utf8' })
const tools = {
  'commonmark.js': (text) => new commonmark.HtmlRenderer().render(new commonmark.Parser().parse(text)),
  'markdown-it': (text) => new MarkdownIt({ html: true }).render(text),
  micromark: (text) => micromark(text, { allowDangerousHtml: true }),
  'cmark-gfm': cmark,
}
for (const tag of ['div', 'pop-quiz'])
  for (const [name, tool] of Object.entries(tools))
    console.log(name, serialize(parseFragment(tool(`<${tag}>\n\n- a\n</${tag}>\n\nnext`))).replaceAll('\n', ''))
JS
} | tee seen
diff - seen <<'WANTED'
commonmark.js <div><ul><li>a</li></ul></div><p>next</p>
markdown-it <div><ul><li>a</li></ul></div><p>next</p>
micromark <div><ul><li>a</li></ul></div><p>next</p>
cmark-gfm <div><ul><li>a</li></ul></div><p>next</p>
commonmark.js <pop-quiz><ul><li>a</li></ul><p>next</p></pop-quiz>
markdown-it <pop-quiz><ul><li>a</li></ul><p>next</p></pop-quiz>
micromark <pop-quiz><ul><li>a</li></ul><p>next</p></pop-quiz>
cmark-gfm <pop-quiz><ul><li>a</li></ul></pop-quiz><p>next</p>
WANTED
