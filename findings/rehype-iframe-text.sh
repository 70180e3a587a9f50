#!/usr/bin/env bash
# hast-util-from-html 2.1.0 and hast-util-to-html 9.0.6 (npm, behind rehype-parse and rehype-stringify)
# beside parse5 8.1.1.
# Expected: parsing and writing gives the same page. The HTML standard's serializer writes the text of
# style, script, xmp, iframe, noembed, noframes and plaintext as it is, as the parser reads it.
# What happens: style and script alone are known. The fallback of an <iframe> is escaped, and as a
# parser does not undo that, every pass through rehype escapes it again.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
echo '{}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts hast-util-to-html@9.0.6 hast-util-from-html@2.1.0 parse5@8.1.1
{
    node --input-type=module - <<'JS'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { parseFragment, serialize } from 'parse5'
for (const html of ['<script>a && b</script>', '<iframe><a href=x>Q&A</a></iframe>', '<noembed>Q & A</noembed>', '<xmp><b></xmp>']) {
  let text = html
  for (let pass = 1; pass <= 2; pass += 1) {
    text = toHtml(fromHtml(text, { fragment: true }))
    console.log('rehype', pass, text)
  }
  console.log('parse5  ', serialize(parseFragment(html)))
}
JS
} | tee seen
diff - seen <<'WANTED'
rehype 1 <script>a && b</script>
rehype 2 <script>a && b</script>
parse5   <script>a && b</script>
rehype 1 <iframe>&#x3C;a href=x>Q&#x26;A&#x3C;/a></iframe>
rehype 2 <iframe>&#x26;#x3C;a href=x>Q&#x26;#x26;A&#x26;#x3C;/a></iframe>
parse5   <iframe><a href=x>Q&A</a></iframe>
rehype 1 <noembed>Q &#x26; A</noembed>
rehype 2 <noembed>Q &#x26;#x26; A</noembed>
parse5   <noembed>Q & A</noembed>
rehype 1 <xmp>&#x3C;b></xmp>
rehype 2 <xmp>&#x26;#x3C;b></xmp>
parse5   <xmp><b></xmp>
WANTED
