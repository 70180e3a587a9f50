"""A page with quizzes, read by mkdocs-quiz itself and by us: the same questions, keys and texts.

    python mkdocs_read.py POPQUIZ FOLDER
"""

import json
import subprocess
import sys
from pathlib import Path

from harness import run, test
from mkdocs_quiz.qti.extractor import extract_quizzes_from_file
from mkdocs_quiz.qti.models import QuizCollection
from mkdocs_quiz.qti.qti21 import QTI21Exporter

PAGE = """# A page

```markdown
<quiz>
Shown as code?
- [x] yes
- [ ] no
</quiz>
```

<quiz>
What does this print?

```python
for n in (1, 2):
    print(n)
```

- [x] `1` and `2`
> In this order.
- [ ] nothing
- [ ] `3`

It prints **both**.
</quiz>

<quiz>
Which are even?
- [x] 2
- [ ] 3
- [X] 4
</quiz>

<quiz>
2 + 2 = [[4]]

---
It is four.
</quiz>
"""


def ours(popquiz, path):
    deck = path.with_suffix(".deck.md")
    done = subprocess.run([popquiz, "convert", path, "-o", deck], capture_output=True, text=True)
    assert done.returncode in (0, 3), done.stdout + done.stderr
    exported = subprocess.run([popquiz, "export", "--json", deck], capture_output=True, text=True)
    assert exported.returncode == 0, exported.stderr
    return json.loads(exported.stdout)["items"]


@test
def both_read_the_same_questions_and_keys(popquiz, folder):
    path = folder / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    theirs, items = extract_quizzes_from_file(path), ours(popquiz, path)
    assert len(theirs) == len(items) == 3, (len(theirs), len(items))
    for quiz, item in zip(theirs, items):
        if quiz.is_fill_in_blank:
            assert [blank.correct_answer for blank in quiz.blanks] == item["accepted"]
            continue
        keys = [answer.is_correct for answer in quiz.answers]
        assert keys == [choice["key"] for choice in item["choices"]], item
        said = [bool(answer.feedback) for answer in quiz.answers]
        assert said == [bool(choice["reason"]) for choice in item["choices"]], item
        assert bool(quiz.content) == bool(item["rationale"]), (quiz.content, item["rationale"])


@test
def code_within_a_question_keeps_its_indentation(popquiz, folder):
    path = folder / "code.md"
    path.write_text(PAGE, encoding="utf-8")
    assert "    print(n)" in ours(popquiz, path)[0]["stem"]


@test
def what_it_exports_as_qti_is_read(popquiz, folder):
    path = folder / "exported.md"
    path.write_text(PAGE, encoding="utf-8")
    collection = QuizCollection(title="Page")
    for quiz in extract_quizzes_from_file(path):
        collection.add_quiz(quiz)
    items = folder / "items"
    items.mkdir(exist_ok=True)
    for number, (name, text) in enumerate(QTI21Exporter(collection).generate_items().items()):
        (items / f"{number}.xml").write_text(text, encoding="utf-8")
    read = ours(popquiz, items)
    assert [item["kind"] for item in read] == ["choice", "choice", "blank"], read
    for quiz, item in zip(collection.quizzes, read):
        if quiz.is_fill_in_blank:
            assert [blank.correct_answer for blank in quiz.blanks] == item["accepted"]
        else:
            assert [answer.is_correct for answer in quiz.answers] == [choice["key"] for choice in item["choices"]]
    # It exports Markdown as it is written, so the asterisks are text.
    assert read[0]["rationale"] == "It prints \\*\\*both\\*\\*.", read[0]["rationale"]


if __name__ == "__main__":
    program, made_in = sys.argv[1:]
    run(program, Path(made_in))
