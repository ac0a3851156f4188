"""Act, stance and certainty of single sentences, all invented."""

from __future__ import annotations

import pytest

from sayso.stance import judge
from tests.stance.marked import read


def _labels(marked: str) -> tuple[str | None, str | None, str | None]:
    story, bare = read(marked)
    a = judge(story, bare, ())[0]
    return a.act, a.stance, a.certainty


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("{s:The mayor} {c:said} {x:the bridge would close}.", "states"),
        ("{s:Ms Ardel} {c:thinks} {x:the dam is safe}.", "believes"),
        ("{s:Reporters} {c:asked} {x:whether the harbour would reopen}.", "asks"),
        ("{s:Reporters} {c:asked} {x:the minister to resign}.", "urges"),
        ("{s:The union} {c:called for} {x:a strike}.", "urges"),
        ("{s:Its} {c:call} {x:for a strike} went unheard.", "urges"),
        ("{s:Ostrava} {c:vowed} {x:to rebuild the pier}.", "promises"),
        ("{s:The coastguard} {c:has warned} {x:that the ice is thin}.", "warns"),
        ("{s:She} {c:blamed} {x:the council for the flood}.", "accuses"),
        ("{s:The firm} {c:does not plan} {x:to sell}.", "intends"),
        ("{s:Farmers} {c:expressed concern} {x:about the cost}.", "feels"),
        ("{s:Farmers} {c:are opposed to} {x:the levy}.", "feels"),
        ("“{x:Who pays for it?}” {s:she} {c:said}.", "asks"),
        ("“{x:We will never leave the valley,}” {s:he} {c:said}.", "promises"),
        ("{s:The guard} {c:told} {x:them to wait}.", "urges"),
        ("{s:The guard} {c:told} {x:them that the gate was shut}.", "states"),
        ("{s:He} {c:said} {x:he plans to retire in spring}.", "intends"),
        ("{s:The board} {c:wants} {x:the director to resign}.", "urges"),
        ("{s:The board} {c:wants} {x:to resign}.", "intends"),
        ("{s:The firms} {c:agreed} {x:to merge}.", "promises"),
        ("{s:The firms} {c:agree} {x:that it failed}.", "believes"),
        ("{s:The firms} {c:are considering} {x:a merger}.", "intends"),
        ("{s:Vidor} {c:called} {x:his rival a coward}.", "accuses"),
        ("{s:Vidor} {c:called} {x:the lake a jewel}.", "states"),
        ("{s:The jury} {c:decided} {x:she was right}.", "believes"),
        ("{s:The jury} {c:decided} {x:to adjourn}.", "intends"),
        ("{s:The paper} {c:rejected} {x:the request for an apology}.", "feels"),
    ],
)
def test_act(marked: str, act: str) -> None:
    assert _labels(marked)[0] == act


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{s:The bank} {c:denied} {x:that it had lent the money}.", "denies"),
        ("{s:The bank} {c:has flatly denied} {x:the allegation}.", "denies"),
        ("{s:The bank} {c:did not deny} {x:that it had lent the money}.", "asserts"),
        ("{s:The bank} {c:would neither confirm nor deny} {x:the loan}.", "doubts"),
        ("{s:The bank} {c:could not confirm} {x:the report}.", "doubts"),
        ("{s:The bank} {c:confirmed} {x:the loan}.", "confirms"),
        ("“{x:I can confirm that the loan was made,}” {s:he} {c:said}.", "confirms"),
        ("{s:No one} {c:said} {x:the road was closed}.", "denies"),
        ("{s:None of the guards} {c:heard} {x:a shot}.", "denies"),
        ("{s:She} {c:saw} {x:nothing strange}.", "denies"),
        ("{s:The clerk} {c:would not say} {x:who had signed}.", "denies"),
        ("{s:The clerk} {c:declined to say} {x:who had signed}.", "denies"),
        ("{s:The clerk} {c:doesn’t believe} {x:that he signed}.", "denies"),
        ("{s:The clerk} {c:was unaware} {x:that he had signed}.", "denies"),
        ("{s:The clerk} {c:was not aware} {x:of the letter}.", "denies"),
        ("{s:The clerk} {c:did not want} {x:to sign}.", "asserts"),
        ("{s:The clerk} {c:dismissed} {x:the claims as gossip}.", "denies"),
        ("{s:The clerk} {c:rejected} {x:the proposal}.", "asserts"),
        ("{s:The clerk} {c:rejected} {x:suggestions that he had signed}.", "denies"),
        ("{s:The clerk} {c:pushed back against} {x:reports of a rift}.", "denies"),
        ("{s:The clerk} {c:pushed back against} {x:the new rules}.", "asserts"),
        ("{s:The clerk} {c:questioned} {x:whether the seal was real}.", "doubts"),
        ("{s:The clerk} {c:cast doubt on} {x:the seal}.", "doubts"),
        ("{s:The clerk} {c:was not convinced} {x:that the seal was real}.", "doubts"),
        ("{s:The clerk} {c:remains sceptical} {x:of the account}.", "doubts"),
        ("{s:The clerk} {c:has no doubt} {x:that the seal is real}.", "asserts"),
        ("{s:The clerk} {c:not only said} {x:it was real}.", "asserts"),
        ("{s:The clerk} {c:ruled out} {x:foul play}.", "denies"),
        ("{s:The clerk} {c:did not rule out} {x:foul play}.", "asserts"),
        ("{s:The clerk} {c:shrugged off} {x:claims of a rift}.", "denies"),
        ("{s:The clerk} {c:made no mention of} {x:the fire}.", "denies"),
        ("{s:The clerk} {c:stopped short of saying} {x:it was arson}.", "denies"),
        ("{s:The clerk} {c:remained silent} {x:on the fire}.", "denies"),
        ("{s:The clerk} {c:said} {x:nothing about the fire}.", "denies"),
        ("{s:Few} {c:believe} {x:the story}.", "denies"),
        ("{s:The clerk} {c:has yet to confirm} {x:the fire}.", "doubts"),
        ("{s:The clerk} {c:voiced doubts} {x:about the account}.", "doubts"),
        ("{s:The clerk} {c:corroborated} {x:the account}.", "confirms"),
        ("{s:The clerk} {c:made no secret of} {x:his dislike}.", "asserts"),
        ("{s:The clerk} {c:maintained} {x:that he had not fled}.", "asserts"),
        ("{s:The clerk} {c:refused} {x:to leave}.", "asserts"),
        ("{s:The clerk} {c:admitted} {x:that it never happened}.", "asserts"),
    ],
)
def test_stance(marked: str, stance: str) -> None:
    assert _labels(marked)[1] == stance


@pytest.mark.parametrize(
    ("marked", "certainty"),
    [
        ("{s:He} {c:said} {x:the river will rise}.", "certain"),
        ("{s:He} {c:said} {x:the river may rise}.", "possible"),
        ("{s:He} {c:said} {x:the river will rise because the dam may fail}.", "certain"),
        ("{s:He} {c:said} {x:those who might stay are safe}.", "certain"),
        ("{s:He} {c:said} {x:it was not clear why it rose}.", "possible"),
        ("{s:He} {c:said} {x:the river is likely to rise}.", "probable"),
        ("{s:He} {c:said} “{x:I think the river will rise.}”", "probable"),
        ("{s:He} {c:believes} {x:the river will rise}.", "probable"),
        ("{s:He} {c:knows} {x:the river will rise}.", "certain"),
        ("{s:He} {c:wants} {x:the river to rise}.", "certain"),
        ("{s:He} {c:might want} {x:to leave}.", "possible"),
        ("{x:The river} {c:reportedly} {x:rose}.", "probable"),
        ("{x:The levee} {c:is believed} {x:to be weak}.", "probable"),
    ],
)
def test_certainty(marked: str, certainty: str) -> None:
    assert _labels(marked)[2] == certainty
