#!/usr/bin/env bash
# micromark-extension-gfm 3.0.0, remark-gfm 4.0.1 and marked 18.2.1 (npm), cmarkgfm 2025.10.22 (PyPI), raw
# HTML allowed in each.
# Expected: four implementations of GitHub Flavored Markdown agree on what is part of it: tables, and
# also "disallowed raw HTML", which makes nine tags text.
# What happens: micromark has it as part of gfmHtml(), whatever allowDangerousHtml says; remark-gfm is
# built on that package and has none, as its filter would be in the part that remark replaces;
# marked has none; cmarkgfm's function for GitHub has it, its general one not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cmarkgfm==2025.10.22
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts micromark@4.0.3 micromark-extension-gfm@3.0.0 unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 remark-rehype@11.1.2 rehype-stringify@10.0.1 marked@18.2.1
{
    node --input-type=module - <<'JS'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { unified } from 'unified'
import remarkParse from 'remark-parse'
import remarkGfm from 'remark-gfm'
import remarkRehype from 'remark-rehype'
import rehypeStringify from 'rehype-stringify'
import { marked } from 'marked'
const text = '<textarea>~~a~~</textarea>'
console.log('micromark', micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] }))
console.log('remark   ', String(await unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true }).process(text)))
console.log('marked   ', marked(text).trim())
JS
    venv/bin/python - <<'PY'
import cmarkgfm
from cmarkgfm.cmark import Options

for render in (cmarkgfm.github_flavored_markdown_to_html, cmarkgfm.markdown_to_html):
    print(render.__name__, render("<textarea>~~a~~</textarea>", options=Options.CMARK_OPT_UNSAFE).strip())
PY
} | tee seen
diff - seen <<'WANTED'
micromark &lt;textarea>~~a~~&lt;/textarea>
remark    <textarea>~~a~~</textarea>
marked    <textarea>~~a~~</textarea>
github_flavored_markdown_to_html &lt;textarea>~~a~~&lt;/textarea>
markdown_to_html <textarea>~~a~~</textarea>
WANTED
