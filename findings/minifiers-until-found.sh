#!/usr/bin/env bash
# html-minifier-terser 7.2.0, html-minifier-next 6.2.11, @swc/html 1.16.22, @minify-html/node 0.18.1
# and htmlnano 3.5.1 (npm), collapsing boolean attributes.
# Expected: hidden is an enumerated attribute in the HTML standard since it has the value
# "until-found" (an answer that find-in-page and links with a fragment may uncover); only its empty
# and unknown values are the same as no value.
# What happens: four of the five still take it for boolean and write "hidden", so the answer can no
# longer be found. swc and minify-html do so by default.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund html-minifier-terser@7.2.0 html-minifier-next@6.2.11 @swc/html@1.16.22 @minify-html/node@0.18.1 htmlnano@3.5.1 posthtml@0.16.7
{
    node --input-type=module - <<'JS'
import { minify as terser } from 'html-minifier-terser'
import { minify as next } from 'html-minifier-next'
import swc from '@swc/html'
import minify from '@minify-html/node'
import posthtml from 'posthtml'
import htmlnano from 'htmlnano'
const html = '<!doctype html><title>t</title><div hidden="until-found">answer</div>'
const div = (page) => console.log(page.match(/<div[^>]*>/)[0])
div(await terser(html, { collapseBooleanAttributes: true }))
div(await next(html, { collapseBooleanAttributes: true }))
div(swc.minifySync(html, {}).code.toString())
div(minify.minify(Buffer.from(html), {}).toString())
div((await posthtml([htmlnano({ collapseBooleanAttributes: { amphtml: false } })]).process(html)).html)
JS
} | tee seen
diff - seen <<'WANTED'
<div hidden>
<div hidden>
<div hidden>
<div hidden>
<div hidden="until-found">
WANTED
