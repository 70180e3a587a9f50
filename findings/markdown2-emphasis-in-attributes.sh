#!/usr/bin/env bash
# markdown2 2.5.5 (PyPI), emphasis and inline HTML.
# Expected: Markdown in the value of an attribute is not markup; John Gruber's syntax passes inline
# HTML through, and an underscore in a path is common.
# What happens: emphasis is left alone only where the name has no hyphen; in a custom element "a_b_c"
# is a path with <em> in it. Links are made in the attributes of any element, quotes and all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdown2==2.5.5
{
    venv/bin/python - <<'PY'
import markdown2

for tag in ("span", "popquiz", "pop-quiz"):
    for value in ("a_b_c.json", "*new*", "[x](y)"):
        print(markdown2.markdown(f'See <{tag} src="{value}"></{tag}>.').strip())
PY
} | tee seen
diff - seen <<'WANTED'
<p>See <span src="a_b_c.json"></span>.</p>
<p>See <span src="*new*"></span>.</p>
<p>See <span src="<a href="y">x</a>"></span>.</p>
<p>See <popquiz src="a_b_c.json"></popquiz>.</p>
<p>See <popquiz src="*new*"></popquiz>.</p>
<p>See <popquiz src="<a href="y">x</a>"></popquiz>.</p>
<p>See <pop-quiz src="a<em>b</em>c.json"></pop-quiz>.</p>
<p>See <pop-quiz src="<em>new</em>"></pop-quiz>.</p>
<p>See <pop-quiz src="<a href="y">x</a>"></pop-quiz>.</p>
WANTED
