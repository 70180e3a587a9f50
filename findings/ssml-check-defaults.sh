#!/usr/bin/env bash
# ssml-check 0.4.6 (npm), checking SSML for speech of questions.
# Expected: SSML 1.1 gives break and emphasis defaults for all their attributes and has relative
# rates like +10% and pitches like +10Hz.
# What happens: a break without attributes is an "unknown error" with nothing to find it by,
# emphasis must have a level, a rate may not have a sign, a language no bare "de", and .5s is no
# time, though SSML takes it from CSS, where it is one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ssml-check@0.4.6
{
    node - <<'JS'
const { check } = require('ssml-check')
const show = async ssml => {
  const result = await check(`<speak>a ${ssml} b</speak>`, { platform: 'google' })
  console.log(ssml, result === undefined ? 'fine' : JSON.stringify(result))
}
;(async () => {
  for (const ssml of ['<break time="1s"/>', '<break/>', '<break time=".5s"/>', '<emphasis level="moderate">x</emphasis>',
    '<emphasis>x</emphasis>', '<prosody rate="110%">x</prosody>', '<prosody rate="+10%">x</prosody>',
    '<prosody pitch="+10Hz">x</prosody>', '<lang xml:lang="de">x</lang>'])
    await show(ssml)
})()
JS
} | tee seen
diff - seen <<'WANTED'
<break time="1s"/> fine
<break/> [{"type":"unknown error"}]
<break time=".5s"/> [{"type":"tag","tag":"break","attribute":"time","value":".5s"}]
<emphasis level="moderate">x</emphasis> fine
<emphasis>x</emphasis> [{"type":"tag","tag":"emphasis","attribute":"none"}]
<prosody rate="110%">x</prosody> fine
<prosody rate="+10%">x</prosody> [{"type":"tag","tag":"prosody","attribute":"rate","value":"+10%"}]
<prosody pitch="+10Hz">x</prosody> [{"type":"tag","tag":"prosody","attribute":"pitch","value":"+10Hz"}]
<lang xml:lang="de">x</lang> [{"type":"tag","tag":"lang","attribute":"xml:lang","value":"de"}]
WANTED
