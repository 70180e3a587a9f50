#!/usr/bin/env bash
# react-dom 19.3.1, preact-render-to-string 6.8.2 and vue 3.5.45 (npm), rendering ARIA, data- and
# enumerated attributes on the server.
# Expected: aria-* and data-* take true and false as words on every element ("supported on all
# elements" in React's and Preact's documentation); a custom element differs in its own attributes.
# What happens: React treats each boolean of a custom element as one of HTML's boolean attributes:
# aria-checked="" (which ARIA reads as undefined), and false is left out, so an expandable control is
# none. draggable="" is not draggable either. Preact and Vue write the words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts react@19.3.1 react-dom@19.3.1 preact@11.2.0 preact-render-to-string@6.8.2 vue@3.5.45 @vue/server-renderer@3.5.45
{
    node --input-type=module - <<'JS'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { h as preact } from 'preact'
import { render } from 'preact-render-to-string'
import { createSSRApp, h as vue } from 'vue'
import { renderToString } from '@vue/server-renderer'
for (const tag of ['div', 'pop-quiz'])
  for (const attributes of [{ 'aria-checked': true, 'aria-expanded': false }, { 'data-x': true, 'data-y': false }, { draggable: true }]) {
    console.log('react ', renderToStaticMarkup(createElement(tag, attributes)))
    console.log('preact', render(preact(tag, attributes)))
    console.log('vue   ', await renderToString(createSSRApp({ render: () => vue(tag, attributes) })))
  }
JS
} | tee seen
diff - seen <<'WANTED'
react  <div aria-checked="true" aria-expanded="false"></div>
preact <div aria-checked="true" aria-expanded="false"></div>
vue    <div aria-checked="true" aria-expanded="false"></div>
react  <div data-x="true" data-y="false"></div>
preact <div data-x="true" data-y="false"></div>
vue    <div data-x="true" data-y="false"></div>
react  <div draggable="true"></div>
preact <div draggable="true"></div>
vue    <div draggable="true"></div>
react  <pop-quiz aria-checked=""></pop-quiz>
preact <pop-quiz aria-checked="true" aria-expanded="false"></pop-quiz>
vue    <pop-quiz aria-checked="true" aria-expanded="false"></pop-quiz>
react  <pop-quiz data-x=""></pop-quiz>
preact <pop-quiz data-x="true" data-y="false"></pop-quiz>
vue    <pop-quiz data-x="true" data-y="false"></pop-quiz>
react  <pop-quiz draggable=""></pop-quiz>
preact <pop-quiz draggable="true"></pop-quiz>
vue    <pop-quiz draggable="true"></pop-quiz>
WANTED
