import pytest

from sayso.attribution.citing import with_citing
from sayso.attribution.nesting import with_parents
from sayso.data import Attribution
from tests.circumstances.marked import marked, words


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "{a1:s Reuters} {a1:c reported} {a1:x that the dam leaked}, {a2:c citing} "
            "{a2:x two officials who had seen it}.",
            "two officials",
        ),
        (
            "{a1:x The dam leaks}, {a1:c according to} {a1:s Reuters}, which {a2:c cited} "
            "{a2:x Mara Quell}.",
            "Mara Quell",
        ),
        (
            "{a1:x The dam leaks}, {a1:s the Gazette} {a1:c reported} on Monday, {a2:c citing} "
            "{a2:x an engineer’s report}.",
            "an engineer’s report",
        ),
    ],
)
def test_the_one_cited_is_the_reports_child(text: str, source: str) -> None:
    story, attributions = marked(text)
    report, cited = with_citing(story.text, attributions)
    assert words(story, cited.source) == [source]
    assert cited.content == report.content
    assert cited.parent == report.id
    assert report == attributions[0]


@pytest.mark.parametrize(
    "text",
    [
        "{a1:s The club} {a1:c cancelled} {a1:x the match}, {a2:c citing} {a2:x the weather}.",
        "{a1:s Reuters} {a1:c reported} {a1:x that it leaked}. It later ran a story {a2:c citing} "
        "{a2:x officials}.",
        "{a2:s Finch} {a2:c cited} {a2:x the Head Start programme}.",
        "{a1:s Quell} {a1:c said} {a1:x it leaked}, and {a2:s Finch} {a2:c cited} {a2:x a memo}.",
    ],
)
def test_facts_and_reasons_are_contents(text: str) -> None:
    story, attributions = marked(text)
    assert with_citing(story.text, attributions) == attributions


def test_the_same_content_a_layer_further_in_has_the_report_as_parent() -> None:
    outer = Attribution("", ((0, 7),), ((8, 16),), ((17, 36),))
    cited = Attribution("", ((45, 54),), ((38, 44),), ((17, 36),))
    report, child = with_parents([(1, cited), (0, outer)])
    assert (child.cue, child.parent) == (cited.cue, report.id)
    assert child.content == report.content
