#!/usr/bin/env bash
# html-minifier-terser 7.2.0 and html-minifier-next 6.2.11, collapseWhitespace, beside @swc/html
# 1.16.22 (npm).
# Expected: whitespace in text collapses to one blank, as rendering does; blanks beside inline
# elements stay ("collapseInlineTagWhitespace" is off by default).
# What happens: "inline" is a list, from which standard phrasing elements are missing; beside these,
# and beside any custom element, the blank goes and words run together. The two lists differ in
# <output> and <meter>. swc asks what is block instead.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts html-minifier-terser@7.2.0 html-minifier-next@6.2.11 @swc/html@1.16.22 jsdom@29.1.1
{
    node --input-type=module - <<'JS'
import { minify as terser } from 'html-minifier-terser'
import { minify as next } from 'html-minifier-next'
import swc from '@swc/html'
import { JSDOM } from 'jsdom'
const text = (html) => new JSDOM(html).window.document.body.textContent
for (const tag of ['code', 'data', 'output', 'meter', 'slot', 'pop-quiz']) {
  const html = `<!doctype html><title>t</title><p>took <${tag}>5</${tag}> seconds</p>`
  console.log(tag, '|', text(await terser(html, { collapseWhitespace: true })), '|', text(await next(html, { collapseWhitespace: true })), '|',
    text(swc.minifySync(html, { collapseWhitespaces: 'smart' }).code.toString()))
}
JS
} | tee seen
diff - seen <<'WANTED'
code | took 5 seconds | took 5 seconds | took 5 seconds
data | took5seconds | took5seconds | took 5 seconds
output | took5seconds | took 5 seconds | took 5 seconds
meter | took5seconds | took 5 seconds | took 5 seconds
slot | took5seconds | took5seconds | took 5 seconds
pop-quiz | took5seconds | took5seconds | took 5 seconds
WANTED
