#!/usr/bin/env bash
# html5lib 1.1 (PyPI, the parser behind BeautifulSoup's "html5lib") beside Lexbor (selectolax 1.0.2).
# Expected: the parser that "conforms to the HTML specification" knows <template>, a standard element
# since 2014, and every element that ends a paragraph.
# What happens: to html5lib <template> is an unknown element. In a table it is foster-parented or
# dropped, cells in it are parsed without context (their tags go) or become cells of the page; and
# <dialog> and <search> go on inside the paragraph before them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check html5lib==1.1 selectolax==1.0.2
{
    venv/bin/python - <<'PY'
import html5lib
from selectolax.lexbor import LexborHTMLParser

for html in ("<table><tr><template><td>x</td></template><td>y</td></tr></table>", "<template><tr><td>a</td></tr></template>",
             "<table><template><tr><td>x</td></tr></template></table>", "<p>a<dialog>b</dialog>", "<p>a<search>b</search>"):
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    print("html5lib", html5lib.serialize(tree, omit_optional_tags=False))
    print("Lexbor  ", LexborHTMLParser("<!doctype html><body>" + html).body.inner_html)
PY
} | tee seen
diff - seen <<'WANTED'
html5lib <table><tbody><tr><td>x</td><td>y</td></tr></tbody></table>
Lexbor   <table><tbody><tr><template><td>x</td></template><td>y</td></tr></tbody></table>
html5lib <template>a</template>
Lexbor   <template><tr><td>a</td></tr></template>
html5lib <table><tbody><tr><td>x</td></tr></tbody></table>
Lexbor   <table><template><tr><td>x</td></tr></template></table>
html5lib <p>a<dialog>b</dialog></p>
Lexbor   <p>a</p><dialog>b</dialog>
html5lib <p>a<search>b</search></p>
Lexbor   <p>a</p><search>b</search>
WANTED
