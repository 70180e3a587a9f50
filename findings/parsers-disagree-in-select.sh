#!/usr/bin/env bash
# parse5 8.1.1 (npm), html5lib 1.1 and selectolax 1.0.2 with Lexbor (PyPI), customizable <select>.
# Expected: three parsers made to follow the HTML standard's algorithm, which defines the tree for
# every input, agree.
# What happens: the standard changed its rules for <select> in 2025. parse5 and html5lib have the old
# ones and lose every tag but <option> (html5lib, older still, <hr> as well); Lexbor has the new ones
# and also copies the chosen option into <selectedcontent>, text that is not in the source.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check html5lib==1.1 selectolax==1.0.2
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts parse5@8.1.1
{
    node --input-type=module - <<'JS'
import { parseFragment, serialize } from 'parse5'
for (const html of ['<select><hr><option>a</select>', '<select><option><b>a</b> c</select>', '<select><div><option>a</div></select>',
  '<select><button><selectedcontent></selectedcontent></button><option>a</select>'])
  console.log('parse5  ', serialize(parseFragment(html)))
JS
    venv/bin/python - <<'PY'
import html5lib
from selectolax.lexbor import LexborHTMLParser

for html in ("<select><hr><option>a</select>", "<select><option><b>a</b> c</select>", "<select><div><option>a</div></select>",
             "<select><button><selectedcontent></selectedcontent></button><option>a</select>"):
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    print("html5lib", html5lib.serialize(tree, omit_optional_tags=False))
    print("Lexbor  ", LexborHTMLParser("<!doctype html><body>" + html).body.inner_html)
PY
} | tee seen
diff - seen <<'WANTED'
parse5   <select><hr><option>a</option></select>
parse5   <select><option>a c</option></select>
parse5   <select><option>a</option></select>
parse5   <select><option>a</option></select>
html5lib <select><option>a</option></select>
Lexbor   <select><hr><option>a</option></select>
html5lib <select><option>a c</option></select>
Lexbor   <select><option><b>a</b> c</option></select>
html5lib <select><option>a</option></select>
Lexbor   <select><div><option>a</option></div></select>
html5lib <select><option>a</option></select>
Lexbor   <select><button><selectedcontent>a</selectedcontent></button><option>a</option></select>
WANTED
