"""Short stories of our own invention, with readings made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sayso.data import (
    Attribution,
    Block,
    Judgement,
    Producer,
    Reading,
    SaidAt,
    Spans,
    Speaker,
    Story,
    Via,
)

PRODUCER = Producer("0.0.test", "by hand")


def at(text: str, *parts: str, after: str = "") -> Spans:
    """Where ``parts`` stand in ``text``, each behind the one before, the first behind ``after``."""
    here = text.index(after) + len(after)
    found: list[tuple[int, int]] = []
    for part in parts:
        start = text.index(part, here)
        here = start + len(part)
        found.append((start, here))
    return tuple(found)


def blocks(text: str, kinds: dict[int, str] | None = None) -> tuple[Block, ...]:
    """A block for each line of ``text``: paragraphs, but where ``kinds`` says otherwise."""
    found: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if trimmed := line.strip():
            kind: Any = (kinds or {}).get(len(found), "paragraph")
            begin = start + line.index(trimmed)
            found.append(Block(kind, (begin, begin + len(trimmed))))
        start += len(line) + 1
    return tuple(found)


def reading(
    text: str,
    attributions: Sequence[Attribution] = (),
    speakers: Sequence[Speaker] = (),
    kinds: dict[int, str] | None = None,
    **known: Any,
) -> Reading:
    """A reading of ``text``."""
    story = Story("invented", text, blocks(text, kinds), **known)
    return Reading(story, PRODUCER, tuple(attributions), tuple(speakers))


def nested() -> Reading:
    """Three deep, discontinuous, a judged statement, every circumstance, and boilerplate."""
    t = (
        "Sign in | Subscribe\n"
        "Harbour bridge will hold, engineers tell council\n"
        "By Ada Quill\n"
        "“The bridge,” the mayor of Lowmere told reporters in Lowmere on 3 May, “will hold.”\n"
        "The Lowmere Gazette reported that Ines Okafor said the port’s own survey shows cracks "
        "in two piers.\n"
        "“That report is nonsense,” she replied in a letter carried by Radio Quay.\n"
        "Cookie settings\n"
        "© Lowmere Media"
    )
    attributions = (
        Attribution(
            "s0",
            at(t, "engineers"),
            at(t, "tell"),
            at(t, "Harbour bridge will hold"),
            form="indirect",
            speaker="e",
        ),
        Attribution(
            "s1",
            at(t, "the mayor of Lowmere"),
            at(t, "told"),
            at(t, "“The bridge,”", "“will hold.”"),
            form="direct",
            speaker="m",
            act="promises",
            stance="asserts",
            certainty="certain",
            said_at=SaidAt(at(t, "on 3 May"), "2021-05-03", "2021-05-03", False),
            addressee=at(t, "reporters"),
            place=at(t, "Lowmere", after="reporters in "),
            confidence=0.31,
        ),
        Attribution(
            "s2",
            at(t, "The Lowmere Gazette"),
            at(t, "reported"),
            at(
                t,
                "that Ines Okafor said the port’s own survey shows cracks in two piers",
            ),
            form="indirect",
            speaker="g",
        ),
        Attribution(
            "s3",
            at(t, "Ines Okafor"),
            at(t, "said"),
            at(t, "the port’s own survey shows cracks in two piers"),
            parent="s2",
            form="indirect",
            speaker="o",
        ),
        Attribution(
            "s4",
            at(t, "the port’s own survey"),
            at(t, "shows"),
            at(t, "cracks in two piers"),
            parent="s3",
            form="indirect",
        ),
        Attribution(
            "s5",
            at(t, "she"),
            at(t, "replied"),
            at(t, "“That report is nonsense,”"),
            form="direct",
            speaker="m",
            stance="denies",
            certainty="probable",
            judges=Judgement("s2", "false"),
            channel=at(t, "in a letter"),
            via=(Via("r", at(t, "Radio Quay")),),
        ),
    )
    speakers = (
        Speaker("e", None, "group", description="engineers"),
        Speaker("m", "Zoë Brandt", "person", role="mayor", affiliation="c", country="XLM"),
        Speaker("c", "Lowmere", "government"),
        Speaker("g", "The Lowmere Gazette", "outlet"),
        Speaker("o", "Ines Okafor", "person"),
        Speaker("r", "Radio Quay", "outlet"),
    )
    kinds = {0: "boilerplate", 1: "headline", 2: "byline", 6: "boilerplate", 7: "boilerplate"}
    return reading(
        t,
        attributions,
        speakers,
        kinds,
        url="https://example.org/bridge?a=1&b=2",
        outlet="Lowmere Media",
        published_at="2021-05-04",
        language="en-GB",
    )


def long_quotation() -> Reading:
    """One content over three paragraphs; no source; CRLF; no headline but a title."""
    t = (
        "It is widely believed that the ferry is late.\r\n\r\n"
        "“We waited an hour.\r\n\r\n“Then we waited two.\r\n\r\n"
        "“Nobody came,” said one passenger.\r\n"
    )
    attributions = (
        Attribution("s0", (), at(t, "is widely believed"), at(t, "that the ferry is late")),
        Attribution(
            "s1",
            at(t, "one passenger"),
            at(t, "said"),
            at(t, "“We waited an hour.", "“Then we waited two.", "“Nobody came,”"),
            form="direct",
        ),
        Attribution("s2", (), (), at(t, "Nobody came")),
    )
    return reading(t, attributions, title="The ferry")


def scripts() -> Reading:
    """Emoji with joiners, combining marks, wide letters, and a right-to-left paragraph."""
    t = (
        "👩\u200d🚒 Fire chief Noe\u0308l A\u030angstro\u0308m said “all safe 🎉”.\n"
        "当局は「橋は安全だ、心配はない」と述べた、と地元の新聞が報じた。\n"
        "قالت الوزيرة إن الجسر آمن.\n"
        "xxx"
    )
    attributions = (
        Attribution(
            "s0",
            at(t, "👩\u200d🚒 Fire chief Noe\u0308l A\u030angstro\u0308m"),
            at(t, "said"),
            at(t, "“all safe 🎉”"),
        ),
        Attribution(
            "s1",
            at(t, "地元の新聞"),
            at(t, "報じた"),
            at(t, "当局は「橋は安全だ、心配はない」と述べた"),
        ),
        Attribution(
            "s2", at(t, "当局"), at(t, "と述べた"), at(t, "「橋は安全だ、心配はない」"), parent="s1"
        ),
        Attribution("s3", at(t, "الوزيرة"), at(t, "قالت"), at(t, "إن الجسر آمن")),
    )
    return reading(t, attributions)


def hostile() -> Reading:
    """Markup, escape sequences, bidirectional overrides, NUL and a dangerous address."""
    t = (
        "<script>alert(1)</script> & \x1b[31mred\x1b]0;owned\x07\x9b2J\n"
        "Mr \u202edlof\u202c said \u2066“</style></div><img src=x onerror=alert(2)>\x00”\u2069 "
        "\ud800.\n"
    )
    attributions = (
        Attribution(
            'x" onclick="alert(3)',
            at(t, "Mr \u202edlof\u202c"),
            at(t, "said"),
            at(t, "“</style></div><img src=x onerror=alert(2)>\x00”"),
            speaker="m",
            parent='x" onclick="alert(3)',
        ),
    )
    speakers = (Speaker("m", "<b>\x1b[2J\u202eMr Gold", "person", role="<i>role\x00"),)
    return reading(
        t,
        attributions,
        speakers,
        {0: "headline"},
        url="javascript:alert(4)",
        title="</title><script>alert(5)</script>\x1b[0m",
        outlet="<u>\u202eoutlet",
        byline="\x1b]8;;http://evil.example\x07click",
        language='en" onload="alert(6)',
    )


def everything() -> list[Reading]:
    """All of them."""
    return [nested(), long_quotation(), scripts(), hostile(), reading("")]
