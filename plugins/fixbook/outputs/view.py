"""What a template sees: texts, names, numbers and links of one page in its language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from markupsafe import Markup, escape

from fixbook.library import Document, Library
from fixbook.model.common import Bounded
from fixbook.model.fields import Duration, Text
from fixbook.model.plan import Cover
from fixbook.outputs import markup
from fixbook.outputs.hours import cover_hours
from fixbook.outputs.site import Site, split
from fixbook.outputs.strings import Strings

NARROW: Final = "\u202f"  # thin no-break space, between a number and its unit
FOLDERS: Final = {
    "runbook": "runbooks",
    "postmortem": "postmortems",
    "checklist": "checklists",
    "plan": "plans",
    "region": "regions",
    "scenario": "scenarios",
}


@dataclass(frozen=True)
class Link:
    """A link to another page of the site, in the language of the page it stands on."""

    href: str
    title: Markup
    id: str = ""
    kind: str = ""


class View:
    """One page's eyes on the library: everything comes out in the page's language and relative to its address."""

    def __init__(self, library: Library, site: Site, language: str, address: str) -> None:
        self.library = library
        self.site = site
        self.language = language
        self.address = address
        self.folder = site.folder(language, address)
        self.strings = Strings.of(language)
        self.s = self.strings.text  # a string of the interface: s("key", name=value)
        self.terms = library.terms

    # Texts

    def t(self, text: Text | str | None) -> Markup:
        """A text as inline HTML; one that is missing in this language is shown in another, marked as such."""
        if text is None:
            return Markup("")
        if isinstance(text, str):
            return self._linked(markup.inline(text))
        words, language = text.pick(self.language, self.site.default)
        rendered = self._linked(markup.inline(words))
        return rendered if language == self.language else self._untranslated(rendered, language)

    def cell(self, text: Text) -> Markup:
        """A cell of a table: one written as a single string reads the same in every language."""
        if "" in text.by_language:
            return self._linked(markup.inline(text.by_language[""]))
        return self.t(text)

    def p(self, text: Text | None) -> Markup:
        """A longer text as paragraphs (an empty line parts them)."""
        if text is None:
            return Markup("")
        words, language = text.pick(self.language, self.site.default)
        parts = [self._linked(markup.inline(part)) for part in words.split("\n\n") if part.strip()]
        if language != self.language:
            parts = [self._untranslated(part, language) for part in parts]
        return Markup("".join(f"<p>{part}</p>\n" for part in parts))  # noqa: S704 - each part is Markup

    def plain(self, text: Text | str | None) -> str:
        """A text without markup, for titles, attributes and reports."""
        if text is None:
            return ""
        return markup.plain(text if isinstance(text, str) else text.pick(self.language, self.site.default)[0])

    def phrases(self, phrases: Mapping[str, list[str]] | None) -> list[str]:
        """Phrases of this language, or of the default one."""
        return list((phrases or {}).get(self.language) or (phrases or {}).get(self.site.default) or [])

    def m(self, key: str, **values: Any) -> Markup:
        """A string of the interface with values that may be HTML of ours, such as a date or a link."""
        return escape(self.strings.text(key)).format(**values)

    def _untranslated(self, rendered: Markup, language: str) -> Markup:
        name = self.terms.languages[language].name if language in self.terms.languages else language
        note = self.s("untranslated", language=name)
        return Markup(
            '<span class="fb-untranslated" lang="{}" title="{}">{}<span class="fb-untranslated__mark">{}</span></span>'
        ).format(language, note, rendered, language)

    def _linked(self, rendered: Markup) -> Markup:
        if 'href="' not in rendered:
            return rendered
        hrefs: dict[tuple[str, str], str] = {}
        for identifier, anchor in markup.references(rendered):
            found = self.article(identifier, anchor)
            if found:
                hrefs[identifier, anchor] = found.href
        return markup.resolve(rendered, hrefs)

    # Names

    def name(self, group: str, key: str | None) -> str:
        """What readers call a key: of a list of the taxonomy (areas, metrics, owners ...), a region, scenario or plan."""
        if key is None:
            return ""
        if group in ("regions", "scenarios", "plans"):
            document = getattr(self.library, group).get(key)
            return self.plain(document.model.name) if document else key
        terms = {"tickets": self.terms.severities.tickets, "incidents": self.terms.severities.incidents}.get(
            group
        ) or getattr(self.terms, group)
        return self.plain(terms[key].name) if key in terms else key

    def names(self, group: str, keys: Iterable[str]) -> str:
        """Names joined as a list of this language."""
        return self.s("list-comma").join(self.name(group, key) for key in keys)

    # Links

    def url(self, address: str, language: str | None = None) -> str:
        """Link to an address of the site (it may end in ?query or #anchor)."""
        path, mark, rest = split(address)
        return self.site.relative(self.folder, self.site.url(language or self.language, path)) + mark + rest

    def asset(self, path: str) -> str:
        """Link to a file of the site, the same for every language."""
        return self.site.relative(self.folder, path)

    def article(self, identifier: str, anchor: str = "") -> Link | None:
        """Link to an article or plan by id; None when this edition has none."""
        document = self.library.by_id.get(identifier)
        if document is None:
            return None
        return self.to(document, anchor)

    def to(self, document: Document[Any], anchor: str = "") -> Link:
        """Link to the page of a document."""
        fragment = f"#{anchor}" if anchor else ""
        title = getattr(document.model, "title", None) or document.model.name
        return Link(
            self.url(address_of(document)) + fragment, self.t(title), getattr(document.model, "id", ""), document.kind
        )

    def permalink(self, identifier: str) -> str:
        """The address for life of an id, absolute where the site knows its own address."""
        path = f"k/{identifier}/" if self.site.directory_urls or self.site.site_url else f"k/{identifier}/index.html"
        return f"{self.site.site_url.rstrip('/')}/{path}" if self.site.site_url else self.asset(path)

    # Numbers and times

    def number(self, value: Decimal, unit: str = "") -> Markup:
        """A number with its unit, thinly spaced and never broken."""
        text = f"{value:f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        whole, _, fraction = text.partition(".")
        if len(whole.lstrip("-")) > 4:
            whole = f"{int(whole):,}".replace(",", NARROW)
        text = f"{whole}.{fraction}" if fraction else whole
        if unit.startswith("1/"):  # "5/s", not "5 1/s"
            return _figure(f"{text}{escape(unit[1:])}")
        shown = text if unit in ("", "1") else f"{text}{NARROW}{escape(unit)}"
        return _figure(shown)

    def bound(self, bounded: Bounded) -> Markup:
        """ "uplink loss (host) > 5 %" for a metric with its bound; empty where there is no metric."""
        if bounded.metric is None:
            return Markup("")
        side = self.s("at-side", side=self.name("sides", bounded.side)) if bounded.side else ""
        return escape(f"{self.name('metrics', bounded.metric)}{side} ") + self.limit(bounded)

    def limit(self, bounded: Bounded) -> Markup:
        """ "> 5 %", "< 1 000 ms" or "1–3 s": the bound without its metric; empty where there is none."""
        unit = self.unit(bounded.metric) if bounded.metric else ""
        if bounded.above is not None:
            return Markup("&gt; ") + self.number(bounded.above, unit)
        if bounded.below is not None:
            return Markup("&lt; ") + self.number(bounded.below, unit)
        if bounded.between is not None:
            return self.number(bounded.between[0]) + "–" + self.number(bounded.between[1], unit)
        return Markup("")

    def unit(self, metric: str) -> str:
        """Unit of a metric; "" for a plain number."""
        found = self.terms.metrics.get(metric)
        return "" if found is None or found.unit == "1" else found.unit

    def length(self, value: Duration | Text | None) -> Markup:
        """A length of time in words: 5 min, 4 h, 180 days; or the text that stands in its place."""
        if value is None:
            return Markup("")
        if isinstance(value, Text):
            return self.t(value)
        return _figure(escape(self.words(value)))

    def words(self, value: Duration) -> str:
        """A length of time in plain words."""
        return self.s(f"unit-{value.unit}", n=value.value)

    def minutes(self, seconds: int) -> str:
        """A computed length: 2 h 58 min; under an hour in minutes, over two days in days and hours."""
        total = max(0, round(seconds / 60))
        days, hours, minutes = total // 1440, total % 1440 // 60, total % 60
        if days >= 2:
            parts = [self.s("unit-d", n=days)] + ([self.s("unit-h", n=hours)] if hours else [])
        else:
            hours += days * 24
            parts = ([self.s("unit-h", n=hours)] if hours else []) + (
                [self.s("unit-m", n=minutes)] if minutes or not hours else []
            )
        return " ".join(parts)

    def date(self, day: dt.date) -> Markup:
        """A day in the words of the language, readable by machines too."""
        shown = self.s("date", day=day.day, month=self.s(f"month-{day.month}"), number=day.month, year=day.year)
        return Markup('<time class="fb-num" datetime="{}">{}</time>').format(day.isoformat(), shown)

    def hours(self, cover: Cover) -> str:
        """When somebody is there: "Mon–Fri 09:00–18:00 Asia/Shanghai"."""
        return cover_hours(cover, self.strings)

    def breakable(self, name: str) -> Markup:
        """A long identifier that may be broken after its underscores, dots and slashes."""
        return Markup("<wbr>").join(re.split(r"(?<=[_./:])(?=\w)", name)) + Markup("<wbr>")

    def code(self, code: str, language: str = "bash") -> Markup:
        """A highlighted block of code."""
        return markup.code_block(code, language)


def _figure(shown: str) -> Markup:
    """Escaped text as a figure; f-strings here and above because Markup.format costs ten times as much."""
    return Markup(f'<span class="fb-num">{shown}</span>')  # noqa: S704 - callers escape


def address_of(document: Document[Any]) -> str:
    """Address of a document's page."""
    return f"{FOLDERS[document.kind]}/{document.slug}"
