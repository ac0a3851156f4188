"""Pages to stories."""

from __future__ import annotations

import html
import socket
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.data import Story
from sayso.errors import InputError, NotAStory, NotEnglish, TooLarge
from sayso.reading import read_bytes

from .pages import NAMES, expected, read
from .scraped import check_story, told
from .strategies import texts

SENTENCE = "The mayor said on Monday that the bridge would stay closed."
BODY = f"<h1>Bridge stays closed</h1><p>{SENTENCE}</p><p>She told reporters that she was sorry.</p>"


def page(markup: str, **options: Any) -> Story:
    return read_bytes(markup.encode(), "x.html", kind="html", **options)


@pytest.mark.parametrize("name", NAMES)
def test_pages_beside_their_stories(name: str) -> None:
    assert read(name) == expected(name)


def test_a_line_a_block() -> None:
    for name in NAMES:
        story = read_bytes((f"<html>{BODY}</html>").encode(), name, kind="html")
        lines = [story.text[slice(*block.span)] for block in story.blocks]
        assert story.text.split("\n") == lines


def test_fragments_and_bare_text() -> None:
    assert page(f"<p>{SENTENCE}</p>").text == SENTENCE
    assert page(SENTENCE).text == SENTENCE
    assert page(BODY).text.startswith("Bridge stays closed\nThe mayor")


def test_the_headline_is_not_said_twice() -> None:
    for again in ("h1", "h2", "p"):
        story = page(
            "<html><head><title>Bridge stays closed - The Ledger</title></head><body><article>"
            f"<{again}>Bridge stays closed</{again}>{BODY}</article></body></html>"
        )
        assert story.text.count("Bridge stays closed") == 1


def test_the_h1_of_the_site_is_no_headline() -> None:
    story = page(
        '<html><head><meta property="og:title" content="Bridge stays closed"></head><body>'
        f"<h1>The Ledger</h1><article><p>{SENTENCE}</p><p>{SENTENCE} She was sorry.</p></article>"
        "</body></html>"
    )
    assert story.title == "Bridge stays closed"
    assert ("headline", "Bridge stays closed") in told(story.text, story.blocks)


def test_who_reported_stays() -> None:
    kinds = dict(
        told(*_text_and_blocks(
            "<html><body><article><h1>Bridge stays closed</h1><div><span>By Jane Doe</span></div>"
            f"<p>LONDON (AP) — {SENTENCE}</p><p>{SENTENCE} Nobody else said a thing about it.</p>"
            "<p>Reuters contributed to this report.</p></article></body></html>"
        ))
    )  # fmt: skip
    assert kinds["dateline"] == "LONDON (AP) —"
    assert kinds["byline"] == "Reuters contributed to this report."
    story = page(f"<html><body>{BODY.replace('<p>', '<p>By Jane Doe</p><p>', 1)}</body></html>")
    assert story.byline == "Jane Doe"


def _text_and_blocks(markup: str) -> tuple[str, Any]:
    story = page(markup)
    return story.text, story.blocks


def test_an_address_wins_over_the_canonical_link() -> None:
    linked = f'<html><head><link rel="canonical" href="https://a.example/1"></head>{BODY}</html>'
    assert page(linked).url == "https://a.example/1"
    assert page(linked, url="https://b.example/2").url == "https://b.example/2"
    assert page(f"<html>{BODY}</html>").url is None


def test_other_languages() -> None:
    german = "<p>Der Minister sagte am Montag, dass der Plan sich nicht ändern werde.</p>"
    with pytest.raises(NotEnglish, match=r"\(de\)"):
        page(german)
    assert page(german, any_language=True).language == "de"


def test_no_network_and_no_noise(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page(f'<html><head><link rel="canonical" href="https://a.example/1"></head>{BODY}</html>')
    with pytest.raises(NotAStory):
        page("<html><body></body></html>")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><body><script>var a = 1</script></body></html>", "<p>", "<"]
)
def test_pages_without_a_story(markup: str) -> None:
    try:
        story = page(markup)
    except NotAStory:
        return
    assert story.text == "<"


PATHOLOGICAL = {
    "nested": "<html><body>" + "<div>" * 100_000 + BODY + "</div>" * 100_000,
    "unclosed": "<html><body>" + "<font>" * 300_000 + BODY,
    "nested tables": "<html><body>" + "<table><tr><td>" * 100_000 + BODY,
    "nested quotes": "<html><body>" + "<blockquote>he said" * 100_000 + BODY,
    "one attribute": f'<html><body><div class="{"a " * 4_000_000}">{BODY}</div>',
    "many attributes": f"<html><body><div {' '.join(f'a{i}' for i in range(300_000))}>{BODY}</div>",
    "quoted ends": "<html><body><div " + " ".join(f'a{i}=">"' for i in range(200_000)) + f">{BODY}",
    "one paragraph": f"<html><body>{BODY}<p>{'word said ' * 900_000}</p>",
    "paragraphs": f"<html><body><article>{BODY}{f'<p>{SENTENCE}</p>' * 50_000}</article>",
    "items": f"<html><body>{BODY}<ul>{'<li>she said' * 500_000}</ul>",
    "links": f"<html><body>{BODY}{'<a href=x>she said</a> ' * 300_000}",
    "script": f"<html><body><script>{'var a = 1 < 2;' * 600_000}</script>{BODY}",
    "brackets": "<html><body>" + "<" * 5_000_000 + BODY,
    "entities": f"<html><body>{BODY}<p>{'&amp;' * 1_500_000}</p>",
    "comments": f"<html><body>{'<!-- a -->' * 500_000}{BODY}",
    "nul": "<html><body>" + BODY.replace("mayor", "may\0or"),
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_pages_end_soon(name: str) -> None:
    start = time.process_time()
    try:
        story = page(PATHOLOGICAL[name])
    except InputError as error:
        assert isinstance(error, TooLarge | NotAStory)  # noqa: PT017
    else:
        assert SENTENCE in story.text
        check_story(story)
    assert time.process_time() - start < 20


def test_what_is_nested_deeply_is_not_lost() -> None:
    story = page(
        "<html><body>" + "<div>" * 1000 + BODY + "<font>" * 1000 + f"<p>{SENTENCE} Twice.</p>"
    )
    assert "Twice." in story.text


TAGS = ("h1", "h2", "p", "li", "div", "blockquote", "td", "b", "br", "a", "span", "pre")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(TAGS), texts)))
def test_any_text_in_any_elements(parts: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in parts)
    try:
        story = page(
            f"<html><head><title>A</title></head><body>{body}</body></html>", any_language=True
        )
    except InputError:
        return
    check_story(story)
    assert "\r" not in story.text


@settings(max_examples=60)
@given(texts)
def test_any_markup(markup: str) -> None:
    try:
        story = page(f"<p>{SENTENCE}</p>{markup}", any_language=True)
    except InputError:
        return
    check_story(story)
