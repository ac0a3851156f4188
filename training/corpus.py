"""Our corpus: stand-off annotations joined to their texts, checked, and split.

The annotations (``corpus/*.jsonl``) hold no text of others, only offsets and a hash.  ``load``
joins each to its text, refuses a text that has changed, checks every rule of ``corpus/RULES.md``
that a program can check, and gives the stories of a split.  Runs without torch.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

from sayso import data

ROOT = Path(__file__).resolve().parent.parent
ANNOTATIONS = ROOT / "corpus"
SPLITS = ("train", "dev", "test")

LABELS = {
    "act": get_args(data.Act),
    "stance": get_args(data.Stance),
    "certainty": get_args(data.Certainty),
    "form": get_args(data.Form),
}
KINDS = get_args(data.SpeakerKind)
VERDICTS = get_args(data.Verdict)
ROLES = ("source", "cue", "content")
CIRCUMSTANCES = ("addressee", "channel", "place")

Story = dict[str, Any]
Spans = list[list[int]]


class CorpusError(ValueError):
    """A text or an annotation that breaks a rule; the message names the story and the rule."""


def data_root() -> Path:
    """The folder with ``corpora/``: ``$SAYSO_DATA``, else ``../shared`` beside the project."""
    return Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared"))


# --- texts -------------------------------------------------------------------------------------


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, one by one."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _conllu_text(path: Path) -> str:
    """The running text of a GUM document: a line a paragraph, sentences parted by one space."""
    paragraphs: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraphs.append([])
        elif line.startswith("# text = "):
            if not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(line.removeprefix("# text = "))
    return "\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def _conllu_date(path: Path) -> str | None:
    match = re.search(r"^# meta::dateCreated = (\S+)", path.read_text(encoding="utf-8"), re.M)
    return match.group(1) if match else None


@cache
def texts(name: str) -> dict[str, Story]:
    """The stories of one set by id: ``{"id", "text", "published_at"?}``.

    Raises ``FileNotFoundError`` where the corpora are absent.
    """
    corpora = data_root() / "corpora"
    if name == "world":
        stories: Iterable[Story] = json_lines(corpora / "world" / "stories.jsonl")
    elif name == "rumours":
        stories = json_lines(corpora / "rumours" / "stories.jsonl")
    elif name in ("multi", "polnear"):
        file = "multi" if name == "multi" else "train"
        stories = json_lines(corpora / "polnear" / f"{file}.jsonl")
    elif name == "gum":
        stories = (
            {
                "id": path.stem.removeprefix("GUM_news_"),
                "text": _conllu_text(path),
                "published_at": _conllu_date(path),
            }
            for path in sorted((corpora / "gum-news").glob("*.conllu"))
        )
    elif name == "seed":
        page = data_root() / "stories" / "choe-in-moscow" / "page.txt"
        stories = [{"id": "choe-in-moscow", "text": page.read_text(encoding="utf-8")}]
    elif name == "pages":
        truth = json.loads((corpora / "pages" / "ground_truth.json").read_text(encoding="utf-8"))
        stories = (
            {"id": page.removesuffix(".html.gz"), "text": "\n".join(story["body"])}
            for page, story in truth.items()
        )
    elif name == "own":
        stories = json_lines(ANNOTATIONS / "own.jsonl")
    else:
        raise CorpusError(f"{name}: not a set of the corpus")
    return {
        s["id"]: {"id": s["id"], "text": s["text"], "published_at": s.get("published_at")}
        for s in stories
    }


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# --- rules -------------------------------------------------------------------------------------


def letters(spans: Spans) -> set[int]:
    return {i for a, b in spans for i in range(a, b)}


def depth(a: Story, by_id: dict[str, Story]) -> int:
    """How many attributions ``a`` lies inside; ``by_id``: those of its story."""
    found, parent = 0, a.get("parent")
    while parent is not None:
        found, parent = found + 1, by_id[parent].get("parent")
    return found


def problems(story: Story) -> Iterator[str]:
    """Every rule that the annotation of ``story`` (with its text) breaks, a sentence each."""
    text, found = story["text"], story["attributions"]
    speakers = {s["id"]: s for s in story["speakers"]}
    by_id = {a["id"]: a for a in found}
    if len(by_id) != len(found):
        yield "two attributions share an id"
    if len(speakers) != len(story["speakers"]):
        yield "two speakers share an id"
    used: set[str] = set()
    for a in found:
        yield from (f"{a['id']}: {p}" for p in _attribution_problems(a, text, by_id, speakers))
        used |= {a["speaker"]} if a.get("speaker") else set()
        used |= {v["speaker"] for v in a.get("via", [])}
    for s in speakers.values():
        if s["kind"] not in KINDS:
            yield f"speaker {s['id']}: kind {s['kind']!r} is not one of {', '.join(KINDS)}"
        if (s["kind"] == "unnamed") != (s["name"] is None):
            yield f"speaker {s['id']}: an unnamed speaker has no name, every other has one"
        if s["kind"] == "unnamed" and not s.get("description"):
            yield f"speaker {s['id']}: an unnamed speaker needs a description"
        others = list(s.get("members", [])) + ([s["affiliation"]] if s.get("affiliation") else [])
        used |= set(others)
        yield from (f"speaker {s['id']}: {o!r} is no speaker" for o in others if o not in speakers)
    yield from (f"speaker {s}: nobody refers to it" for s in speakers if s not in used)


def _attribution_problems(
    a: Story, text: str, by_id: dict[str, Story], speakers: dict[str, Story]
) -> Iterator[str]:
    spans = [(role, span) for role in (*ROLES, *CIRCUMSTANCES) for span in a.get(role, [])]
    spans += [("via", span) for v in a.get("via", []) for span in v["span"]]
    spans += [("said_at", span) for span in (a.get("said_at") or {}).get("span", [])]
    for role, (start, end) in spans:
        if not 0 <= start < end <= len(text):
            yield f"{role} [{start}, {end}] lies outside the text"
        elif text[start:end] != text[start:end].strip():
            yield f"{role} {text[start:end]!r} begins or ends with a space"
    if not a["content"]:
        yield "no content"
    for label, allowed in LABELS.items():
        if label in a and a[label] not in allowed:
            yield f"{label} {a[label]!r} is not one of {', '.join(allowed)}"
    if a.get("speaker") is not None and a["speaker"] not in speakers:
        yield f"speaker {a['speaker']!r} is not listed"
    yield from (
        f"via {v['speaker']!r} is not listed"
        for v in a.get("via", [])
        if v["speaker"] not in speakers
    )
    judged = a.get("judges")
    if judged:
        if judged["verdict"] not in VERDICTS:
            yield f"verdict {judged['verdict']!r} is not one of {', '.join(VERDICTS)}"
        if judged["attribution"] is not None and judged["attribution"] not in by_id:
            yield f"judges {judged['attribution']!r}, which is not there"
    if a["parent"] is not None:
        yield from _parent_problems(a, text, by_id)


def _parent_problems(a: Story, text: str, by_id: dict[str, Story]) -> Iterator[str]:
    parent, seen = by_id.get(a["parent"]), {a["id"]}
    if parent is None:
        yield f"parent {a['parent']!r} is not there"
        return
    above: Story | None = parent
    while above is not None:
        if above["id"] in seen:
            yield "is inside itself"
            return
        seen.add(above["id"])
        above = by_id.get(above["parent"] or "")
    held, inner = letters(parent["content"]), letters(a["content"])
    if not inner <= held:
        yield f"its content is not inside that of its parent {parent['id']}"
    same = {i for i in inner if text[i].isalnum()} == {i for i in held if text[i].isalnum()}
    if not same and not letters(a["source"]) | letters(a["cue"]) <= held:
        # X reported C, citing Y: the same content, the cue beside it.  Else all lies inside.
        yield f"its source or cue is not inside the content of its parent {parent['id']}"


# --- loading -----------------------------------------------------------------------------------


def annotation_files(folder: Path = ANNOTATIONS) -> list[Path]:
    """The sets' files, without the second readings."""
    return sorted(p for p in folder.glob("*.jsonl") if not p.name.startswith("second"))


def join(annotation: Story, find: Callable[[str], dict[str, Story]] = texts) -> Story:
    """The annotation with its text; raises CorpusError where the text changed or a rule breaks."""
    name = f"{annotation['set']}/{annotation['id']}"
    text = annotation.get("text")
    if text is None:
        known = find(annotation["set"])
        if annotation["id"] not in known:
            raise CorpusError(f"{name}: there is no such story in the set")
        text = known[annotation["id"]]["text"]
    if sha256(text) != annotation["sha256"]:
        raise CorpusError(f"{name}: the text is not the one that was annotated (sha256 differs)")
    story = {**annotation, "text": text}
    for problem in problems(story):
        raise CorpusError(f"{name}: {problem}")
    return story


def splits(folder: Path = ANNOTATIONS) -> dict[str, str]:
    """``{"set/id": "train" | "dev" | "test"}``, as fixed in ``corpus/splits.json``."""
    fixed: dict[str, list[str]] = json.loads((folder / "splits.json").read_text(encoding="utf-8"))
    return {name: split for split in SPLITS for name in fixed[split]}


def sha256_of_test(folder: Path = ANNOTATIONS) -> str:
    """The hash of the test split's labels: of its lines, sorted, as they stand in the files."""
    of = splits(folder)
    lines = []
    for path in annotation_files(folder):
        for line in path.read_text(encoding="utf-8").splitlines():
            annotation = json.loads(line)
            if of.get(f"{annotation['set']}/{annotation['id']}") == "test":
                lines.append(line)
    return sha256("\n".join(sorted(lines)))


def load(
    split: str | None = None, folder: Path = ANNOTATIONS, *, spans_only: bool = False
) -> list[Story]:
    """The stories of ``split`` (all without one), each ``{"id", "set", "text", "attributions",
    "speakers", ...}``; with ``spans_only`` also those without speakers, act, stance, certainty
    (``"layers": "spans"``).  Raises CorpusError, or FileNotFoundError where the corpora are absent.
    """
    of = splits(folder)
    stories = []
    for path in annotation_files(folder):
        for annotation in json_lines(path):
            name = f"{annotation['set']}/{annotation['id']}"
            if name not in of:
                raise CorpusError(f"{name}: in no split of splits.json")
            wanted = split is None or of[name] == split
            if wanted and (spans_only or annotation.get("layers") != "spans"):
                stories.append(join(annotation))
    return stories
