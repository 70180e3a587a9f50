#!/usr/bin/env bash
# @mdx-js/mdx 3.1.1 with react-dom 19.3.1 (npm), a data block in MDX.
# Expected: the content of <script> is raw text, as in HTML, in JSX at least a string; in CommonMark
# <script> starts the one kind of HTML block that goes on over blank lines.
# What happens: MDX has no raw elements, so the text is Markdown wherever it begins a line. The script's
# children are then a heading and a list, and React's server writes nothing for them. On the line
# of the tag, or as a string in braces, the text is kept.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @mdx-js/mdx@3.1.1 react@19.3.1 react-dom@19.3.1
{
    node --input-type=module - <<'JS'
import { evaluate } from '@mdx-js/mdx'
import * as runtime from 'react/jsx-runtime'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
for (const text of ['<script type="text/markdown"># a</script>', '<script type="text/markdown">\n# a\n\n- b\n</script>', '<script type="text/markdown">{`\n# a\n`}</script>']) {
  const { default: Page } = await evaluate(text, runtime)
  console.log(JSON.stringify(text), '->', JSON.stringify(renderToStaticMarkup(createElement(Page))))
}
JS
} | tee seen
diff - seen <<'WANTED'
"<script type=\"text/markdown\"># a</script>" -> "<script type=\"text/markdown\"># a</script>"
"<script type=\"text/markdown\">\n# a\n\n- b\n</script>" -> "<script type=\"text/markdown\"></script>"
"<script type=\"text/markdown\">{`\n# a\n`}</script>" -> "<script type=\"text/markdown\">\n# a\n</script>"
WANTED
