"""A page taken apart again, with the standard library's parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "hr", "input"}


@dataclass
class Page(HTMLParser):
    """What a page holds: its elements, and the letters of its story parts by class."""

    source: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    story: list[str] = field(default_factory=list)
    marked: list[tuple[str, str]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    style: str = ""
    stack: list[tuple[str, set[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)
        self.close()
        assert not self.stack, "elements left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), "an attribute twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append((tag, set((dict(attrs).get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self.stack}
        if "style" in tags:
            self.style += data
            return
        self.text.append(data)
        if "summary" in tags or not any("story" in classes for _, classes in self.stack):
            return
        self.story.append(data)
        if any("b" in classes for _, classes in self.stack):
            classes = {name for tag, names in self.stack for name in names if tag == "span"}
            self.marked.append((data, " ".join(sorted(classes))))

    def letters(self, role: str) -> str:
        """The story's letters in elements of class ``role``."""
        return "".join(data for data, classes in self.marked if role in classes.split())

    def all(self, tag: str, name: str) -> list[str]:
        """The values of the attribute ``name`` of all ``tag`` elements ("*" for any)."""
        return [a[name] or "" for t, a in self.elements if tag in (t, "*") and name in a]
