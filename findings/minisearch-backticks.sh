#!/usr/bin/env bash
# minisearch beside lunr 2.3.9 and flexsearch (npm), searching Markdown with code.
# Expected: "splits on space and punctuation" (MiniSearch), so `iterator` in backticks, a keyword
# argument before "=" and a type in <> are found by their names.
# What happens: MiniSearch parts at the Unicode class P. Backtick, =, +, <, >, |, ~, ^ and $ are of class S,
# so "`iterator`" with its backticks is the term, and neither the word nor a prefix of it finds it.
# Lunr parts at blanks and hyphens and trims, which keeps on_delete=CASCADE and QuerySet.iterator()
# one term; only FlexSearch finds all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts minisearch@7.2.0 lunr@2.3.9 flexsearch@0.8.212
{
    node --input-type=module - <<'JS'
import MiniSearch from 'minisearch'
import lunr from 'lunr'
import { Index } from 'flexsearch'
const texts = ['Use `iterator` here', 'on_delete=CASCADE', 'List<Model>', 'a|b', 'QuerySet.iterator()']
const mini = new MiniSearch({ fields: ['text'] })
mini.addAll(texts.map((text, id) => ({ id, text })))
const old = lunr(function () { this.ref('id'); this.field('text'); texts.forEach((text, id) => this.add({ id, text })) })
const flex = new Index()
texts.forEach((text, id) => flex.add(id, text))
for (const word of ['iterator', 'cascade', 'model', 'b'])
  console.log(word, '| minisearch', JSON.stringify(mini.search(word, { prefix: true }).map(({ id }) => id).sort()),
    '| lunr', JSON.stringify(old.search(word).map(({ ref }) => Number(ref)).sort()), '| flexsearch', JSON.stringify(flex.search(word).sort()))
JS
} | tee seen
diff - seen <<'WANTED'
iterator | minisearch [4] | lunr [0] | flexsearch [0,4]
cascade | minisearch [] | lunr [] | flexsearch [1]
model | minisearch [] | lunr [] | flexsearch [2]
b | minisearch [] | lunr [] | flexsearch [3]
WANTED
