from __future__ import annotations

import pytest

from sayso.reading.datelines import before_date, dateline_end, is_dateline

from .scraped import lines


@pytest.mark.parametrize(
    "dateline",
    lines(
        """
        LONDON (AP) —
        NEW YORK, March 4 (Reuters) -
        TARN FALLS, N.Y., Sept. 26 (UPI) —
        SEOUL, South Korea (AP) —
        WASHINGTON —
        NEW YORK--
        ST. LOUIS —
        (CNN) --
        (Reuters) -
        Tokyo (Jiji Press) -
        Washington (AFP) –
        PARIS, Oct 3 (AFP) –
        CEDAR FALLS, Iowa (KWQT) —
        TARN (Meridian Press) -
        Beirut, Lebanon (CNN)
        MOSCOW. Oct 30 (Interfax) -
        """
    ),
)
def test_datelines_are_found(dateline: str) -> None:
    for sentence in ("The mayor said no.", "“No,” he said."):
        assert dateline_end(f"{dateline} {sentence}") == len(dateline)


@pytest.mark.parametrize(
    "paragraph",
    lines(
        """
        NATO — the alliance — said no.
        U.S. — The Pentagon said no.
        I — I mean it, he said.
        UPDATE — A man was arrested.
        BREAKING - The mayor quit.
        COVID-19 — The clinic said no.
        Sen. John Smith (R-Texas) — The bill is dead.
        The mayor (AP) said no.
        BOTTOM LINE: The team won.
        Donald Trump — The former president spoke.
        —
        LONDON
        """
    ),
)
def test_what_only_looks_like_one_is_left(paragraph: str) -> None:
    assert dateline_end(paragraph) == 0


@pytest.mark.parametrize(
    "line",
    lines(
        """
        March 14, 2025
        Published 3 May 2025 10:32 GMT
        Updated: May 3, 2025 / 09:30 PM CDT
        2 hours ago
        2025-03-14T10:00:00Z
        Fri, Mar. 14, 2025
        LONDON, March 4 (Reuters)
        14/03/2025
        """
    ),
)
def test_lines_of_place_and_date(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    lines(
        """
        In March 2024 he left.
        The May 3 vote
        2024
        3
        On Monday
        Updated
        """
    ),
)
def test_lines_that_say_more(line: str) -> None:
    assert not is_dateline(line)


def test_a_byline_ends_where_the_date_begins() -> None:
    assert before_date("By Jane Doe Updated 10:02 AM") == "By Jane Doe"
    assert before_date("By Jane Doe | May 3, 2025") == "By Jane Doe"
    assert before_date("By May Whitty") == "By May Whitty"
