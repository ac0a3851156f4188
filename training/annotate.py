"""From a reader's sheet to stand-off annotation: exact words become offsets, and are checked.

    python -m training.annotate sheet SET ID         the story with numbered paragraphs
    python -m training.annotate check FILE.sheet...  what is wrong, or each attribution as read
    python -m training.annotate build FILE.sheet...  one JSON line a story, on standard output

A sheet is text.  ``corpus/SHEET.md`` describes it.  The program decides nothing: it finds the
words that the reader wrote and complains where they are absent or stand more than once.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from training import corpus
from training.corpus import CIRCUMSTANCES, ROLES, Spans, Story

_SPAN_KEYS = {"s": "source", "c": "cue", "x": "content", "to": "addressee", "by": "channel"}
_SPAN_KEYS |= {"in": "place", "at": "said_at"}
_LINE = re.compile(r"([a-z]+)(?:@(\d+))?\s*:\s?(.*)")


def paragraphs(text: str) -> dict[int, tuple[int, int]]:
    """The non-blank lines of ``text``, numbered from 1, as trimmed spans."""
    found, start = {}, 0
    for line in text.split("\n"):
        if line.strip():
            a = start + len(line) - len(line.lstrip())
            found[len(found) + 1] = (a, a + len(line.strip()))
        start += len(line) + 1
    return found


def sheet(story: Story) -> str:
    """The story for a reader: a heading, then each paragraph behind its number."""
    lines = [f"# {story['id']}  published: {story.get('published_at') or 'unknown'}"]
    for n, (a, b) in paragraphs(story["text"]).items():
        lines.append(f"[{n}] {story['text'][a:b]}")
    return "\n".join(lines) + "\n"


def _occurrences(words: str, text: str, a: int, b: int) -> list[tuple[int, int]]:
    """Where ``words`` stand as whole words in text[a:b]; spaces match any run of white space."""
    pattern = r"\s+".join(re.escape(w) for w in words.split())
    pattern = (r"(?<!\w)" if words[:1].isalnum() else "") + pattern
    pattern += r"(?!\w)" if words[-1:].isalnum() else ""
    return [m.span() for m in re.compile(pattern).finditer(text, a, b)]


def find(words: str, text: str, within: tuple[int, int]) -> list[tuple[int, int]]:
    """All places that ``words`` can mean: ``A ~ B`` from A to the next B, ``a {b} c`` only b."""
    a, b = within
    if " ~ " in words:
        first, last = (w.strip() for w in words.split(" ~ ", 1))
        found = []
        for start, middle in _occurrences(first, text, a, b):
            ends = _occurrences(last, text, middle, b)
            found += [(start, ends[0][1])] if len(ends) == 1 else [(start, e) for _, e in ends]
        return found
    if (braced := re.fullmatch(r"(.*?)\{(.+)\}(.*)", words)) is not None:
        before, middle, after = braced.groups()
        found = []
        for start, end in _occurrences((before + middle + after).strip(), text, a, b):
            skip = len(before.strip())
            inner = _occurrences(middle.strip(), text, start + skip, end - len(after.strip()))
            found += inner[:1]
        return found
    return _occurrences(words.strip(), text, a, b)


def _touching(places: list[tuple[int, int]], others: Spans, text: str) -> list[tuple[int, int]]:
    """The places with nothing but space and punctuation between them and one of ``others``."""

    def touches(place: tuple[int, int]) -> bool:
        for a, b in others:
            left, right = (place[1], a) if place[1] <= a else (b, place[0])
            if left <= right and not any(ch.isalnum() for ch in text[left:right]):
                return True
        return False

    return [p for p in places if touches(p)]


class _Builder:
    """One sheet being read; collects every complaint instead of stopping at the first."""

    def __init__(self, story: Story) -> None:
        self.text: str = story["text"]
        self.paragraphs = paragraphs(self.text)
        self.complaints: list[str] = []
        self.speakers: list[Story] = []
        self.attributions: list[Story] = []
        self._pending: list[tuple[str, int, str]] = []

    def complain(self, where: str, what: str) -> None:
        self.complaints.append(f"{where}: {what}")

    def speaker(self, line: str) -> None:
        parts = [p.strip() for p in line.split("|")]
        if len(parts) < 3:
            self.complain(line, "a speaker is: id | kind | name | key=value ...")
            return
        entry: Story = {"id": parts[0], "name": parts[2] or None, "description": None}
        entry |= {"kind": parts[1], "role": None, "affiliation": None, "country": None}
        entry["members"] = []
        for part in filter(None, parts[3:]):
            key, _, value = (v.strip() for v in part.partition("="))
            key = {"desc": "description", "aff": "affiliation"}.get(key, key)
            if key not in entry or key in ("id", "name", "kind"):
                self.complain(line, f"unknown key {key!r}")
            else:
                entry[key] = re.split(r"[,\s]+", value) if key == "members" else value
        self.speakers.append(entry)

    def attribution(self, header: str) -> None:
        self.finish()
        match = re.fullmatch(r"(\S+)\s+(\d+)", header.strip())
        if match is None or int(match.group(2)) not in self.paragraphs:
            self.complain(header, "an attribution begins: + ID PARAGRAPH")
            match = re.fullmatch(r"(\S+)\s+(\d+)", "? 1")
        assert match is not None
        entry: Story = {"id": match.group(1), **{role: [] for role in ROLES}, "form": None}
        entry |= {"parent": None, "speaker": None, "act": None, "stance": None, "certainty": None}
        entry |= {"judges": None, "via": [], "said_at": None}
        entry |= {role: [] for role in CIRCUMSTANCES}
        self.attributions.append(entry)
        self.home = int(match.group(2))

    def field(self, line: str) -> None:
        entry, match = self.attributions[-1], _LINE.fullmatch(line)
        where = entry["id"]
        if match is None:
            self.complain(where, f"cannot read {line!r}")
            return
        key, at, value = match.group(1), int(match.group(2) or self.home), match.group(3).strip()
        if at not in self.paragraphs:
            self.complain(where, f"there is no paragraph {at}")
        elif key in _SPAN_KEYS or key == "via":
            self._pending.append((key, at, value))
        elif key == "who":
            entry["speaker"] = None if value in ("", "-") else value
        elif key == "is":
            labels = value.split()
            if len(labels) != 3:
                self.complain(where, "is: ACT STANCE CERTAINTY")
            else:
                entry |= dict(zip(("act", "stance", "certainty"), labels, strict=True))
        elif key == "parent":
            entry["parent"] = value
        elif key == "judges":
            target, _, verdict = value.partition(" ")
            entry["judges"] = {
                "attribution": None if target == "-" else target,
                "verdict": verdict.strip(),
            }
        else:
            self.complain(where, f"unknown key {key!r}")

    def finish(self) -> None:
        """Resolve the spans of the attribution read last: contents first, then what adjoins."""
        if not self.attributions:
            return
        entry, order = self.attributions[-1], "x s c"
        pending = sorted(self._pending, key=lambda p: order.find(p[0]) % 99)
        self._pending = []
        for key, at, value in pending:
            if key == "at":
                self._said_at(entry, at, value)
            elif key == "via":
                who, _, words = (v.strip() for v in value.partition("="))
                spans = [self._resolve(entry, at, words)] if words else []
                entry["via"].append({"speaker": who, "span": [s for s in spans if s]})
            elif value not in ("", "-"):
                span = self._resolve(entry, at, value)
                if span:
                    entry[_SPAN_KEYS[key]].append(span)
        for role in (*ROLES, *CIRCUMSTANCES):
            entry[role].sort()

    def _said_at(self, entry: Story, at: int, value: str) -> None:
        words, _, when = (
            v.strip() for v in (value if "=" in value else f"{value}=").rpartition("=")
        )
        span = self._resolve(entry, at, words) if words not in ("", "-") else None
        first, _, last = when.partition("..")
        known = first not in ("", "?")
        entry["said_at"] = {
            "span": [span] if span else [],
            "from": first if known else None,
            "to": (last or first) if known else None,
            "inferred": span is None,
        }

    def _resolve(self, entry: Story, at: int, words: str) -> list[int] | None:
        places = find(words, self.text, self.paragraphs[at])
        if len(places) > 1:
            near = [s for role in ROLES for s in entry[role]]
            places = _touching(places, near, self.text) or places
        if len(places) == 1:
            return list(places[0])
        what = "is not in" if not places else f"stands {len(places)} times in"
        self.complain(entry["id"], f"{words!r} {what} paragraph {at}")
        return None


def form(spans: Spans, text: str) -> str:
    """direct: all of it between quotation marks; mixed: a part; indirect: none."""
    marks = '"“”„«»'
    words = [text[a:b] for a, b in spans]
    if not any(ch in marks for w in words for ch in w):
        single = all(re.match(r"[‘'].*[’'][.,]?$", w, re.S) for w in words)
        return "direct" if single else "indirect"
    opened = [w.lstrip()[0] in marks for w in words]
    inside = " ".join(re.split(r"[\"“„«][^\"”»]*(?:[\"”»]|$)", " ".join(words)))
    rest = any(ch.isalnum() for ch in inside)
    return "direct" if opened[0] and not rest else "mixed"


def read_sheet(path: Path, story: Story) -> tuple[Story, list[str]]:
    """The annotation that the sheet holds, and every complaint about it."""
    build, part, whole = _Builder(story), "", False
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line in ("@speakers", "@attributions"):
            part, whole = line, whole or line == "@speakers"
        elif part == "@speakers":
            build.speaker(line)
        elif line.startswith("+"):
            build.attribution(line[1:])
        elif build.attributions:
            build.field(line)
        else:
            build.complain(path.name, f"cannot read {line!r}")
    build.finish()
    for a in build.attributions:
        if a["content"]:
            a["form"] = form(a["content"], story["text"])
    build.attributions.sort(key=lambda a: (a["content"] or [[0, 0]])[0][0])
    done: Story = {"id": story["id"], "sha256": corpus.sha256(story["text"])}
    done |= {"attributions": build.attributions, "speakers": build.speakers}
    if whole:
        for a in build.attributions:
            if a["act"] is None:
                build.complain(a["id"], "no 'is:' line")
    else:
        done["layers"] = "spans"
        for a in build.attributions:
            for label in (*corpus.LABELS, "speaker", "judges", "via"):
                if label != "form":
                    del a[label]
    complaints = build.complaints or list(corpus.problems({**done, "text": story["text"]}))
    return done, complaints


def show(done: Story, text: str) -> str:
    """Each attribution in one paragraph, as a reader checks it."""
    lines, names = [], {s["id"]: s["name"] or s["description"] for s in done["speakers"]}
    for a in done["attributions"]:
        words = {r: " / ".join(text[x:y] for x, y in a[r]) for r in (*ROLES, *CIRCUMSTANCES)}
        lines.append(f"{a['id']}{' in ' + a['parent'] if a['parent'] else ''}: ")
        lines[-1] += f"S[{words['source']}] C[{words['cue']}] X[{words['content']}]"
        if "act" in a:
            lines[-1] += f"\n    {names.get(a['speaker'], '-')}; {a['act']} {a['stance']} "
            lines[-1] += f"{a['certainty']} {a['form']}"
        lines[-1] += "".join(f"; {r} [{words[r]}]" for r in CIRCUMSTANCES if words[r])
        for key in ("said_at", "judges", "via"):
            lines[-1] += f"; {key} {json.dumps(a[key])}" if a.get(key) else ""
    return "\n".join(lines)


def _story(name: str) -> Story:
    set_name, _, story_id = name.partition("__")
    return corpus.texts(set_name)[story_id]


def main(arguments: list[str]) -> int:
    command, *rest = arguments or ["help"]
    if command == "sheet":
        sys.stdout.write(sheet(corpus.texts(rest[0])[rest[1]]))
        return 0
    if command not in ("check", "build"):
        sys.stdout.write(str(__doc__))
        return 2
    failed = False
    for path in map(Path, rest):
        story = _story(path.stem)
        done, complaints = read_sheet(path, story)
        failed |= bool(complaints)
        for complaint in complaints:
            print(f"{path.name}: {complaint}", file=sys.stderr)
        if command == "check" and not complaints:
            n, words = len(done["attributions"]), len(story["text"].split())
            print(f"{path.name}: {n} attributions, {1000 * n / words:.0f} a thousand words")
            print(show(done, story["text"]))
        elif command == "build" and not complaints:
            entry: dict[str, Any] = {"id": done["id"], "set": path.stem.partition("__")[0]}
            entry |= {"published_at": story.get("published_at")} | done
            if entry["set"] == "own":
                entry |= {"text": story["text"]}
            print(json.dumps(entry, ensure_ascii=False))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
