from __future__ import annotations

import time

import pytest

from sayso.reading.furniture import is_furniture, opens_links

from .scraped import lines


@pytest.mark.parametrize(
    "line",
    lines(
        """
        Menu
        Skip to main content
        Home
        ADVERTISEMENT
        Share
        Share this story
        Facebook Twitter WhatsApp Email
        Read more
        Read more: Ferry sinks off Tolvik
        3 min read
        Sign up for our newsletter
        Get the day's top stories delivered to your inbox
        English | Español
        en_USEnglish
        We use cookies to improve your experience on our site.
        Accept all cookies
        © 2025 The Ledger
        Copyright 2025 Wire. All rights reserved.
        Related Topics
        0 Comments
        Tags: mayor, bridge
        1200 South River St.
        Tarn Falls, OH 44120
        Privacy Policy
        Follow us on Facebook
        news@ledger.example
        https://ledger.example/news
        * * *
        ___
        Please enable JavaScript to view this page.
        More on this story
        +1 (555) 010-0199
        Already a subscriber? Log in
        Story continues below advertisement
        """
    ),
)
def test_lines_of_the_site(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    lines(
        """
        No.
        “Share it,” she said.
        The mayor said the site uses cookies to track people.
        Home prices fell in May
        News of the crash reached the town at noon.
        He wrote to the editor.
        The company said it would update its terms of service and privacy policy.
        30 people were hurt.
        We will not go, the mayor said, adding that her privacy policy was clear.
        Live music returned.
        Subscribers to the service fell by 3%, the company said.
        Co-op
        Comments by the minister
        More people died in May than in April.
        Follow the money, he told reporters.
        The story was not over.
        Watch towers were built along the border.
        """
    ),
)
def test_lines_of_the_story(line: str) -> None:
    assert not is_furniture(line)


def test_headings_of_links() -> None:
    assert opens_links("Related stories")
    assert opens_links("Most read")
    assert not opens_links("Related charges were dropped")


@pytest.mark.parametrize(
    "piece", ["x", "x ", "share ", "en_US", "a", "1 ", "read more ", "top in a"]
)
def test_no_line_takes_long(piece: str) -> None:
    start = time.process_time()
    for end in ("", "!", "é"):
        is_furniture((piece * 400)[:399] + end)
    assert time.process_time() - start < 0.5
