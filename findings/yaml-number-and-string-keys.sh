#!/usr/bin/env bash
# yaml 2.9.1 and js-yaml 5.5.0 (npm), PyYAML 6.0.4 (PyPI): a map with keys that differ in type.
# Expected: 1 and "1" are two keys, an integer and a string (YAML 1.2, 3.2.1.3: keys are unique by tag
# and content); a library that must make one of them either says so or keeps both in a Map.
# What happens: js-yaml calls them duplicates, an error in a valid file. yaml, which reports true
# duplicates, lets the second take the first one's place without a warning (with mapAsMap it keeps
# both). PyYAML keeps both, but 1, 1.0 and true are one key to it, as to Python.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check PyYAML==6.0.4
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts yaml@2.9.1 js-yaml@5.5.0
{
    node --input-type=module - <<'JS'
import { load } from 'js-yaml'
import { parse } from 'yaml'
const attempt = (read) => { try { return JSON.stringify(read(), (_, value) => value instanceof Map ? [...value] : value) } catch (error) { return error.name } }
for (const text of ['1: a\n"1": b', '1: a\n1: b', '1: a\ntrue: b', '1: a\n1.0: b'])
  console.log(JSON.stringify(text), '| js-yaml', attempt(() => load(text)), '| yaml', attempt(() => parse(text)), '| mapAsMap', attempt(() => parse(text, { mapAsMap: true })))
JS
    venv/bin/python - <<'PY'
import yaml

for text in ('1: a\n"1": b', "1: a\n1: b", "1: a\ntrue: b", "1: a\n1.0: b"):
    print(repr(text), "PyYAML", yaml.safe_load(text))
PY
} | tee seen
diff - seen <<'WANTED'
"1: a\n\"1\": b" | js-yaml YAMLException | yaml {"1":"b"} | mapAsMap [[1,"a"],["1","b"]]
"1: a\n1: b" | js-yaml YAMLException | yaml YAMLParseError | mapAsMap YAMLParseError
"1: a\ntrue: b" | js-yaml {"1":"a","true":"b"} | yaml {"1":"a","true":"b"} | mapAsMap [[1,"a"],[true,"b"]]
"1: a\n1.0: b" | js-yaml YAMLException | yaml YAMLParseError | mapAsMap YAMLParseError
'1: a\n"1": b' PyYAML {1: 'a', '1': 'b'}
'1: a\n1: b' PyYAML {1: 'b'}
'1: a\ntrue: b' PyYAML {1: 'b'}
'1: a\n1.0: b' PyYAML {1: 'b'}
WANTED
