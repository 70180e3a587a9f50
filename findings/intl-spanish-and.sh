#!/usr/bin/env bash
# Intl.ListFormat of Node.js 20 (ICU) beside Babel 2.19.0 (PyPI): Spanish lists.
# Expected: both take the list patterns from Unicode CLDR ("{0} y {1}", "{0} o {1}"), so a page
# rendered on the server and one in the browser agree.
# What happens: the change of y to e before an i sound and of o to u before an o sound is not in the
# data but in ICU's code, so Babel has none. ICU looks at the first letters as bare text: an
# accent, a quotation mark or a tag before the word hides it, "hielo" and 8 and 11 are thought of.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check babel==2.19.0
{
    node --input-type=module - <<'JS'
const and = new Intl.ListFormat('es', { type: 'conjunction' })
const or = new Intl.ListFormat('es', { type: 'disjunction' })
console.log('Intl ', ['iglesia', 'hijo', 'hielo', 'Índice', '«iglesia»'].map((word) => and.format(['a', word])).join(' | '))
console.log('Intl ', ['ocho', 'hora', '8', '11', '«ocho»'].map((word) => or.format(['a', word])).join(' | '))
JS
    venv/bin/python - <<'PY'
from babel.lists import format_list

print("Babel", *(format_list(["a", word], locale="es") for word in ("iglesia", "hijo", "hielo", "Índice", "«iglesia»")), sep=" | ")
print("Babel", *(format_list(["a", word], style="or", locale="es") for word in ("ocho", "hora", "8", "11", "«ocho»")), sep=" | ")
PY
} | tee seen
diff - seen <<'WANTED'
Intl  a e iglesia | a e hijo | a y hielo | a y Índice | a y «iglesia»
Intl  a u ocho | a u hora | a u 8 | a u 11 | a o «ocho»
Babel | a y iglesia | a y hijo | a y hielo | a y Índice | a y «iglesia»
Babel | a o ocho | a o hora | a o 8 | a o 11 | a o «ocho»
WANTED
