#!/usr/bin/env bash
# moodle-xml-parser 0.3.1 (PyPI), embedded answers (cloze) of Moodle XML.
# Expected: Moodle's documentation of the type has weights like %-50% and %33.33333%, a mark
# that may be left out, types such as MULTICHOICE_V and SHORTANSWER_C, and backslashes before
# special characters.
# What happens: weights other than whole numbers stay in the option's text with the score 0; a
# gap without a mark or with a suffixed type is UNKNOWN, its first option holding the type and
# the key with score 0; an escaped } or ~ ends the gap or the option.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check moodle-xml-parser==0.3.1
{
    venv/bin/python - <<'PY'
from moodle_xml_parser.parser import parse_string

for gap in ("{1:MC:=a~%50%b}", "{1:MC:=a~%-50%b}", "{1:SA:=York~%33.33333%york}", "{:SA:=x}", "{2:MULTICHOICE_V:=a~b}",
            "{1:SHORTANSWER_C:=Oslo}", r"{1:SA:=a\~b}", r"{1:SA:=f(\}x)}"):
    question = parse_string('<quiz><question type="cloze"><name><text>n</text></name><questiontext format="html"><text>'
                            f"<![CDATA[<p>{gap}</p>]]></text></questiontext></question></quiz>")["cloze"][0]
    for found in question.gaps:
        print(gap, found.sub_type, [(option.answer, option.score) for option in found.options])
PY
} | tee seen
diff - seen <<'WANTED'
{1:MC:=a~%50%b} MC [('a', 100), ('b', 50)]
{1:MC:=a~%-50%b} MC [('a', 100), ('%-50%b', 0)]
{1:SA:=York~%33.33333%york} SA [('York', 100), ('%33.33333%york', 0)]
{:SA:=x} UNKNOWN [(':SA:=x', 0)]
{2:MULTICHOICE_V:=a~b} UNKNOWN [('2:MULTICHOICE_V:=a', 0), ('b', 0)]
{1:SHORTANSWER_C:=Oslo} UNKNOWN [('1:SHORTANSWER_C:=Oslo', 0)]
{1:SA:=a\~b} SA [('a\\', 100), ('b', 0)]
{1:SA:=f(\}x)} SA [('f(\\', 100)]
WANTED
