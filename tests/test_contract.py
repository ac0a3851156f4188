"""The JSON contract, the types and the schema in the docs stay in step."""

import json
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sayso import data
from sayso.contract import reading_from_dict, reading_to_dict

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
DEFINITIONS = SCHEMA["$defs"]

spans = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 60)), max_size=3).map(tuple)
words = st.none() | st.text(max_size=8)
attributions = st.builds(
    data.Attribution,
    id=st.text(min_size=1, max_size=5),
    source=spans,
    cue=spans,
    content=spans.filter(bool),
    parent=words,
    form=st.sampled_from([None, *get_args(data.Form)]),
    speaker=words,
    act=st.sampled_from([None, *get_args(data.Act)]),
    stance=st.sampled_from([None, *get_args(data.Stance)]),
    certainty=st.sampled_from([None, *get_args(data.Certainty)]),
    judges=st.none() | st.builds(data.Judgement, words, st.sampled_from(get_args(data.Verdict))),
    via=st.lists(st.builds(data.Via, st.text(max_size=5), spans), max_size=2).map(tuple),
    said_at=st.none() | st.builds(data.SaidAt, spans, words, words, st.booleans()),
    addressee=spans,
    channel=spans,
    place=spans,
    confidence=st.none() | st.floats(0, 1),
)
speakers = st.builds(
    data.Speaker,
    id=st.text(min_size=1, max_size=5),
    name=words,
    kind=st.sampled_from(get_args(data.SpeakerKind)),
    description=words,
    role=words,
    affiliation=words,
    country=words,
    members=st.lists(st.text(max_size=3), max_size=2).map(tuple),
    mentions=spans,
)
stories = st.builds(
    data.Story,
    id=st.text(min_size=1),
    text=st.text(),
    blocks=st.lists(
        st.builds(
            data.Block,
            st.sampled_from(get_args(data.BlockKind)),
            st.tuples(st.integers(0, 9), st.integers(1, 9)),
        ),
        max_size=3,
    ).map(tuple),
    input=words,
    url=words,
    title=words,
    outlet=words,
    byline=words,
    published_at=words,
    language=words,
)
readings = st.builds(
    data.Reading,
    story=stories,
    producer=st.builds(data.Producer, st.text(max_size=5), st.text(max_size=5)),
    attributions=st.lists(attributions, max_size=3).map(tuple),
    speakers=st.lists(speakers, max_size=3).map(tuple),
)


@given(readings)
def test_every_reading_is_valid_and_comes_back(reading: data.Reading) -> None:
    as_json = json.loads(json.dumps(reading_to_dict(reading)))
    Draft202012Validator(SCHEMA).validate(as_json)
    assert reading_from_dict(as_json) == reading


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (DEFINITIONS["attribution"]["properties"]["form"], data.Form),
        (DEFINITIONS["attribution"]["properties"]["act"], data.Act),
        (DEFINITIONS["attribution"]["properties"]["stance"], data.Stance),
        (DEFINITIONS["attribution"]["properties"]["certainty"], data.Certainty),
        (DEFINITIONS["speaker"]["properties"]["kind"], data.SpeakerKind),
        (SCHEMA["properties"]["blocks"]["items"]["properties"]["kind"], data.BlockKind),
    ],
)
def test_types_allow_what_the_schema_allows(kind: dict[str, list[str]], values: object) -> None:
    assert [v for v in kind["enum"] if v is not None] == list(get_args(values))


def test_types_have_the_schema_s_fields() -> None:
    for name, kind in (("attribution", data.Attribution), ("speaker", data.Speaker)):
        assert set(DEFINITIONS[name]["properties"]) == {f.name for f in fields(kind)}
    story = {f.name for f in fields(data.Story)} | {"text_sha256"}
    whole = {"schema", "producer", "attributions", "speakers"}
    assert set(SCHEMA["properties"]) == story | whole


def test_the_schema_is_the_one_agreed_on() -> None:
    agreed = ROOT.parent / "shared" / "reading.schema.json"
    if not agreed.exists():
        pytest.skip("the agreed schema is not beside the project")
    assert json.loads(agreed.read_text(encoding="utf-8")) == SCHEMA
