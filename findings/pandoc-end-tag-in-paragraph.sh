#!/usr/bin/env bash
# pandoc 3.9, in pypandoc-binary 1.17 (PyPI), Markdown with a custom element that holds a script, read
# as a browser does with html5lib 1.1.
# Expected: raw HTML passes through, so the element ends where its end tag stands, as it does with
# <div> around the script, and as it does without the script.
# What happens: the script is a block, and what is left of the line is "</pop-quiz>", which pandoc
# takes for inline text and wraps in <p>. There a browser ignores it, and all that follows on the
# page is inside the element.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17 html5lib==1.1
{
    venv/bin/python - <<'PY'
import html5lib
import pypandoc

script = '<script type="text/x-deck">a</script>'
for text in (f"<div>{script}</div>", f"<pop-quiz>{script}</pop-quiz>", f"<pop-quiz>\n{script}\n</pop-quiz>", "<pop-quiz></pop-quiz>"):
    html = pypandoc.convert_text(text + "\n\nnext", "html", "markdown")
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    element = next(e for e in tree.iter() if e.tag in ("pop-quiz", "div"))
    print(f"{html!r}\n  next is {'INSIDE' if 'next' in ''.join(element.itertext()) else 'outside'}")
PY
} | tee seen
diff - seen <<'WANTED'
'<div>\n<script type="text/x-deck">a</script>\n</div>\n<p>next</p>\n'
  next is outside
'<pop-quiz>\n<script type="text/x-deck">a</script>\n<p></pop-quiz></p>\n<p>next</p>\n'
  next is INSIDE
'<pop-quiz>\n<script type="text/x-deck">a</script>\n<p></pop-quiz></p>\n<p>next</p>\n'
  next is INSIDE
'<p><pop-quiz></pop-quiz></p>\n<p>next</p>\n'
  next is outside
WANTED
