#!/usr/bin/env bash
# clean-css 5.3.3 beside csso 5.0.5 and lightningcss 1.33.0 (npm), blanks in functional selectors.
# Expected: a blank goes where it has no meaning. In ::part() it parts two names, after the number of
# :nth-child() it parts it from "of", in :is() and :has() it is the descendant combinator.
# What happens: clean-css takes the blank out of ::part() and before "of", with no warning: another
# part, and a selector that is none (1of is a dimension), so the whole rule falls. It keeps :is().
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund clean-css@5.3.3 csso@5.0.5 lightningcss@1.33.0
{
    node --input-type=module - <<'JS'
import CleanCSS from 'clean-css'
import { minify } from 'csso'
import { transform } from 'lightningcss'
for (const selector of ['pop-quiz::part(button primary)', 'li:nth-child(1 of .due)', 'p:is(.a .b)', ':host(.a) p', 'p:has(> img ~ b)']) {
  const { styles, warnings, errors } = new CleanCSS().minify(`${selector}{color:red}`)
  console.log('clean-css   ', styles, warnings.length + errors.length)
  console.log('csso        ', minify(`${selector}{color:red}`).css)
  console.log('lightningcss', transform({ code: Buffer.from(`${selector}{color:red}`), filename: 'a.css', minify: true }).code.toString())
}
JS
} | tee seen
diff - seen <<'WANTED'
clean-css    pop-quiz::part(buttonprimary){color:red} 0
csso         pop-quiz::part(button primary){color:red}
lightningcss pop-quiz::part(button primary){color:red}
clean-css    li:nth-child(1of.due){color:red} 0
csso         li:nth-child(1 of.due){color:red}
lightningcss li:nth-child(1 of .due){color:red}
clean-css    p:is(.a .b){color:red} 0
csso         p:is(.a .b){color:red}
lightningcss p:is(.a .b){color:red}
clean-css    :host(.a) p{color:red} 0
csso         :host(.a) p{color:red}
lightningcss :host(.a) p{color:red}
clean-css    p:has(> img ~ b){color:red} 0
csso         p:has(>img~b){color:red}
lightningcss p:has(>img~b){color:red}
WANTED
