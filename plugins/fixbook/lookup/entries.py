"""What the lookup is given to index: articles as lines of text with their facets, and the words people use; knows nothing of how they are written."""

from __future__ import annotations

from dataclasses import dataclass, field

FIELDS = ("title", "symptom", "summary", "cause", "check", "step", "code", "signal", "text")
KINDS = ("runbook", "postmortem", "checklist", "page")


@dataclass(frozen=True)
class Line:
    """One human text of an article. `key` is the anchor it stands under ("" where it has none), `lang` "" where it is the same in every language.
    A line of the field "code" lists identifiers and nothing else: every number in it is one."""

    field: str
    key: str
    lang: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One article. `shown` is what a result displays, by language, handed through untouched; the other tuples hold facet keys."""

    id: str
    slug: str
    kind: str
    urls: dict[str, str]
    lines: tuple[Line, ...]
    scenarios: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    affects: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    area: str = ""
    shown: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Facet:
    """One key of one dimension ("region", "scenario", "platform", "plan", "affects", "where") with the words that name it in text."""

    dimension: str
    key: str
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Read as a text of every article that has the key; concepts found in it make questions and articles meet."""
    parent: str = ""
    everywhere: bool = False
    """The key that holds for every choice of its dimension, such as a root region or a common scenario."""


@dataclass(frozen=True)
class Concept:
    """One thing people mean, with every word and phrase for it. A `weak` word is found but never decides."""

    id: str
    kind: str
    words: tuple[str, ...]
    weak: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
