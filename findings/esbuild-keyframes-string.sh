#!/usr/bin/env bash
# esbuild 0.28.2, clean-css 5.3.3, lightningcss 1.33.0 and cssnano 7.1.9 (npm), minifying a keyframes
# name written as a string.
# Expected: CSS Animations allows a string for names that are keywords elsewhere; quotes go only
# where the name without them means the same.
# What happens: in the shorthand esbuild and clean-css drop the quotes of "infinite", which is then
# the iteration count, and the animation has no name. esbuild knows "none" and CSS-wide keywords;
# clean-css does not. Lightning CSS writes "1", so the next identifier is free to be the name.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund esbuild@0.28.2 clean-css@5.3.3 lightningcss@1.33.0 cssnano@7.1.9 postcss@8.5.33
{
    node --input-type=module - <<'JS'
import esbuild from 'esbuild'
import CleanCSS from 'clean-css'
import { transform } from 'lightningcss'
import cssnano from 'cssnano'
import postcss from 'postcss'
for (const css of ['a{animation:1s "infinite"}', 'a{animation:1s "reverse"}', 'a{animation-name:"none"}', 'a{animation-name:"initial"}']) {
  console.log('esbuild     ', esbuild.transformSync(css, { loader: 'css', minify: true }).code.trim())
  console.log('clean-css   ', new CleanCSS().minify(css).styles)
  console.log('lightningcss', transform({ code: Buffer.from(css), filename: 'a.css', minify: true }).code.toString())
  console.log('cssnano     ', (await postcss([cssnano()]).process(css, { from: undefined })).css)
}
JS
} | tee seen
diff - seen <<'WANTED'
esbuild      a{animation:1s infinite}
clean-css    a{animation:1s infinite}
lightningcss a{animation:1s 1 infinite}
cssnano      a{animation:1s "infinite"}
esbuild      a{animation:1s reverse}
clean-css    a{animation:1s reverse}
lightningcss a{animation:1s normal reverse}
cssnano      a{animation:1s "reverse"}
esbuild      a{animation-name:"none"}
clean-css    a{animation-name:none}
lightningcss a{animation-name:"none"}
cssnano      a{animation-name:"none"}
esbuild      a{animation-name:"initial"}
clean-css    a{animation-name:initial}
lightningcss a{animation-name:"initial"}
cssnano      a{animation-name:"initial"}
WANTED
