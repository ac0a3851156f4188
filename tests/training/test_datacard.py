import pytest

from training import corpus, datacard


def test_the_card_s_counts_are_the_corpus_s() -> None:
    if not (corpus.data_root() / "corpora").exists():
        pytest.skip("the corpora are not beside the project")
    table = datacard.counts(corpus.load(spans_only=True), corpus.splits())
    assert table in datacard.CARD.read_text(encoding="utf-8")
