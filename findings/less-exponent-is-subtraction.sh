#!/usr/bin/env bash
# less 4.9.1 beside sass 1.108.2 (npm), numbers with an exponent.
# Expected: plain CSS is valid Less; a number with an exponent is one token of CSS, and mathematics
# without parentheses is on for + and -.
# What happens: the exponent's sign is taken for an operator and the "e" for a unit: a small shadow
# offset that a tool wrote in scientific notation becomes a negative length of the unit "e", in
# silence, and 1e3px is two values. In custom properties too; only inside calc() it is left alone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts less@4.9.1 sass@1.108.2
{
    node --input-type=module - <<'JS'
import less from 'less'
import * as sass from 'sass'
for (const value of ['.5e-2px', '1e3px', '1e+3px', '2E-1s', 'calc(1e-3 * 1px)', 'translate(1e-7px)'])
  for (const property of ['x', '--x'])
    console.log(`${property}:${value}`, '| less', (await less.render(`a{${property}:${value}}`, { compress: true })).css,
      '| sass', sass.compileString(`a{${property}:${value}}`, { style: 'compressed' }).css)
JS
} | tee seen
diff - seen <<'WANTED'
x:.5e-2px | less a{x:-1.5e} | sass a{x:.005px}
--x:.5e-2px | less a{--x:.5e -2px} | sass a{--x:.5e-2px}
x:1e3px | less a{x:1e 3px} | sass a{x:1000px}
--x:1e3px | less a{--x:1e 3px} | sass a{--x:1e3px}
x:1e+3px | less a{x:4e} | sass a{x:1000px}
--x:1e+3px | less a{--x:1e 3px} | sass a{--x:1e+3px}
x:2E-1s | less a{x:1E} | sass a{x:.2s}
--x:2E-1s | less a{--x:2E -1s} | sass a{--x:2E-1s}
x:calc(1e-3 * 1px) | less a{x:calc(1e-3 * 1px)} | sass a{x:.001px}
--x:calc(1e-3 * 1px) | less a{--x:calc(1e-3 * 1px)} | sass a{--x:calc(1e-3 * 1px)}
x:translate(1e-7px) | less a{x:translate(-6e)} | sass a{x:translate(0.0000001px)}
--x:translate(1e-7px) | less a{--x:translate(-6e)} | sass a{--x:translate(1e-7px)}
WANTED
