#!/usr/bin/env bash
# openbadges-bakery 2.0.0 (PyPI), bake and unbake of Open Badges.
# Expected: unbake gives what bake put in, whatever the picture; baking anew replaces the former
# assertion, since the Open Badges baking specification allows one per file.
# What happens: a PNG gives the JSON, an SVG the value of the attribute verify, which bake
# filled with the assertion's id, so whoever reads the JSON fails and the assertion cannot be
# shown offline. Baked anew, a PNG has the new assertion alone; an SVG has both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openbadges-bakery==2.0.0
{
    venv/bin/python - <<'PY'
import io, struct, zlib
from openbadges_bakery import bake, unbake

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
png = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
       + chunk(b"IDAT", zlib.compress(bytes(4))) + chunk(b"IEND", b""))
svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="5" height="5"/></svg>'
for name, picture in (("PNG", png), ("SVG", svg)):
    for number in (1, 2):
        picture = bake(io.BytesIO(picture), '{"id": "http://example.org/%d", "type": "Assertion"}' % number).read()
        print(name, "baked", number, "time(s) gives", repr(unbake(io.BytesIO(picture))),
              "and holds", picture.count(b'"Assertion"'))
PY
} | tee seen
diff - seen <<'WANTED'
PNG baked 1 time(s) gives '{"id": "http://example.org/1", "type": "Assertion"}' and holds 1
PNG baked 2 time(s) gives '{"id": "http://example.org/2", "type": "Assertion"}' and holds 1
SVG baked 1 time(s) gives 'http://example.org/1' and holds 1
SVG baked 2 time(s) gives 'http://example.org/2' and holds 2
WANTED
