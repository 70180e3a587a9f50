#!/usr/bin/env bash
# cssnano 7.1.9 beside esbuild 0.28.2, lightningcss 1.33.0, sass 1.108.2 and less 4.9.1 (npm), a
# declaration after a nested rule of the same weight.
# Expected: it wins over the nested rule, as it comes later. That is CSS Nesting since 2024 (nested
# declarations keep their place; before, they were moved up), and Sass changed over to it.
# What happens: cssnano, with its defaults, puts the declaration before the nested rule, which then
# comes last and wins. The others keep the order, Less as well.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund cssnano@7.1.9 postcss@8.5.33 lightningcss@1.33.0 sass@1.108.2 less@4.9.1 esbuild@0.28.2
{
    node --input-type=module - <<'JS'
import postcss from 'postcss'
import cssnano from 'cssnano'
import esbuild from 'esbuild'
import { transform } from 'lightningcss'
import * as sass from 'sass'
import less from 'less'
const css = '.a{color:red;&{color:blue}color:green}'
console.log('cssnano     ', (await postcss([cssnano()]).process(css, { from: undefined })).css)
console.log('esbuild     ', esbuild.transformSync(css, { loader: 'css', minify: true }).code.trim())
console.log('lightningcss', transform({ code: Buffer.from(css), filename: 'a.css', minify: true }).code.toString())
console.log('sass        ', sass.compileString(css, { style: 'compressed' }).css)
console.log('less        ', (await less.render(css, { compress: true })).css)
JS
} | tee seen
diff - seen <<'WANTED'
cssnano      .a{color:red;color:green;&{color:blue}}
esbuild      .a{color:red;color:green;color:#00f}
lightningcss .a{color:red;&{color:#00f}color:green}
sass         .a{color:red}.a{color:blue}.a{color:green}
less         .a{color:red;color:blue;color:green}
WANTED
