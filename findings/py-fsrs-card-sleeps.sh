#!/usr/bin/env bash
# fsrs 6.3.2 (PyPI, "py-fsrs"), Card().
# Expected: making a value object of eight fields does nothing but set them; loading a deck of
# 10,000 words is a matter of milliseconds.
# What happens: the default id is the time in milliseconds, and so that two cards have different
# ones the constructor sleeps for one. Ten thousand cards sleep for ten seconds, in an event
# loop all others with them, and two processes that make cards in one moment still get the same
# ids. With card_id given, or from JSON, nothing waits.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check fsrs==6.3.2
{
    venv/bin/python - <<'PY'
import time
from fsrs import Card

slept = []
sleep, time.sleep = time.sleep, lambda seconds: (slept.append(seconds), sleep(seconds))
for label, make in (("Card()", Card), ("Card(card_id=1)", lambda: Card(card_id=1)),
                    ("Card.from_json", lambda text=Card().to_json(): Card.from_json(text))):
    slept.clear()
    for _ in range(100):
        make()
    print(f"100 times {label}: {len(slept)} sleeps, {sum(slept):.1f} s")
PY
} | tee seen
diff - seen <<'WANTED'
100 times Card(): 100 sleeps, 0.1 s
100 times Card(card_id=1): 0 sleeps, 0.0 s
100 times Card.from_json: 0 sleeps, 0.0 s
WANTED
