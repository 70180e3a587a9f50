"""Computes the vectors of this folder, independently of the program that is tested against them.

    python3 tests/papers/vectors.py          # says what differs from the files
    python3 tests/papers/vectors.py --write  # writes them

Seeds are frozen for ever: the files may gain papers, and must not change. What is computed here was written from the
published algorithms: SplitMix64 (Steele, Lea and Flood, 2014), FNV-1a with 64 bits (Fowler, Noll and Vo), and the shuffle
of Fisher and Yates from the last place to the first.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
WHOLE = 2**64 - 1
LETTERS = "abcdefghi"

PAPERS = {
    "paper-monday": {"seed": "monday", "limit": "8"},
    "paper-all": {"seed": "everything"},
    "paper-basic": {"seed": "7", "level": "basic,scenario", "area": "first,second"},
    "paper-choice": {"seed": "choice", "kind": "choice", "tags": "even", "limit": "5"},
    "paper-words": {"seed": "Übung 3 & more", "kind": "order,match,blank,open"},
    "paper-as-written": {"seed": "monday", "no-shuffle": "1", "limit": "6"},
}


def fnv(text):
    found = 0xCBF29CE484222325
    for byte in text.encode():
        found = ((found ^ byte) * 0x100000001B3) & WHOLE
    return found


class Dice:
    def __init__(self, seed):
        self.state = seed & WHOLE

    def roll(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & WHOLE
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WHOLE
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WHOLE
        return z ^ (z >> 31)

    def below(self, n):
        return ((self.roll() >> 32) * n) >> 32

    def shuffled(self, things):
        things = list(things)
        for last in range(len(things) - 1, 0, -1):
            other = self.below(last + 1)
            things[last], things[other] = things[other], things[last]
        return things


def bank():
    """The items of bank.md: id, and what filters and orders look at."""
    text = (HERE / "bank.md").read_text()
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        name, body = part.split("\n", 1)
        pills = dict(re.findall(r"`(\w+): ([^`]*)`", body))
        rows = {
            "choice": r"^- \[[x ]\] ",
            "order": r"^\d+\. ",
            "match": r"^\|.*\| \w+ [a-z] of .*\|$",
        }.get(pills["kind"])
        count = len(re.findall(rows, body.split("### Why")[0], flags=re.M)) if rows else 0
        yield {"id": name, "count": count, **pills}


def order(item, seed, no_shuffle):
    """In which order the choices of an item are shown at the first try, as letters of their authored places."""
    places = list(range(item["count"]))
    fixed = item["kind"] == "choice" and (no_shuffle or item.get("shuffle") == "no")
    if not fixed:
        name = fnv(item["id"])
        turned = ((name << 1) | (name >> 63)) & WHOLE
        places = Dice(seed ^ turned).shuffled(places)
        if item["kind"] == "order" and places == sorted(places):
            places = places[1:] + places[:1]
    return "".join(LETTERS[place] for place in places) or "-"


def paper(asked):
    seed = fnv(asked["seed"])
    no_shuffle = "no-shuffle" in asked
    words = lambda name: [word for word in asked.get(name, "").split(",") if word]
    fits = lambda item, name, pill: not words(name) or item[pill] in words(name)
    items = [
        item
        for item in bank()
        if fits(item, "level", "level")
        and fits(item, "area", "area")
        and fits(item, "kind", "kind")
        and (not words("tags") or item["tags"] in words("tags") or item["topics"] in words("tags"))
    ]
    if not no_shuffle:
        items = Dice(seed).shuffled(items)
    items = items[: int(asked.get("limit", len(items)))]
    names = " ".join(["papers", *(item["id"] for item in items)])
    print_ = fnv(names)
    lines = [f"{name}: {value}" for name, value in asked.items()]
    lines += ["", *(f"{item['id']} {order(item, seed, no_shuffle)}" for item in items)]
    lines += ["", f"paper: {(print_ >> 32) ^ (print_ & 0xFFFFFFFF):08x}"]
    return "\n".join(lines) + "\n"


def dice():
    lines = []
    for seed in (0, 1, 2**64 - 1, fnv("monday")):
        rolls = Dice(seed)
        lines.append(f"rolls {seed:016x} " + " ".join(f"{rolls.roll():016x}" for _ in range(5)))
    for text in ("", "a", "monday", "Übung 3 & more"):
        lines.append(f"seed {fnv(text):016x} {text}".rstrip())
    for seed, count in ((0, 5), (fnv("monday"), 12), (fnv("7"), 30)):
        shuffled = Dice(seed).shuffled(range(count))
        lines.append(f"shuffle {seed:016x} " + " ".join(map(str, shuffled)))
    below = Dice(42)
    lines.append("below 000000000000002a 6 " + " ".join(str(below.below(6)) for _ in range(20)))
    return "\n".join(lines) + "\n"


def main():
    files = {f"{name}.txt": paper(asked) for name, asked in PAPERS.items()} | {"dice.txt": dice()}
    differing = []
    for name, text in files.items():
        path = HERE / name
        if "--write" in sys.argv:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            differing.append(name)
    sys.exit("these differ: " + ", ".join(differing) if differing else 0)


if __name__ == "__main__":
    main()
