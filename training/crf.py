"""A linear-chain CRF over each head's tags (Lafferty et al. 2001), with partly known labels.

Where a word's tag is not known (IGNORE) all tags are summed over, as in Tsuboi et al. 2008: the
loss is log Z of all sequences less log Z of those that agree with what is known.
"""

from __future__ import annotations

import torch
from torch import Tensor

FORBIDDEN = -1e4


def crf_loss(
    scores: Tensor, allowed: Tensor, opens: Tensor, moves: Tensor, start: Tensor
) -> Tensor:
    """The summed loss of ``heads`` sequences of a batch.

    ``scores`` [heads, b, t, tags]; ``allowed`` the same shape, bool, the tags that a word may have
    (none: padding); ``opens`` [b, t] bool, whether a line begins there; ``moves``
    [heads, tags, tags] (from, to) and ``start`` [heads, tags], FORBIDDEN where illegal.
    """
    known = scores.masked_fill(~allowed, FORBIDDEN)
    both = torch.stack([scores, known])  # [2, heads, b, t, tags]
    there = allowed.any(-1).any(0)  # [b, t]
    first = start[None, :, None, :]
    total = both[:, :, :, 0] + first
    for i in range(1, scores.shape[2]):
        within = torch.logsumexp(total[..., :, None] + moves[None, :, None], dim=-2)
        anew = torch.logsumexp(total, dim=-1, keepdim=True) + first
        ahead = torch.where(opens[None, None, :, i, None], anew, within) + both[:, :, :, i]
        total = torch.where(there[None, None, :, i, None], ahead, total)
    z = torch.logsumexp(total, dim=-1)  # [2, heads, b]
    return (z[0] - z[1]).sum()
