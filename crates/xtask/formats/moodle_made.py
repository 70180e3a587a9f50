"""Moodle XML that another program made is read by us, and ours by Python's own reader of XML.

    python moodle_made.py POPQUIZ BANK.xml BANK.json FOLDER
"""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import moodle_questions as moodle
from harness import run, test


def made(folder):
    """A quiz of moodle-questions with the two kinds that it can fill."""
    quiz = moodle.Quiz()
    choice = moodle.MultipleChoiceQuestion(
        name="First choice", question_text="<p>Which <b>one</b> &lt; 3?</p>", default_mark=1, general_feedback="Because."
    )
    choice.add_answer(100, "<code>two</code>", "It is.")
    choice.add_answer(0, "three", "It is not.")
    quiz.add_question(choice)
    several = moodle.MultipleChoiceQuestion(name="Several", question_text="Which ones?", default_mark=1)
    for share, text in [(50, "a"), (50, "b"), (-50, "c")]:
        several.add_answer(share, text, "")
    quiz.add_question(several)
    short = moodle.ShortAnswerQuestion(name="Short", question_text="Type it.", default_mark=1)
    short.add_answer(100, "it", "")
    short.add_answer(0, "that", "No.")
    quiz.add_question(short)
    path = folder / "made.xml"
    quiz.save(str(path))
    return path


def ours(popquiz, path):
    """What Popquiz makes of a file."""
    deck = path.with_suffix(".md")
    done = subprocess.run([popquiz, "convert", path, "-o", deck], capture_output=True, text=True)
    assert done.returncode in (0, 3), done.stderr
    exported = subprocess.run([popquiz, "export", "--json", deck], capture_output=True, text=True)
    assert exported.returncode == 0, exported.stderr
    return {item["id"]: item for item in json.loads(exported.stdout)["items"]}


@test
def what_moodle_questions_makes_is_read(popquiz, xml, bank, folder):
    items = ours(popquiz, made(folder))
    assert set(items) == {"first-choice", "several", "short"}, set(items)
    first = items["first-choice"]
    assert first["stem"] == "Which **one** \\< 3?", first["stem"]
    assert first["rationale"] == "Because."
    assert [(c["text"], c["key"], c["reason"]) for c in first["choices"]] == [
        ("`two`", True, "It is."),
        ("three", False, "It is not."),
    ]
    # The program does not say that several are right: no answer has the full weight.
    assert [c["key"] for c in items["several"]["choices"]] == [True, True, False], items["several"]
    assert items["short"]["accepted"] == ["it"]
    assert items["short"]["expected_wrong"] == [{"text": "that", "reason": "No."}]


@test
def our_xml_has_every_question_with_its_id_and_tags(popquiz, xml, bank, folder):
    questions = [q for q in ElementTree.parse(xml).getroot() if q.get("type") != "category"]
    assert [q.findtext("idnumber") for q in questions] == [item["id"] for item in bank]
    for question, item in zip(questions, bank):
        tags = [tag.findtext("text") for tag in question.find("tags")]
        assert set(item["tags"]) <= set(tags), (item["id"], tags)


@test
def shares_of_our_xml_add_up_to_the_whole(popquiz, xml, bank, folder):
    for question in ElementTree.parse(xml).getroot().iter("question"):
        if question.get("type") != "multichoice":
            continue
        shares = [float(answer.get("fraction")) for answer in question.iter("answer")]
        assert abs(sum(share for share in shares if share > 0) - 100) < 0.01, shares
        assert (question.findtext("single") == "true") == (100 in shares), shares


if __name__ == "__main__":
    program, xml_path, json_path, made_in = sys.argv[1:]
    run(program, xml_path, json.loads(Path(json_path).read_text(encoding="utf-8"))["items"], Path(made_in))
