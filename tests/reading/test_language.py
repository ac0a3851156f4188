from __future__ import annotations

import pytest

from sayso.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor said on Monday that the bridge would stay closed until the summer.", "en"),
        ("Police say one man dead.", "en"),
        ("Minister: no", "en"),
        ("2-1", "en"),
        ("Kim Jong Un, Vladimir Putin, Choe Son Hui, Sergei Lavrov, Mark Rutte, Kaja Kallas", "en"),
        ("Der Minister sagte am Montag, dass der Plan sich nicht ändern werde.", "de"),
        ("El presidente dijo el lunes que no habrá cambios en el plan del gobierno.", "es"),
        ("Le ministre a dit lundi que rien ne changerait, selon deux personnes.", "fr"),
        ("De minister zei maandag dat het plan niet verandert, volgens zijn woordvoerder.", "nl"),
        ("Президент заявил в понедельник, что план не изменится.", "ru"),
        ("Президент против", "ru"),
        ("北京火灾", "zh"),
        ("とうきょうで火事", "ja"),
        ("화재", "ko"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_lone_surrogates_and_symbols_do_no_harm() -> None:
    assert (
        language_of("\ud800 The mayor said that it was over, and that they were done with it.")
        == "en"
    )
    assert language_of("🇺🇦 👩‍👩‍👧 !!") == "en"
