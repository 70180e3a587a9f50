"""Makes results.txt, sixty learners who never were, and expected.json, what numpy says about them.

    python3 tests/papers/results/expected.py   # needs numpy; writes both files

`popquiz items results.txt --json` is tested against expected.json. The learners are drawn from a model with an ability
each (Rasch), with distractors that attract the weak, a question keyed wrongly, one that nobody misses, part credit,
learners who gave up, and the accidents that happen to lines on their way. Nothing here is shared with the Rust.
"""

import json
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from vectors import fnv  # noqa: E402

LEARNERS = 60
# Item: kind, difficulty, choices with the key first in a list of letters, and the pull of each distractor.
ITEMS = {
    "ash": ("choice", -1.0, "abcd"),
    "beech": ("choice", 0.0, "bac"),
    "cedar": ("choice", 0.8, "cabde"),
    "date": ("choice", -4.5, "ba"),
    "elm": ("choice", 0.3, "adcb"),
    "order-cedar": ("order", 0.2, "abc"),
    "blank-gorse": ("blank", -0.4, ""),
    "larch": ("keyed wrongly", 0.0, "bcda"),
}


def fingerprint(items):
    found = fnv(" ".join(["papers", *items]))
    return f"{(found >> 32) ^ (found & 0xFFFFFFFF):08x}"


def learners(dice):
    for number in range(LEARNERS):
        ability = dice.normal(0, 1.2)
        reached = len(ITEMS) if number % 12 else 5 + number % 3
        tries = []
        for place, (kind, difficulty, letters) in enumerate(ITEMS.values()):
            if place >= reached:
                tries.append(None)
                continue
            chance = 1 / (1 + np.exp(difficulty - ability))
            right = dice.random() < chance
            if kind == "keyed wrongly":
                right = dice.random() < 1 - chance
            seconds = int(dice.integers(5, 90))
            if not right and dice.random() < 0.1:
                tries.append(("s", 0, seconds, "-"))
            elif kind == "order":
                answer = "abc" if right else str(dice.choice(["acb", "bca", "cab"]))
                kept = sum(ord(b) - ord(a) == 1 for a, b in zip(answer, answer[1:]))
                tries.append((("c", 1000) if kept == 2 else ("p", 500) if kept else ("i", 0)) + (seconds, f"o:{answer}"))
            elif kind == "blank":
                answer = "filter" if right else str(dice.choice(["all", "order%20by"]))
                tries.append(("c" if right else "i", 1000 if right else 0, seconds, f"b:{answer}"))
            else:
                # The last choice of each question attracts nobody.
                others = letters[1:-1] or letters[1:]
                answer = letters[0] if right else str(dice.choice(list(others)))
                tries.append(("c" if right else "i", 1000 if right else 0, seconds, f"c:{answer}"))
        yield tries


def word(item, one):
    if one is None:
        return f"{item}=-"
    outcome, score, seconds, answer = one
    return f"{item}={outcome}{score if outcome == 'p' else ''},{seconds}s,{answer}"


def write(table):
    head = f"popquiz-result 1 papers autumn {fingerprint(ITEMS)} drill "
    lines = [head + " ".join(word(item, one) for item, one in zip(ITEMS, tries)) for tries in table]
    lines[3] = lines[3].replace(" elm=", "\nelm=")  # broken by a mail program
    lines[7] = '"7 May 2026","' + lines[7] + '"'  # out of a table
    lines.insert(5, lines[2])  # handed in twice
    lines.insert(9, lines[4].rsplit(" ", 1)[0])  # cut short
    lines.insert(20, "Here is mine, thank you")
    (HERE / "results.txt").write_text("\n".join(lines) + "\n")


def edges(abilities):
    """Weights of the upper and the lower 27 in a hundred, ties sharing what places are left."""
    size = max(1, int(np.floor(0.27 * len(abilities) + 0.5)))
    weights = []
    for sign in (1, -1):
        keys = np.round(sign * abilities, 9)
        above = np.array([(keys > key).sum() for key in keys])
        tied = np.array([(keys == key).sum() for key in keys])
        weights.append(np.clip((size - above) / tied, 0, 1))
    return weights


def expected(table):
    scores = np.array([[np.nan if one is None else one[1] / 1000 for one in tries] for tries in table])
    whole = scores[~np.isnan(scores).any(axis=1)]
    totals = whole.sum(axis=1)
    count = whole.shape[1]
    reliability = count / (count - 1) * (1 - whole.var(axis=0, ddof=1).sum() / totals.var(ddof=1))
    items = []
    for place, (item, (kind, _, letters)) in enumerate(ITEMS.items()):
        reached = ~np.isnan(scores[:, place])
        mine = scores[reached, place]
        others = np.delete(scores[reached], place, axis=1)
        rest = np.nanmean(others, axis=1)
        upper, lower = edges(np.nanmean(scores[reached], axis=1))
        given = [tries[place] for tries, there in zip(table, reached) if there]
        answers = {}
        for answer in sorted({one[3] for one in given if one[3] != "-"}):
            takes = np.array([one[3] == answer for one in given])
            label = answer.split(":", 1)[1].replace("%20", " ")
            answers[label] = {
                "n": int(takes.sum()),
                "share": takes.mean(),
                "rest": rest[takes].mean(),
                "upper": (takes * upper).sum() / upper.sum(),
                "lower": (takes * lower).sum() / lower.sum(),
            }
        items.append({
            "item": item,
            "n": int(reached.sum()),
            "skipped": sum(one[0] == "s" for one in given),
            "right": float(np.mean([one[0] == "c" for one in given])),
            "score": mine.mean(),
            "discrimination": np.corrcoef(mine, rest)[0, 1],
            "upper_lower": (mine * upper).sum() / upper.sum() - (mine * lower).sum() / lower.sum(),
            "seconds": float(np.median([one[2] for one in given])),
            "answers": answers,
        })
    return {
        "results": len(table),
        "complete": len(whole),
        "mean": totals.mean(),
        "deviation": totals.std(ddof=1),
        "reliability": reliability,
        "items": items,
    }


def main():
    table = list(learners(np.random.default_rng(20261121)))
    write(table)
    (HERE / "expected.json").write_text(json.dumps(expected(table), indent=1) + "\n")


if __name__ == "__main__":
    main()
