#!/usr/bin/env bash
# Markdown 3.11.3 (PyPI, Python-Markdown, as in MkDocs), read as a browser does with html5lib 1.1.
# Expected: a custom element around Markdown still has it for its content, as with <section>, or as
# CommonMark has it, and the text after it is outside.
# What happens: unknown tags are inline, so start tag and end tag each become a paragraph. The
# browser closes the element with the first </p>, ignores the end tag in the second, and the element
# is empty. On one line it works; a heading on its own line has the content half in, half out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Markdown==3.11.3 html5lib==1.1
{
    venv/bin/python - <<'PY'
import html5lib
import markdown

cases = {
    "section": "<section>\n\nFallback *text*\n\n</section>\n\nnext",
    "blank lines": "<pop-quiz>\n\nFallback *text*\n\n</pop-quiz>\n\nnext",
    "lines": "<pop-quiz>\nFallback *text*\n- item\n</pop-quiz>\n\nnext",
    "heading": "<pop-quiz>\nFallback\n# Heading\n</pop-quiz>\n\nnext",
    "one line": "<pop-quiz>Fallback *text*</pop-quiz>\n\nnext",
}
for name, text in cases.items():
    html = markdown.markdown(text)
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    element = next(e for e in tree.iter() if e.tag in ("pop-quiz", "section"))
    print(f"{name}: {html!r}\n  inside: {''.join(element.itertext())!r}")
PY
} | tee seen
diff - seen <<'WANTED'
section: '<section>\n\nFallback *text*\n\n</section>\n\n<p>next</p>'
  inside: '\n\nFallback *text*\n\n'
blank lines: '<p><pop-quiz></p>\n<p>Fallback <em>text</em></p>\n<p></pop-quiz></p>\n<p>next</p>'
  inside: ''
lines: '<p><pop-quiz>\nFallback <em>text</em>\n- item\n</pop-quiz></p>\n<p>next</p>'
  inside: '\nFallback text\n- item\n'
heading: '<p><pop-quiz>\nFallback</p>\n<h1>Heading</h1>\n<p></pop-quiz></p>\n<p>next</p>'
  inside: '\nFallback'
one line: '<p><pop-quiz>Fallback <em>text</em></pop-quiz></p>\n<p>next</p>'
  inside: 'Fallback text'
WANTED
