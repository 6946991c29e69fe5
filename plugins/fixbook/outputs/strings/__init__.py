"""Strings of the interface, one YAML file a language beside this module; English stands in for what is missing."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

from fixbook.yamlfile import parse


class Strings:
    """The strings of one language."""

    def __init__(self, language: str, texts: dict[str, str]) -> None:
        self.language = language
        self.texts = texts

    def text(self, key: str, **values: Any) -> str:
        """A string with its `{names}` filled in; an unknown key is a mistake of ours."""
        return self.texts[key].format(**values) if values else self.texts[key]

    @classmethod
    @functools.cache
    def of(cls, language: str) -> Strings:
        """The strings of a language; of `zh` for `zh-TW`, of English for a language nobody wrote."""
        return cls(language, {**_read("en"), **_read(language.split("-", maxsplit=1)[0])})


@functools.cache
def _read(language: str) -> dict[str, str]:
    file = resources.files(__name__).joinpath(f"{language}.yml")
    if not file.is_file():
        return {}
    data = parse(file.read_bytes(), f"{language}.yml", positions=False).data
    return {key: str(value) for key, value in data.items()} if isinstance(data, dict) else {}
