#!/usr/bin/env bash
# fsrs 6.3.2 (PyPI, "py-fsrs"), Scheduler.review_card with a time in UTC.
# Expected: every aware datetime in UTC is taken: the check's own message asks for one
# "timezone-aware and set to UTC".
# What happens: the tzinfo is compared with datetime.timezone.utc, and other objects for UTC are
# not equal to it: zoneinfo.ZoneInfo("UTC"), as Python's documentation makes one, is refused,
# though its offset is zero and its name is UTC. A fixed zone timezone(timedelta(0), "Z") is
# taken; a card's own due time given in ZoneInfo is taken without a check.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check fsrs==6.3.2
{
    venv/bin/python - <<'PY'
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo
from fsrs import Card, Rating, Scheduler

for zone in (timezone.utc, timezone(timedelta(0), "Z"), ZoneInfo("UTC"), ZoneInfo("Etc/UTC")):
    when = datetime(2026, 1, 1, tzinfo=zone)
    try:
        Scheduler().review_card(Card(card_id=1, due=when), Rating.Good, when)
        print(repr(zone), when.isoformat(), "taken")
    except ValueError as error:
        print(repr(zone), when.isoformat(), "refused:", error)
PY
} | tee seen
diff - seen <<'WANTED'
datetime.timezone.utc 2026-01-01T00:00:00+00:00 taken
datetime.timezone(datetime.timedelta(0), 'Z') 2026-01-01T00:00:00+00:00 taken
zoneinfo.ZoneInfo(key='UTC') 2026-01-01T00:00:00+00:00 refused: datetime must be timezone-aware and set to UTC
zoneinfo.ZoneInfo(key='Etc/UTC') 2026-01-01T00:00:00+00:00 refused: datetime must be timezone-aware and set to UTC
WANTED
