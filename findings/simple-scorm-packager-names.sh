#!/usr/bin/env bash
# simple-scorm-packager 0.2.7 (npm), the imsmanifest.xml of a SCORM 1.2 package.
# Expected: a file has one href throughout, a URI with blanks and # encoded (IMS Content
# Packaging: anyURI; a resource's href names one of its files), and identifiers are xs:ID, made
# from the name of the organisation where the tool makes them.
# What happens: blanks are encoded in the list of files but not in the resource that starts, so
# no file is the one that starts; # is encoded nowhere and cuts the name. Of the organisation's
# name blanks alone are replaced, so "R&D (EU)" or "3M" give no valid identifier.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts simple-scorm-packager@0.2.7
{
    node - <<'JS'
const { mkdtempSync, readFileSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const pack = require('simple-scorm-packager')
const source = mkdtempSync(`${tmpdir()}/scorm-`)
for (const name of ['my quiz.html', 'c#.js']) writeFileSync(`${source}/${name}`, '')
const { log } = console
console.log = () => {}
pack({ version: '1.2', organization: 'R&D (EU)', title: 'Quiz', language: 'en', identifier: 'quiz', startingPage: 'my quiz.html',
  source, package: { zip: false } }, () => {
  console.log = log
  const manifest = readFileSync(`${source}/imsmanifest.xml`, 'utf8')
  for (const part of manifest.match(/<organization identifier="[^"]*"|<resource [^>]*>|<file [^>]*>/g)) console.log(part)
})
JS
} | tee seen
diff - seen <<'WANTED'
<organization identifier="R&amp;D_(EU)"
<resource identifier="resource_quiz" type="webcontent" href="my quiz.html" adlcp:scormtype="sco">
<file href="c#.js"/>
<file href="my%20quiz.html"/>
WANTED
