"""Feeds: an entry, a story."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

from sayso.data import Story
from sayso.errors import InputError, NotAStory, NotEnglish
from sayso.reading import stories
from sayso.reading.feeds import read_feed

from .scraped import check_story

SENTENCE = "The mayor said on Monday that the bridge would stay closed."
MORE = "“It is not safe,” engineer Ida Brandt told the council on Tuesday."


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>The Ledger</title>{''.join(items)}</channel></rss>"
    ).encode()


ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Ledger</title>
<entry><title type="html">Bridge &amp;amp; road</title><id>tag:ledger.example,2025:7</id>
<link rel="alternate" href="https://ledger.example/7"/>
<updated>2025-03-14T12:00:00+02:00</updated><author><name>Otto Vik</name></author>
<content type="html">&lt;p&gt;{SENTENCE}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</content></entry>
</feed>""".encode()


def read(data: bytes) -> list[Story | InputError]:
    return list(read_feed(data, "in.xml"))


def test_an_entry_with_all_of_its_text() -> None:
    (story,) = read(
        rss(
            "<item><title>Bridge stays closed</title><link>https://ledger.example/1</link>"
            f"<description>{SENTENCE}</description><dc:creator>Otto Vik</dc:creator>"
            "<pubDate>Fri, 14 Mar 2025 10:00:00 GMT</pubDate>"
            f"<content:encoded><![CDATA[<p>{SENTENCE}</p><p>{MORE}</p>]]></content:encoded></item>"
        )
    )
    assert isinstance(story, Story)
    assert story.text == f"Bridge stays closed\n{SENTENCE}\n{MORE}"
    assert [b.kind for b in story.blocks] == ["headline", "paragraph", "paragraph"]
    assert story.id == story.url == "https://ledger.example/1"
    assert (story.input, story.outlet, story.byline) == ("in.xml", "The Ledger", "Otto Vik")
    assert story.published_at == "2025-03-14T10:00:00Z"
    check_story(story)


def test_atom() -> None:
    (story,) = read(ATOM)
    assert isinstance(story, Story)
    assert story.title == "Bridge & road"
    assert story.text.splitlines()[1:] == [SENTENCE, MORE]
    assert story.id == "https://ledger.example/7"
    assert story.published_at == "2025-03-14T10:00:00Z"
    assert story.byline == "Otto Vik"


def test_an_entry_with_a_summary_only_and_no_link() -> None:
    first, second = read(
        rss(
            f"<item><guid isPermaLink='false'>g7</guid><title>Bridge</title>"
            f"<description>{SENTENCE}</description></item>",
            f"<item><title>Bridge</title><description>{SENTENCE}\n\n{MORE} 3 &lt; 4</description>"
            "</item>",
        )
    )
    assert isinstance(first, Story)
    assert isinstance(second, Story)
    assert (first.id, first.url) == ("g7", None)
    assert second.id == "in.xml:2"
    assert second.text.splitlines()[1:] == [SENTENCE, f"{MORE} 3 < 4"]


def test_an_entry_without_text_is_one_line_and_the_others_are_read() -> None:
    found = read(
        rss(
            "<item><title>Bridge</title></item>",
            "<item><title>Brücke</title><description>Der Minister sagte am Montag, dass der Plan "
            "sich nicht ändern werde, und reiste ab.</description></item>",
            f"<item><description>{SENTENCE}</description></item>",
        )
    )
    assert [type(f) for f in found] == [NotAStory, NotEnglish, Story]
    assert [f.name for f in found if isinstance(f, InputError)] == ["in.xml:1", "in.xml:2"]


def test_what_is_no_feed() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
    )
    for data in (
        b"",
        b"no",
        b"<html><p>x</p></html>",
        b"/etc/passwd",
        b"https://a.example/",
        rss(),
    ):
        (error,) = read(data)
        assert isinstance(error, NotAStory)
        assert error.name == "in.xml"
    found = read(f"{bomb}]><rss version='2.0'><channel><item><title>&j;</title></item>".encode())
    assert all(isinstance(f, InputError) for f in found)


def test_no_file_is_read_for_an_entity(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SENTENCE * 3)
    found = read(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
        f"<rss version='2.0'><channel><item><title>T</title><description>{MORE} &x;"
        "</description></item></channel></rss>".encode()
    )
    assert not any("mayor" in f.text for f in found if isinstance(f, Story))


def test_files_and_pipes(tmp_path: Path) -> None:
    for name, data in (("a.xml", ATOM), ("b.xml.gz", gzip.compress(ATOM))):
        (tmp_path / name).write_bytes(data)
        (found,) = stories([str(tmp_path / name)])
        (piped,) = stories(["-"], stdin=io.BytesIO(data))
        assert isinstance(found, Story)
        assert isinstance(piped, Story)
        assert found.id == piped.id == "https://ledger.example/7"
