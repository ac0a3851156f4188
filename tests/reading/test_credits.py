from __future__ import annotations

import pytest

from sayso.reading.credits import (
    credit_start,
    is_byline,
    is_caption,
    is_credit,
    is_name,
    is_role_line,
)

from .scraped import lines


@pytest.mark.parametrize(
    "line",
    lines(
        """
        By Jane Doe
        BY JANE DOE
        by: Kelly Brandt
        By Jane Doe and John Roe, Associated Press
        By Ana de la Cruz in Lima and Jan van den Berg in Delft
        Written by Ruth Adeyemi
        By JANE DOE | 01/12/15 10:09 AM
        By May Whitty
        By Juan Pérez Jr.
        By Jane Doe, who covers the courts
        Author: Łucja Żak
        By The Associated Press
        """
    ),
)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    lines(
        """
        By Monday the troops had left.
        By Friday
        By May 3
        By the end of the year
        By contrast, the mayor said nothing.
        By Jane Doe's account the room was empty.
        Bystanders
        By
        By the time Jane Doe arrived
        The report by Jane Doe
        """
    ),
)
def test_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    lines(
        """
        Reuters contributed to this report.
        Associated Press writer Lena Ortiz contributed to this report.
        Reporting by Ines Moreau; Editing by Sam Holt
        (Additional reporting by Bo Ek in Oslo)
        Amanda Ross contributed reporting from Charleston.
        With files from The Canadian Press
        The Associated Press created this story using technology provided by Data Inc.
        Reporting was contributed by Theo Marsh.
        Writing by Ann Lee and Bo Ek
        """
    ),
)
def test_credits(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    lines(
        """
        Reporting by the BBC found that the doors had been locked.
        He contributed to the campaign.
        Editing by hand takes longer, she said.
        Smoking contributed to the fire, the report said.
        Written by hand, the note was short.
        """
    ),
)
def test_no_credits(line: str) -> None:
    assert not is_credit(line)


def test_the_bracketed_credit_at_the_end() -> None:
    told = "It fell 2%. "
    assert credit_start(told + "(Reporting by Ann Lee in Oslo; Editing by Bo Ek)") == len(told)
    assert credit_start(told + "[With inputs from agencies]") == len(told)
    for whole in ("It fell (by 2%).", "(Reporting rules were tightened.)", ""):
        assert credit_start(whole) == len(whole)


def test_names_and_roles() -> None:
    for line in ("Political correspondent, London", "Reuters", "Jane Doe, Associated Press", "AFP"):
        assert is_role_line(line)
    for line in ("The reporter left.", "editor", "Mayor", "Police said the man fled"):
        assert not is_role_line(line)
    assert is_name("Mara Lindqvist")
    assert not is_name("Mara said")


def test_captions() -> None:
    for line in (
        "Photo: Ann Lee", "Image source, Getty Images", "FILE - The mayor in May. (AP Photo/Bo Ek)",
        "Rescuers at the harbour on Monday. Getty Images", "The bridge (Photo: City of Tarn)",
    ):  # fmt: skip
        assert is_caption(line)
    for line in ("The photo was taken in May, he said.", "Images of the crash shocked the town."):
        assert not is_caption(line)
