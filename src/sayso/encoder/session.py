"""The network at run time: one ONNX session, and as many windows at a time as there are cores.

Each window goes through alone.  Int8 activations are scaled by what is in the pass, so that in a
shared batch a story's reading would depend on its neighbours; alone it does not, nothing is padded,
and on a CPU it is no slower.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.encoder.tokens import CLS, SEP, Tokens
from sayso.encoder.windows import Window, windows
from sayso.errors import ModelError

Floats = NDArray[np.float32]

WINDOW = 190
"""Word pieces a pass: longer windows see more and cost more (attention grows with the square)."""
OVERLAP = 40
SLACK = 64
"""How far from its end a window may be cut for the sake of a whole paragraph."""


@dataclass(frozen=True, slots=True)
class Output:
    """What the network says of a text's words: ``tags`` [w, t] and ``links`` [w, l], raw."""

    tags: Floats
    links: Floats


class Encoder:
    """The shipped network; loading it takes a fraction of a second."""

    def __init__(self, path: Path | None = None, threads: int | None = None) -> None:
        """Raises ModelError where the weights are missing or cannot be read."""
        import onnxruntime as ort

        where = path or Path(str(files("sayso.encoder") / "weights" / "model.onnx"))
        if not where.exists():
            raise ModelError(f"{where.name}: the model's weights are missing; reinstall sayso")
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = ort.InferenceSession(
                str(where), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelError(f"{where.name}: not a model that onnxruntime reads") from error
        known: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        if "sayso" not in known:
            raise ModelError(f"{where.name}: not a model of sayso's")
        self.metadata: dict[str, Any] = json.loads(known["sayso"])
        self._pool = ThreadPoolExecutor(threads or os.cpu_count() or 1)

    @property
    def name(self) -> str:
        """The model's name, as in a reading's ``producer``."""
        return str(self.metadata["name"])

    def start(self, tokens: Tokens) -> Callable[[], Output]:
        """Begin with a text; the function given back waits for its output."""
        waiting: list[tuple[Window, Future[tuple[Floats, Floats]]]] = [
            (window, self._pool.submit(self._pass, tokens, window))
            for window in windows(len(tokens.ids), WINDOW, OVERLAP, SLACK, _lines(tokens))
        ]

        def finish() -> Output:
            words = len(tokens.first)
            found = Output(
                np.zeros((words, self.metadata["tags"]), dtype=np.float32),
                np.zeros((words, self.metadata["links"]), dtype=np.float32),
            )
            for window, passed in waiting:
                a, b = np.searchsorted(tokens.first, (window.keep_from, window.keep_to))
                pieces = tokens.first[a:b] - window.start + 1
                tags, links = passed.result()
                found.tags[a:b], found.links[a:b] = tags[pieces], links[pieces]
            return found

        return finish

    def _pass(self, tokens: Tokens, window: Window) -> tuple[Floats, Floats]:
        """Tags and links [pieces + 2, ...] of one window."""
        here = slice(window.start, window.end)
        ids = np.concatenate(([CLS], tokens.ids[here], [SEP]))
        features = np.pad(tokens.features[here], ((1, 1), (0, 0)))
        tags, links = self._session.run(
            ["tags", "links"], {"ids": ids[None], "features": features[None]}
        )
        return tags[0], links[0]


def _lines(tokens: Tokens) -> list[int]:
    """The pieces at which a line begins."""
    found: list[int] = tokens.first[np.flatnonzero(np.diff(tokens.line, prepend=-1))].tolist()
    return found
