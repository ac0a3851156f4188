"""Trafilatura's document of a page, and its body as blocks of ours."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from sayso.data import BlockKind
from sayso.reading.markup import text_in

# (kind, words), the words on one line.
Piece = tuple[BlockKind, str]

_CELL_OF_A_TABLE = 60


def extract(tree: Any, url: str | None) -> Any:
    """Trafilatura's document, or None where it finds nothing or breaks."""
    # It says on the root logger's last resort what it discards; we tell that ourselves.
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            tree,
            url=url,
            output_format="xml",
            include_comments=False,
            with_metadata=True,
            # No guessing from stray years, and no clock: the same page reads the same next year.
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "max_date": "2100-01-01",
            },
        )
    except Exception:  # any kind, on markup that breaks it: the page is read line by line
        return None


def pieces_of(body: Any) -> Iterator[Piece]:
    """The blocks of trafilatura's body, in reading order."""
    for element in body:
        kind: BlockKind = "paragraph"
        if element.tag == "head":
            kind = "subheading"
        elif element.tag == "list":
            for item in element.iter("item"):
                # The items of a list in it come by themselves.
                yield from (("list", line) for line in text_in(item, without="list"))
            continue
        elif element.tag == "table":
            yield from _rows(element)
            continue
        elif element.tag == "quote":
            kind = "quote"
        for line in text_in(element):
            yield kind, line


def _rows(table: Any) -> Iterator[Piece]:
    """A table's rows; old pages lay whole stories out in tables, so long cells are paragraphs."""
    for row in table.iter("row"):
        cells = [text_in(cell, without="table") for cell in row.iter("cell")]
        if any(len(line) > _CELL_OF_A_TABLE for cell in cells for line in cell):
            yield from (("paragraph", line) for cell in cells for line in cell)
        elif filled := [" ".join(cell) for cell in cells if cell]:
            yield "list", " | ".join(filled)
