"""The real stories whose claims were gathered by hand."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from training import corpus
from training.claim_corpus import FILE

CLUSTERS = list(corpus.json_lines(FILE))


def test_no_story_is_in_two_clusters() -> None:
    stories = Counter(story for c in CLUSTERS for story in c["stories"])
    assert set(stories.values()) == {1}
    assert {c["split"] for c in CLUSTERS} == {"train", "test"}


def test_members_are_of_the_cluster_s_stories_and_do_not_overlap() -> None:
    for cluster in CLUSTERS:
        for claim in cluster["claims"]:
            assert len(claim["members"]) > 1
            taken = sorted((m["story"], *m["span"]) for m in claim["members"])
            assert {story for story, _, _ in taken} <= set(cluster["stories"])
            for (a, _, end), (b, start, _) in itertools.pairwise(taken):
                assert a != b or end <= start


def test_no_story_of_our_dev_or_test_is_fitted_on() -> None:
    held = {n.split("/", 1)[1] for n, split in corpus.splits().items() if split != "train"}
    assert not held & {s for c in CLUSTERS if c["split"] == "train" for s in c["stories"]}


def test_spans_are_of_the_texts() -> None:
    if not (corpus.data_root() / "corpora").exists():
        pytest.skip("the corpora are not beside the project")
    for cluster in CLUSTERS:
        texts = corpus.texts(cluster["set"])
        for claim in cluster["claims"]:
            for m in claim["members"]:
                start, end = m["span"]
                words = texts[m["story"]]["text"][start:end]
                assert words
                assert words == words.strip()
