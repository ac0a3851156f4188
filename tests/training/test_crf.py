"""The CRF's loss against the sum over all sequences, one by one."""

import itertools

import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")


def test_loss_is_that_of_all_sequences() -> None:
    from training.crf import crf_loss

    torch.manual_seed(1)
    tags, words = 3, 4
    scores = torch.randn(1, 1, words, tags)
    moves, start = torch.randn(1, tags, tags), torch.randn(1, tags)
    opens = torch.tensor([[True, False, True, False]])
    allowed = torch.zeros(1, 1, words, tags, dtype=torch.bool)
    allowed[0, 0, 0, 1] = allowed[0, 0, 1, :] = allowed[0, 0, 2, 2] = allowed[0, 0, 3, :2] = True

    def total(path: tuple[int, ...]) -> torch.Tensor:
        found = scores.new_zeros(())
        for i, tag in enumerate(path):
            found = found + scores[0, 0, i, tag]
            found = found + (start[0, tag] if opens[0, i] else moves[0, path[i - 1], tag])
        return found

    paths = list(itertools.product(range(tags), repeat=words))
    agree = [p for p in paths if all(allowed[0, 0, i, tag] for i, tag in enumerate(p))]
    expected = torch.logsumexp(torch.stack([total(p) for p in paths]), 0)
    expected = expected - torch.logsumexp(torch.stack([total(p) for p in agree]), 0)
    found = crf_loss(scores, allowed, opens, moves, start)
    assert torch.allclose(found, expected, atol=1e-4)


def test_padding_and_unknown_words_cost_nothing() -> None:
    from training.crf import crf_loss

    scores = torch.randn(2, 3, 5, 3)
    allowed = torch.ones(2, 3, 5, 3, dtype=torch.bool)
    allowed[:, 1, 3:] = False
    opens = torch.zeros(3, 5, dtype=torch.bool)
    found = crf_loss(scores, allowed, opens, torch.randn(2, 3, 3), torch.randn(2, 3))
    assert abs(float(found)) < 1e-3
