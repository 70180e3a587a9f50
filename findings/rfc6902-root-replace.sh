#!/usr/bin/env bash
# rfc6902 5.4.0 beside fast-json-patch 3.1.1 (npm), JSON Patch.
# Expected: a patch that a library computes it can apply; replacing the whole document (path "") is
# in RFC 6902, and fast-json-patch does it; "-" names the element after the last, so that replacing it
# is an error ("the target location MUST exist").
# What happens: rfc6902 applies in place, so the root is out of its reach: its own patch between two
# scalars, or an array and an object, gives MissingError. For "-" it reports success and the list
# is as it was; fast-json-patch appends.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts rfc6902@5.4.0 fast-json-patch@3.1.1
{
    node --input-type=module - <<'JS'
import { applyPatch, createPatch } from 'rfc6902'
import fast from 'fast-json-patch'
const show = (name, result) => console.log('  ' + name, JSON.stringify(result))
for (const [before, after] of [['a', 'b'], [[1], { 0: 1 }], [{ a: 1 }, { a: 2 }]]) {
  const patch = createPatch(before, after)
  console.log(JSON.stringify(before), JSON.stringify(patch))
  show('rfc6902', applyPatch(structuredClone(before), patch).map((error) => error?.name ?? 'ok'))
  show('fast-json-patch', fast.applyPatch(structuredClone(before), patch).newDocument)
}
const list = { list: [1, 2] }
const last = [{ op: 'replace', path: '/list/-', value: 3 }]
console.log(JSON.stringify(list), JSON.stringify(last))
const errors = applyPatch(list, last).map((error) => error?.name ?? 'ok')
show('rfc6902', [errors, list])
show('fast-json-patch', fast.applyPatch({ list: [1, 2] }, last).newDocument)
JS
} | tee seen
diff - seen <<'WANTED'
"a" [{"op":"replace","path":"","value":"b"}]
  rfc6902 ["MissingError"]
  fast-json-patch "b"
[1] [{"op":"replace","path":"","value":{"0":1}}]
  rfc6902 ["MissingError"]
  fast-json-patch {"0":1}
{"a":1} [{"op":"replace","path":"/a","value":2}]
  rfc6902 ["ok"]
  fast-json-patch {"a":2}
{"list":[1,2]} [{"op":"replace","path":"/list/-","value":3}]
  rfc6902 [["ok"],{"list":[1,2]}]
  fast-json-patch {"list":[1,2,3]}
WANTED
