#!/usr/bin/env bash
# text2qti 0.8.0 (PyPI), what a choice begins with.
# Expected: choices are Markdown, which in a line behind "a)" means emphasis, code and formulas.
# #include has no blank after its #, which CommonMark takes for text, and code between backticks
# is kept as it is but for one blank at each end.
# What happens: each choice is a Markdown document of its own, of the older kind. #include and
# #fff lose their # and become headings, so "#fff" and "# fff" are the same choice and an error;
# "- 5" is a bullet without its sign; all blanks that open a code span vanish, so a question on
# Python's indentation cannot be asked.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check text2qti==0.8.0
{
    venv/bin/python - <<'PY'
import html
from text2qti.config import Config
from text2qti.quiz import Quiz

config = Config()
for first, second in (("#include", "import"), ("#fff", "# fff"), ("- 5", "5"), ("`    pass`", "`pass`"), ("`a  b`", "`a b`")):
    try:
        question = Quiz(f"1. Which?\n*a) {first}\nb) {second}\n", config=config).questions_and_delims[0]
        print([html.unescape(choice.choice_html_xml).replace("\n", "") for choice in question.choices])
    except Exception as error:
        print((first, second), "refused:", str(error).split("\n", 1)[-1].strip())
PY
} | tee seen
diff - seen <<'WANTED'
['<h1>include</h1>', '<p>import</p>']
('#fff', '# fff') refused: Duplicate choice for question
['<ul><li>5</li></ul>', '<p>5</p>']
('`    pass`', '`pass`') refused: Duplicate choice for question
['<p><code>a  b</code></p>', '<p><code>a b</code></p>']
WANTED
