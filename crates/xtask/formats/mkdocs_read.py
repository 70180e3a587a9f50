"""A page with quizzes, read by mkdocs-quiz itself and by us: the same questions, keys and texts.

    python mkdocs_read.py POPQUIZ FOLDER
"""

import json
import subprocess
import sys
from pathlib import Path

from harness import run, test
from mkdocs_quiz.qti.extractor import extract_quizzes_from_file

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
    assert done.returncode == 0, done.stdout + done.stderr
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


if __name__ == "__main__":
    program, made_in = sys.argv[1:]
    run(program, Path(made_in))
