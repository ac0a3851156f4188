import pytest


def test_a_point_between_two_runs() -> None:
    torch = pytest.importorskip("torch", reason="the train extra is not installed")
    pytest.importorskip("safetensors", reason="the train extra is not installed")
    from sayso.attribution.labels import LAYERS, TAGS
    from training.average import average

    names = ("encoder.x", "tags.weight", "links.weight", "reach")
    first = {n: torch.zeros(LAYERS * TAGS, 2) for n in names}
    second = {n: torch.ones(LAYERS * TAGS, 2) for n in names}
    found = average(first, second, back=0.25)
    assert found["encoder.x"].eq(0.75).all()
    assert found["tags.weight"][:TAGS].eq(0.75).all()
    assert found["tags.weight"][TAGS:].eq(1).all()
    assert found["links.weight"].eq(1).all()
    assert found["reach"].eq(1).all()
