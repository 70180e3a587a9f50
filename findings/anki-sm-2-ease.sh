#!/usr/bin/env bash
# anki-sm-2 0.2.0 and anki 26.9.3 (both PyPI): the ease of a review card.
# Expected: the same steps as in Anki, whose manual says that ease falls by 20 percentage points
# for Again and 15 for Hard, and rises by 15 for Easy: 2.50 becomes 2.30, 2.35, 2.65.
# What happens: the library takes 20 and 15 percent of the ease, so 2.50 becomes 2.00, 2.125,
# 2.875, and easy cards grow without bound while lapses reach the floor of 1.3 in three answers
# instead of six.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anki-sm-2==0.2.0 anki==26.9.3
{
    venv/bin/python - <<'PY'
import tempfile
from datetime import datetime, timezone
from anki.collection import Collection
from anki_sm_2 import Card, Rating, Scheduler, State

start = datetime(2026, 1, 1, tzinfo=timezone.utc)
for name, rating in (("Again", 1), ("Hard", 2), ("Easy", 4)):
    card = Card(state=State.Review, ease=2.5, due=start, current_interval=10)
    found = []
    for _ in range(4):
        card, _log = Scheduler(relearning_steps=()).review_card(card, Rating(rating), card.due)
        found.append(round(card.ease, 3))
    print("anki-sm-2", name, found)

col = Collection(tempfile.mkdtemp() + "/c.anki2")
config = col.decks.config_dict_for_deck_id(1)
config["lapse"]["delays"] = []
col.decks.update_config(config)
for name, rating in (("Again", 1), ("Hard", 2), ("Easy", 4)):
    note = col.new_note(col.models.by_name("Basic"))
    note["Front"] = name
    col.add_note(note, 1)
    card = note.cards()[0]
    card.type = card.queue = 2
    card.ivl, card.factor, card.reps = 10, 2500, 5
    found = []
    for _ in range(4):
        card.due = col.sched.today
        col.update_card(card)
        card.start_timer()
        col.sched.answerCard(card, rating)
        card.load()
        found.append(card.factor / 1000)
    print("Anki", name, found)
PY
} | tee seen
diff - seen <<'WANTED'
anki-sm-2 Again [2.0, 1.6, 1.3, 1.3]
anki-sm-2 Hard [2.125, 1.806, 1.535, 1.305]
anki-sm-2 Easy [2.875, 3.306, 3.802, 4.373]
Anki Again [2.3, 2.1, 1.9, 1.7]
Anki Hard [2.35, 2.2, 2.05, 1.9]
Anki Easy [2.65, 2.8, 2.95, 3.1]
WANTED
