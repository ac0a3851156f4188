"""A reader's exact words become offsets."""

from pathlib import Path

import pytest

from training import annotate, corpus

TEXT = (
    "Fire in Brod\n\n“It burned,” he said. “It burned all night,” he said.\n"
    "She denied it, [he] said.\n"
)
SHEET = """
@speakers
he | unnamed | | desc=he
she | person | She | role=mayor | aff=he

@attributions
+ a1 2
s: {he} said. “It
c: {said}. “It
x: “It burned,”
who: he
is: states asserts certain
+ a2 3
s: {She} denied
c: denied
x: it
who: she
is: states denies certain
at: - = ?
by: [he]
"""


def build(tmp_path: Path, sheet: str) -> tuple[corpus.Story, list[str]]:
    path = tmp_path / "own__fire.sheet"
    path.write_text(sheet, encoding="utf-8")
    return annotate.read_sheet(path, {"id": "fire", "text": TEXT})


def test_a_sheet_becomes_offsets(tmp_path: Path) -> None:
    done, complaints = build(tmp_path, SHEET)
    assert complaints == []
    first, second = done["attributions"]
    assert [TEXT[a:b] for a, b in first["content"]] == ["“It burned,”"]
    assert first["source"] == [[TEXT.index("he said"), TEXT.index("he said") + 2]]
    assert first["form"] == "direct"
    assert second["channel"] == [[TEXT.index("[he]"), TEXT.index("[he]") + 4]]
    assert second["said_at"]["from"] is None


def test_a_sheet_without_speakers_holds_spans_alone(tmp_path: Path) -> None:
    lean = SHEET.split("@attributions")[1].replace("who: he\n", "").replace("who: she\n", "")
    lean = lean.replace("is: states asserts certain\n", "").replace(
        "is: states denies certain\n", ""
    )
    done, complaints = build(tmp_path, "@attributions" + lean.replace("at: - = ?", "at: burned"))
    assert complaints == ["a2: 'burned' is not in paragraph 3"]
    done, complaints = build(
        tmp_path, "@attributions" + lean.replace("at: - = ?", "at: She denied")
    )
    assert complaints == []
    assert done["layers"] == "spans"
    assert "act" not in done["attributions"][0]
    assert done["attributions"][1]["said_at"]["span"] == [[TEXT.index("She"), TEXT.index(" it, [")]]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("x: it", "x: the fire", "is not in paragraph 3"),
        ("x: “It burned,”", "x: burned", "stands 2 times in paragraph 2"),
        ("+ a2 3", "+ a2 9", "an attribution begins"),
        ("is: states denies certain", "is: denies", "is: ACT STANCE CERTAINTY"),
        ("is: states denies certain", "", "no 'is:' line"),
        ("by:", "bye:", "unknown key"),
        ("aff=he", "boss=he", "unknown key"),
        ("states denies", "states refuses", "stance 'refuses'"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    _, complaints = build(tmp_path, SHEET.replace(old, new))
    assert any(complaint in c for c in complaints), complaints


def test_elision_takes_the_shortest_unambiguous_stretch() -> None:
    found = annotate.find("“It burned all ~ night,”", TEXT, (0, len(TEXT)))
    assert [TEXT[a:b] for a, b in found] == ["“It burned all night,”"]
    assert len(annotate.find("It ~ said", TEXT, (0, len(TEXT)))) > 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“It burned,”", "direct"),
        ("it", "indirect"),
        ("burned,” he said. “It burned all night,”", "mixed"),
    ],
)
def test_form(content: str, expected: str) -> None:
    start = TEXT.index(content)
    assert annotate.form([[start, start + len(content)]], TEXT) == expected
