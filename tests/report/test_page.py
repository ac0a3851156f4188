from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data import Attribution, Reading
from sayso.report.page import render
from sayso.report.parts import stretches

from .arbitrary import patient, readings
from .invented import everything, hostile, long_quotation, nested, reading
from .pages import Page

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def shown(text: str) -> str:
    """``text`` as the page holds it: controls as symbols, bidirectional controls as they are."""

    def symbol(match: re.Match[str]) -> str:
        code = ord(match.group())
        if match.group().isspace():
            return " "
        return chr(0x2400 + code) if code < 32 else "\u2421" if code == 127 else "\ufffd"

    return CONTROLS.sub(symbol, text)


def letters(text: str) -> str:
    return "".join(text.split())


@patient
@given(readings())
def test_the_story_part_is_the_story_letter_for_letter(read: Reading) -> None:
    out = render([read])
    page = Page(out)
    assert letters("".join(page.story)) == letters(shown(read.story.text))
    assert not CONTROLS.search(out)
    out.encode()
    ids = page.all("*", "id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in page.all("a", "href") if h.startswith("#")} <= set(ids)


@st.composite
def one(draw: st.DrawFn) -> Reading:
    return draw(readings(most=1).filter(lambda r: len(r.attributions) == 1))


@patient
@given(one())
def test_what_is_marked_is_exactly_the_spans_own_words(read: Reading) -> None:
    page = Page(render([read]))
    (a,) = read.attributions
    blocks = stretches(read.story)
    for role, spans in (("s", a.source), ("k", a.cue), ("c", a.content)):
        own = "".join(
            read.story.text[max(start, block.start) : min(end, block.end)]
            for block in blocks
            for start, end in spans
        )
        assert page.letters(role) == shown(own)


@patient
@given(st.lists(readings(most=2), max_size=3))
def test_several_readings_share_a_page_without_sharing_names(several: list[Reading]) -> None:
    page = Page(render(several))
    ids = page.all("*", "id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in page.all("a", "href") if h.startswith("#")} <= set(ids)
    assert [tag for tag, _ in page.elements].count("article") == len(several)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    page = Page(render(everything()))
    (policy,) = (
        a["content"] or ""
        for t, a in page.elements
        if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    )
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not {"script", "img", "link", "iframe", "object"} & {t for t, _ in page.elements}
    assert not page.all("*", "style")
    assert not page.all("*", "src")
    assert "url(" not in page.style
    assert "@import" not in page.style
    assert not [n for _, a in page.elements for n in a if n.startswith("on")]


def test_hostile_text_stays_text() -> None:
    page = Page(render([hostile()]))
    assert "<script>alert(1)</script>" in "".join(page.story)
    assert "“</style></div><img src=x onerror=alert(2)>␀”" in "".join(page.story)
    assert all(href.startswith("#") for href in page.all("a", "href"))
    assert page.all("article", "lang") == []
    assert "a-n.1" in page.all("*", "id")
    title = page.source.partition("<title>")[2].partition("</title>")[0]
    assert "alert(5)" in title
    assert "\u202e" not in title


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//example.org",
        "http:",
        "https://exa\u202emple.org",
        "https://example.org/a b",
        "http://[",
        "ftp://example.org/",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    page = Page(render([reading("Text.", url=url)]))
    assert page.all("a", "href") == []
    assert letters(shown(url)) in letters("".join(page.text))


def test_a_web_address_is_a_link() -> None:
    page = Page(render([nested()]))
    assert page.all("a", "href")[0] == "https://example.org/bridge?a=1&b=2"


def test_numbers_lead_to_cards_and_back() -> None:
    page = Page(render([nested()]))
    number = next(a for t, a in page.elements if t == "a" and a.get("id") == "a-s3")
    assert number["href"] == "#c-s3"
    assert number["data-n"] == "4"
    assert "c-s3" in page.all("li", "id")
    assert "#a-s3" in page.all("a", "href")


def _card(out: str, id: str) -> Page:
    """What is inside the card of that id."""
    return Page(out.partition(f'id="{id}"')[2].partition(">")[2].partition("</li>")[0])


def test_each_card_tells_who_how_and_what() -> None:
    out = render([nested()])
    card = _card(out, "c-s1").text
    told = " ".join("".join(card).split())
    for fact in (
        "who Zoë Brandt person · mayor · Lowmere · XLM · here “the mayor of Lowmere”",
        "how told direct · promises · read with 31% confidence",
        "what “The bridge,” … “will hold.”",
        "when on 3 May (3 May 2021)",
        "to reporters",
        "where Lowmere",
    ):
        assert fact in told
    inner = _card(out, "c-s4")
    assert "chain 3 The Lowmere Gazette ← 4 Ines Okafor ← " in " ".join("".join(inner.text).split())
    verdict = _card(out, "c-s5")
    assert "calls 3 false" in " ".join("".join(verdict.text).split())
    assert "#c-s2" in verdict.all("a", "href")


def test_nested_contents_carry_their_depth() -> None:
    page = Page(render([nested()]))
    marked = [(data, classes.split()) for data, classes in page.marked]
    assert any(data == "cracks in two piers" and "c3" in names for data, names in marked)
    assert any(
        data == "the port’s own survey" and {"s", "c2"} <= {*names} for data, names in marked
    )


def test_boilerplate_is_folded_and_open_only_if_marked() -> None:
    page = Page(render([nested()]))
    assert [a for t, a in page.elements if t == "details"] == [{}, {}]
    a = Attribution("s0", (), ((0, 2),), ((3, 5),))
    page = Page(render([reading("He is", [a], kinds={0: "boilerplate"})]))
    assert [a for t, a in page.elements if t == "details"] == [{"open": None}]


def test_headings_are_in_order_and_name_the_stories() -> None:
    for stories in ([nested()], [long_quotation()], everything()):
        page = Page(render(stories))
        levels = [int(t[1]) for t, _ in page.elements if re.fullmatch("h[1-6]", t)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))
        ids = set(page.all("*", "id"))
        assert set(page.all("*", "aria-labelledby")) <= ids


def test_one_story_gives_the_page_its_title_and_no_contents() -> None:
    out = render([nested()])
    assert "<title>Harbour bridge will hold, engineers tell council · sayso</title>" in out
    assert "<nav" not in out
    assert "<nav" in render([nested(), long_quotation()])


def test_no_readings_make_a_page_too() -> None:
    assert "<main>" in render([])
