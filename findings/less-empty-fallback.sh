#!/usr/bin/env bash
# less 4.9.1 beside sass 1.108.2 and lightningcss 1.33.0 (npm), an empty fallback in var().
# Expected: plain CSS passes through. "var(--a, )" is valid by CSS Custom Properties and means
# "nothing", which is how toggles by custom property work (transform: var(--tilt, ) scale(1)).
# What happens: Less drops the comma, also without compression. Where --a is not set the declaration
# is then invalid at computed-value time and all of it goes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund less@4.9.1 sass@1.108.2 lightningcss@1.33.0
{
    node --input-type=module - <<'JS'
import less from 'less'
import * as sass from 'sass'
import { transform } from 'lightningcss'
for (const css of ['a{transform:var(--tilt, ) scale(1)}', 'a{transform:var(--tilt,) scale(1)}']) {
  console.log('less        ', (await less.render(css)).css.replace(/\s+/g, ' '))
  console.log('sass        ', sass.compileString(css, { style: 'compressed' }).css)
  console.log('lightningcss', transform({ code: Buffer.from(css), filename: 'a.css', minify: true }).code.toString())
}
JS
} | tee seen
diff - seen <<'WANTED'
less         a { transform: var(--tilt) scale(1); } 
sass         a{transform:var(--tilt, ) scale(1)}
lightningcss a{transform:var(--tilt, ) scale(1)}
less         a { transform: var(--tilt) scale(1); } 
sass         a{transform:var(--tilt, ) scale(1)}
lightningcss a{transform:var(--tilt,) scale(1)}
WANTED
