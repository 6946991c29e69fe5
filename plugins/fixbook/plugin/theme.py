"""What the theme is told: our style sheet and script, no third party, the language and alternates of each page."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from importlib import resources

from mkdocs.config.defaults import MkDocsConfig

from fixbook.outputs import files
from fixbook.outputs.environment import HERE
from fixbook.outputs.site import Site

log = logging.getLogger("mkdocs.plugins.fixbook")


def set_up(config: MkDocsConfig, position: int) -> None:
    """Add our templates (after the site's own), style sheet and script; switch off what asks third parties."""
    config.theme.dirs.insert(position, str(HERE / "theme"))
    for theme in ("material", "mkdocs", "readthedocs"):
        if config.theme.name == theme and (HERE / f"theme-{theme}").is_dir():
            config.theme.dirs.insert(position, str(HERE / f"theme-{theme}"))
    if config.theme.name == "material" and config.theme.get("font", True) is not False:
        config.theme["font"] = False  # web fonts come from a third party
    if "polyfills" in config.extra:  # Material's offline plugin fetches one from a third party
        config.extra["polyfills"] = [each for each in config.extra["polyfills"] if "://" not in str(each)]
    config.extra_css.append(files.style_name())
    config.extra_javascript.append(files.script_name())


def speak(config: MkDocsConfig, site: Site, names: Mapping[str, str], language: str, address: str) -> None:
    """Make the theme speak one language for the page to come; `names` are what languages call themselves.

    Copies of MkDocs' theme share state, so this is said before every page, not only before the second language.
    """
    config.theme["language"] = language if _has_language(config, language) else "en"
    config.extra["homepage"] = site.url(language, "") or "."
    config.extra["alternate"] = [
        {"name": names[other], "link": site.url(other, address) or ".", "lang": other} for other in site.languages
    ]


def _has_language(config: MkDocsConfig, language: str) -> bool:
    if config.theme.name != "material":
        return True
    return resources.files("material").joinpath(f"templates/partials/languages/{language}.html").is_file()
