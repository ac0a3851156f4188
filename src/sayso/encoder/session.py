"""The network at run time: one ONNX session, many stories through it in full batches."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.encoder.tokens import CLS, PAD, SEP, Tokens
from sayso.encoder.windows import Window, windows
from sayso.errors import ModelError

Floats = NDArray[np.float32]

WINDOW = 190
"""Word pieces a pass: longer windows see more and cost more (attention grows with the square)."""
OVERLAP = 48
BATCH = 3072
"""Word pieces a batch, padding included."""


@dataclass(frozen=True, slots=True)
class Output:
    """What the network says of one story's words: ``tags`` [w, t] and ``links`` [w, l], raw."""

    tags: Floats
    links: Floats


class Encoder:
    """The shipped network.  Loading takes a fraction of a second; ``run`` is thread-safe."""

    def __init__(self, path: Path | None = None, threads: int | None = None) -> None:
        """Raises ModelError where the weights are missing or cannot be read."""
        import onnxruntime as ort

        where = path or Path(str(files("sayso.encoder") / "weights" / "model.onnx"))
        if not where.exists():
            raise ModelError(f"{where.name}: the model's weights are missing; reinstall sayso")
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads or os.cpu_count() or 1
        options.log_severity_level = 3
        # The arena would keep the largest batch's memory for good.
        options.enable_cpu_mem_arena = False
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

    @property
    def name(self) -> str:
        """The model's name, as in a reading's ``producer``."""
        return str(self.metadata["name"])

    def run(self, stories: Sequence[Tokens]) -> list[Output]:
        """The network's output for each story, in order."""
        jobs = [
            (i, window)
            for i, tokens in enumerate(stories)
            for window in windows(len(tokens.ids), WINDOW, OVERLAP)
        ]
        jobs.sort(key=lambda job: job[1].end - job[1].start)
        width = self.metadata["tags"], self.metadata["links"]
        found = [
            Output(*(np.zeros((len(t.first), w), dtype=np.float32) for w in width)) for t in stories
        ]
        batch: list[tuple[int, Window]] = []
        for job in jobs:
            size = job[1].end - job[1].start + 2
            if batch and (len(batch) + 1) * size > BATCH:
                self._run_batch(batch, stories, found)
                batch = []
            batch.append(job)
        if batch:
            self._run_batch(batch, stories, found)
        return found

    def _run_batch(
        self, batch: list[tuple[int, Window]], stories: Sequence[Tokens], found: list[Output]
    ) -> None:
        longest = max(w.end - w.start for _, w in batch) + 2
        ids = np.full((len(batch), longest), PAD, dtype=np.int64)
        features = np.zeros((len(batch), longest, 3), dtype=np.int64)
        mask = np.zeros((len(batch), longest), dtype=np.float32)
        for row, (story, w) in enumerate(batch):
            n = w.end - w.start
            ids[row, 0], ids[row, n + 1] = CLS, SEP
            ids[row, 1 : n + 1] = stories[story].ids[w.start : w.end]
            features[row, 1 : n + 1] = stories[story].features[w.start : w.end]
            mask[row, : n + 2] = 1
        tags, links = self._session.run(
            ["tags", "links"], {"ids": ids, "features": features, "mask": mask}
        )
        for row, (story, w) in enumerate(batch):
            first = stories[story].first
            a, b = np.searchsorted(first, (w.keep_from, w.keep_to))
            pieces = first[a:b] - w.start + 1
            found[story].tags[a:b] = tags[row, pieces]
            found[story].links[a:b] = links[row, pieces]
