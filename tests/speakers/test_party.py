"""Which party may be meant at a place."""

from sayso.speakers.party import Party


def test_named_before_is_nearer_than_after_and_both_than_not_at_all() -> None:
    early, late, after, known = (Party("person") for _ in range(4))
    early.seen((3, 8))
    late.seen((40, 45))
    after.seen((90, 95))
    order = sorted((known, after, late, early), key=lambda p: p.nearness(60))
    assert order == [known, after, early, late]
