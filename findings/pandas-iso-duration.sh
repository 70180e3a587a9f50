#!/usr/bin/env bash
# pandas 3.1.1 (PyPI), Timedelta of ISO 8601 durations, as xAPI and SCORM 2004 have them.
# Expected: the documentation says that ISO 8601 duration strings are read. PT1.5H is an hour
# and a half; P1M is a month, which a Timedelta cannot hold, so an error as for P1Y.
# What happens: a decimal part of anything but seconds is glued to the wrong units without an
# error: 1.5H is 5 hours and 1 second, P1.5D five days and a second, P0.5W 35 days. P1M is one
# minute, as PT1M.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1
{
    venv/bin/python - <<'PY'
import pandas as pd

for text in ("PT1.5S", "PT1.5H", "PT1.5M", "P1.5D", "P0.5W", "P1M", "PT1M", "P1Y", "PT1,5S"):
    try:
        print(text, pd.Timedelta(text))
    except ValueError as error:
        print(text, "refused")
PY
} | tee seen
diff - seen <<'WANTED'
PT1.5S 0 days 00:00:01.500000
PT1.5H 0 days 05:00:01
PT1.5M 0 days 00:05:01
P1.5D 5 days 00:00:01
P0.5W 35 days 00:00:00
P1M 0 days 00:01:00
PT1M 0 days 00:01:00
P1Y refused
PT1,5S refused
WANTED
