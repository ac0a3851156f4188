"""Stories that we made up in which people say things, for the tests of claims."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.data import Attribution, Block, Judgement, Producer, Reading, Speaker, Stance, Story
from sayso.library import Stored


@dataclass(frozen=True, slots=True)
class Says:
    """``who`` says ``what``; ``false``: the number, in the story, of what it calls false;
    ``inside``: of what it stands in."""

    who: str
    what: str
    stance: Stance = "asserts"
    act: str = "states"
    false: int | None = None
    inside: int | None = None


def reading(
    id: str, *said: Says, date: str = "2031-05-01", outlet: str = "The Tarn Post"
) -> Reading:
    """A story that tells what each says, a line each; a name in small letters is no name."""
    names = {s.who: f"p{n}" for n, s in enumerate(said)}
    text, found, lines = "", [], []
    for n, s in enumerate(said):
        if s.inside is not None:
            start = text.index(s.what)
            spans = ((start, start + len(s.what)),)
        else:
            line = f"{s.who} said {s.what}."
            at = len(text) + len(s.who) + 6
            spans = ((at, at + len(s.what)),)
            lines.append(Block("paragraph", (len(text), len(text) + len(line))))
            text += line + "\n"
        found.append(
            Attribution(
                f"a{n}",
                (),
                (),
                spans,
                parent=None if s.inside is None else f"a{s.inside}",
                speaker=names[s.who],
                act=s.act,  # type: ignore[arg-type]
                stance=s.stance,
                certainty="certain",
                judges=None if s.false is None else Judgement(f"a{s.false}", "false"),
            )
        )
    speakers = tuple(
        Speaker(i, None if name.islower() else name, "unnamed" if name.islower() else "person",
                name if name.islower() else None)
        for name, i in names.items()
    )  # fmt: skip
    story = Story(id, text, tuple(lines), outlet=outlet, title=id, published_at=date)
    return Reading(story, Producer("0", "m"), tuple(found), speakers)


def stored(*readings: Reading) -> list[Stored]:
    return [Stored(r, 1, r.story.id) for r in readings]


FERRY = (
    reading(
        "post",
        Says("Mara Quill", "the ferry Gannet sank near the lighthouse after hitting a rock"),
        Says("Jon Abbot", "twelve passengers of the ferry were rescued by fishermen"),
        Says("a clerk", "the harbour office had lost its keys again"),
        date="2031-05-01",
    ),
    reading(
        "echo",
        Says("Jon Abbot", "fishermen rescued twelve passengers of the ferry"),
        Says("Ada Moor", "that the ferry Gannet sank near the lighthouse after hitting a rock",
             "denies"),
        Says("Ada Moor", "the council will buy new buoys for the channel", act="promises"),
        date="2031-05-02",
        outlet="Tarn Echo",
    ),
    reading(
        "gazette",
        Says("Mara Quill", "the ferry Gannet hit a rock near the lighthouse and sank"),
        Says("Ada Moor", "any such accident", "denies"),
        Says("Lena Hurst", "fourteen passengers of the ferry were rescued by fishermen"),
        date="2031-05-03",
        outlet="The Gazette",
    ),
)  # fmt: skip
