"""Imports our notes into Anki as it is published on PyPI, and looks at what is in the collection afterwards.

    python anki_import.py NOTES.txt EXPECTED.json

EXPECTED.json holds, for each note's lasting id, the code blocks of its question.
"""

import functools
import json
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest
from harness import run, test

class Blocks(HTMLParser):
    """The text of every `pre`, as a browser shows it."""

    def __init__(self, html):
        super().__init__()
        self.found, self.open = [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "pre":
            self.open = True
            self.found.append("")
        elif tag == "br" and self.open:
            self.found[-1] += "\n"

    def handle_endtag(self, tag):
        if tag == "pre":
            self.open = False

    def handle_data(self, data):
        if self.open:
            self.found[-1] += data


class Import:
    """A collection of its own, and what importing into it reports."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.collection = Collection(str(self.folder / "collection.anki2"))

    def read(self, text):
        path = self.folder / "notes.txt"
        path.write_text(text, encoding="utf-8", newline="")
        metadata = self.collection.get_csv_metadata(path=str(path), delimiter=None)
        return self.collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log

    def notes(self):
        found = (self.collection.get_note(at) for at in self.collection.find_notes(""))
        return {note.guid: note for note in found}


def in_a_collection(function):
    """Gives a test a collection of its own."""

    @functools.wraps(function)
    def with_one(notes, expected):
        with tempfile.TemporaryDirectory() as folder:
            own = Import(folder)
            try:
                function(own, notes, expected)
            finally:
                own.collection.close()

    return with_one


@test
@in_a_collection
def every_question_is_one_note_with_front_and_back_under_its_own_id(own, notes, expected):
    log = own.read(notes)
    assert len(log.new) == len(expected), f"{len(log.new)} new notes of {len(expected)}"
    there = own.notes()
    assert there.keys() == expected.keys(), there.keys() ^ expected.keys()
    for guid, note in there.items():
        front, back = note.fields
        assert front and back and guid not in front, (guid, note.fields)
        assert note.tags == ["popquiz", "popquiz::django"], note.tags
        name = own.collection.decks.name(note.cards()[0].did)
        assert name == title(notes), name


@test
@in_a_collection
def code_keeps_its_lines_and_its_indentation(own, notes, expected):
    own.read(notes)
    for guid, note in own.notes().items():
        shown = note.cards()[0].render_output().question_text
        assert Blocks(shown).found == expected[guid], (guid, Blocks(shown).found, expected[guid])
    assert sum(block.count("\n    ") for blocks in expected.values() for block in blocks) > 100


@test
@in_a_collection
def nothing_on_a_card_is_a_command(own, notes, expected):
    own.read(notes)
    for guid, note in own.notes().items():
        output = note.cards()[0].render_output()
        assert not output.question_av_tags and not output.answer_av_tags, guid
        assert "\\(" not in output.answer_text and "\\[" not in output.answer_text, guid
        assert "<img" not in output.answer_text, guid


@test
@in_a_collection
def a_second_import_changes_what_was_edited_and_doubles_nothing(own, notes, expected):
    own.read(notes)
    again = own.read(notes)
    assert not again.new and not again.updated, (len(again.new), len(again.updated))
    lines = notes.split("\n")
    lines[100] = lines[100].replace("<hr>", "<hr>Edited.", 1)
    log = own.read("\n".join(lines))
    assert (len(log.new), len(log.updated)) == (0, 1), (len(log.new), len(log.updated))
    there = own.notes()
    assert len(there) == len(expected)
    assert "<hr>Edited." in there[lines[100].split("\t")[0]].fields[1]


@test
@in_a_collection
def tags_of_the_learner_and_a_deck_that_was_moved_stay(own, notes, expected):
    own.read(notes)
    guid = sorted(expected)[0]
    note = own.notes()[guid]
    note.tags.append("mine")
    own.collection.update_note(note)
    deck = own.collection.decks.id("Elsewhere")
    own.collection.set_deck([note.cards()[0].id], deck)
    own.read(notes.replace("<hr>", "<hr>Edited."))
    note = own.notes()[guid]
    assert "Edited." in note.fields[1]
    assert "mine" in note.tags, note.tags
    assert note.cards()[0].did == deck


def title(notes):
    return next(line for line in notes.split("\n") if line.startswith("#deck:")).removeprefix("#deck:")


if __name__ == "__main__":
    notes_path, expected_path = sys.argv[1:]
    run(Path(notes_path).read_text(encoding="utf-8"), json.loads(Path(expected_path).read_text(encoding="utf-8")))
