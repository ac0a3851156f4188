"""Guards against quadratic work: each case takes a second or two of the processor's time."""

from __future__ import annotations

from time import process_time

from sayso.data import Attribution, Reading
from sayso.report import page, terminal

from .invented import reading

SECONDS = 20.0


def spent(read: Reading) -> float:
    start = process_time()
    terminal.render(read, color=True, width=80)
    page.render([read])
    return process_time() - start


def test_a_long_story_with_two_thousand_attributions() -> None:
    line = "The mayor said that the bridge will hold and that nobody is to worry. " * 6 + "\n"
    text = line * (5_000_000 // len(line))
    found: list[Attribution] = []
    for i in range(2000):
        at = i * 5 * len(line)
        found.append(
            Attribution(f"s{i}", ((at, at + 9),), ((at + 10, at + 14),), ((at + 15, at + 69),))
        )
    assert spent(reading(text, found)) < SECONDS


def test_one_word_of_megabytes() -> None:
    assert spent(reading("x" * 5_000_000)) < SECONDS


def test_a_chain_of_two_thousand() -> None:
    text = "a b " * 5_000
    found = [
        Attribution(
            f"s{i}",
            (),
            ((i, i + 1),),
            ((i + 2, len(text) - i - 1),),
            parent=f"s{i - 1}" if i else None,
        )
        for i in range(2000)
    ]
    assert spent(reading(text, found)) < SECONDS
