from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data import Spans
from sayso.report.display import GAP, folded, markup, visible, words

from .arbitrary import patient, spans, texts


def test_each_unsafe_character_is_one_visible_character() -> None:
    text = "a\x00b\x1bc\x7fd\x9be\u202ef\u2069g\ud800h"
    assert visible(text) == "a␀b␛c␡d\ufffde\ufffdf\ufffdg\ufffdh"
    assert visible("a\x0cb\x85c\x1fd") == "a b c d"


@pytest.mark.parametrize("text", ["\t\n\r", "\u200d\u200f\u061c", "e\u0301", "🎉", "\u00a0"])
def test_what_is_safe_stays(text: str) -> None:
    assert visible(text) == text


@patient
@given(texts)
def test_visible_keeps_every_offset(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(c in shown for c in "\x1b\x07\x9b\u202e\u2066\x00")
    shown.encode()


def test_white_space_is_folded_but_no_break_spaces_stay() -> None:
    assert folded("a \r\n\t b\u00a0 c\u2028d") == "a b\u00a0 c d"


def test_markup_escapes_and_cages_bidirectional_controls() -> None:
    assert markup("<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"
    assert markup("a\u202e\u202db\x00") == 'a<bdi class="ctl">\u202e\u202d</bdi>b␀'
    assert markup("<\u202e>") == '&lt;<bdi class="ctl">\u202e</bdi>&gt;'


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, Spans, int]:
    text = draw(texts)
    return text, draw(spans(len(text), 3)), draw(st.integers(3, 40))


@patient
@given(marked())
def test_words_are_the_spans_own_words_and_a_cut_is_a_beginning_of_them(
    case: tuple[str, Spans, int],
) -> None:
    text, where, limit = case
    whole = words(text, where)
    assert whole == GAP.join(text[a:b] for a, b in where)
    short = words(text, where, limit)
    if short != whole:
        assert short.endswith("…")
        assert whole.startswith(short.removesuffix("…").rstrip())
        assert len(short) <= limit + len(GAP) + 2


def test_a_cut_falls_between_words_and_never_before_a_combining_mark() -> None:
    text = "The river is higher than ever"
    assert words(text, ((0, len(text)),), 14) == "The river is…"
    text = "e\u0301" * 20
    assert words(text, ((0, len(text)),), 9) == "e\u0301" * 4 + "…"
