#!/usr/bin/env bash
# csso 5.0.5 (npm), conditions with a comparison.
# Expected: what a minifier does not know it passes on or refuses; CSS Syntax says how to skip it, and
# a browser would apply it.
# What happens: an @media rule in range syntax is taken for one that never applies and is removed
# with all its rules; the same range in @container stays, as does "min-width". Nested rules go too,
# their parent with them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts csso@5.0.5
{
    node --input-type=module - <<'JS'
import { minify } from 'csso'
for (const css of ['@media (min-width:600px){a{color:red}}', '@media (width>=600px){a{color:red}}', '@media (width<600px) and (hover){a{color:red}}',
  '@container (width>=600px){a{color:red}}', '.a{top:0;& b{color:red}}', '.a{& b{color:red}}'])
  console.log(css, '->', JSON.stringify(minify(css).css))
JS
} | tee seen
diff - seen <<'WANTED'
@media (min-width:600px){a{color:red}} -> "@media (min-width:600px){a{color:red}}"
@media (width>=600px){a{color:red}} -> ""
@media (width<600px) and (hover){a{color:red}} -> ""
@container (width>=600px){a{color:red}} -> "@container (width>=600px){a{color:red}}"
.a{top:0;& b{color:red}} -> ".a{top:0}"
.a{& b{color:red}} -> ""
WANTED
