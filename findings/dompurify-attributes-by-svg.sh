#!/usr/bin/env bash
# dompurify 3.5.0 (npm, in jsdom 29.1.1), a custom element allowed by name with ADD_TAGS.
# Expected: its own attributes are all unknown, so either all are dropped until they are allowed too
# (CUSTOM_ELEMENT_HANDLING, ADD_ATTR) or all are kept.
# What happens: attributes are allowed by name for every element alike, those of SVG and MathML too. So
# "seed" and "mode" (of feTurbulence and feBlend) work on a quiz, "limit" next to them does not;
# with USE_PROFILES: { html: true } these are gone as well.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts dompurify@3.5.0 jsdom@29.1.1
{
    node --input-type=module - <<'JS'
import { JSDOM } from 'jsdom'
import createDOMPurify from 'dompurify'
const purify = createDOMPurify(new JSDOM('').window)
const html = '<pop-quiz src="a" bank="a" limit="5" seed="1" mode="exam" theme="dark" scale="2" order="x" data-limit="5"></pop-quiz>'
console.log(purify.sanitize(html, { ADD_TAGS: ['pop-quiz'] }))
console.log(purify.sanitize(html, { ADD_TAGS: ['pop-quiz'], USE_PROFILES: { html: true } }))
JS
} | tee seen
diff - seen <<'WANTED'
<pop-quiz src="a" seed="1" mode="exam" scale="2" order="x" data-limit="5"></pop-quiz>
<pop-quiz src="a" data-limit="5"></pop-quiz>
WANTED
