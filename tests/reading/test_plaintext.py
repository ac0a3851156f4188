"""Which lines of a scraped text are the story's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from sayso.reading.plaintext import layout

from .scraped import NAMES, check, scraped, told
from .strategies import any_texts

SHARED = Path(__file__).resolve().parents[3] / "shared" / "stories"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", NAMES)
def test_scraped_pages(name: str, newline: str) -> None:
    text, expected = scraped(name, newline)
    assert told(text, layout(text).blocks) == expected


@pytest.mark.parametrize("name", ["choe-in-moscow"])
def test_the_pages_that_readers_marked(name: str) -> None:
    page = SHARED / name / "page.txt"
    if not page.is_file():
        pytest.skip(f"no page at {page}")
    gold = json.loads(page.with_name("gold.json").read_text(encoding="utf-8"))
    text = gold["text"]
    found = layout(text)
    marked = {"headline", "boilerplate"}
    assert [[b.kind, list(b.span)] for b in found.blocks if b.kind in marked] == [
        [b["kind"], b["span"]] for b in gold["blocks"]
    ]
    assert found.headline == gold["title"]


@given(any_texts)
def test_blocks_are_ordered_trimmed_and_cover_all_but_white_space(text: str) -> None:
    check(text, layout(text).blocks)


def test_a_headline_is_told_by_the_title_that_is_known() -> None:
    text = "Wet\n\nIt rained in Lindau for the ninth day on Monday, the weather service said.\n"
    assert layout(text, "Wet").headline == "Wet"
    assert layout(text).headline is None


def test_the_page_title_above_the_headline_is_the_site_s() -> None:
    text = (
        "Bridge closed after crack is found | The Ledger\n"
        "Bridge closed after crack is found\n"
        "The bridge over the Arden was closed on Monday after a crack was found, police said.\n"
    )
    kinds = [block.kind for block in layout(text).blocks]
    assert kinds == ["boilerplate", "headline", "paragraph"]


def test_lines_broken_at_a_fixed_width_are_paragraphs() -> None:
    text = (
        "From the valley\n"
        "\n"
        "The dam above Corvo will be drained over the winter so that its gates can\n"
        "be replaced, the water board said on Monday. It was built in 1931 and has\n"
        "not been empty since the war.\n"
        "\n"
        "“We will find things down there,” said Ada Rossi, who runs the museum and\n"
        "whose grandfather's house stands on the bottom of the lake. The board has\n"
        "asked people to keep away.\n"
    )
    blocks = layout(text).blocks
    assert [block.kind for block in blocks if block.kind == "paragraph"] == ["paragraph"] * 2
    check(text, blocks)


def test_text_that_is_cut_off_keeps_its_last_line() -> None:
    text = (
        "The council met on Monday to vote on the plan, its chairman said.\n"
        "Members of both parties had said that they would vote against it because the\n"
    )
    assert [block.kind for block in layout(text).blocks] == ["paragraph", "paragraph"]


def test_a_line_that_opens_a_quotation_is_no_subheading() -> None:
    text = (
        "The governor vetoed the bill on Thursday, his office said in a statement.\n"
        "The governor added:\n"
        "“I could not sign it, and I told them so a month ago when they asked.”\n"
    )
    assert {block.kind for block in layout(text).blocks} == {"paragraph"}


def test_a_bracketed_credit_is_parted_from_the_last_paragraph() -> None:
    text = "The bank said it would wait until May. (Reporting by Ann Lee; Editing by Bo Ek)"
    assert told(text, layout(text).blocks) == [
        ("paragraph", "The bank said it would wait until May."),
        ("byline", "(Reporting by Ann Lee; Editing by Bo Ek)"),
    ]


def test_capitals_before_a_dash_head_a_section_further_down() -> None:
    first = "The senator has been wrong about this before, her rivals said on Monday.\n" * 4
    text = first + "HEALTH CLAIMS — The senator said in May that the drug had been approved.\n"
    assert "dateline" not in {block.kind for block in layout(text).blocks}


def test_blank_text_has_no_blocks() -> None:
    assert layout("").blocks == layout(" \n\t\x0b\u2028\n").blocks == ()
