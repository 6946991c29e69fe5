"""What the theme is told: our style sheet and script, no third party, the language and alternates of each page."""

from __future__ import annotations

import logging
from importlib import resources

from mkdocs.config.defaults import MkDocsConfig

from fixbook.outputs.build import Build
from fixbook.outputs.environment import HERE

log = logging.getLogger("mkdocs.plugins.fixbook")


def set_up(config: MkDocsConfig, build: Build, position: int) -> None:
    """Add our templates (after the site's own), style sheet and script; switch off what asks third parties."""
    config.theme.dirs.insert(position, str(HERE / "theme"))
    for theme in ("material", "mkdocs", "readthedocs"):
        if config.theme.name == theme and (HERE / f"theme-{theme}").is_dir():
            config.theme.dirs.insert(position, str(HERE / f"theme-{theme}"))
    if config.theme.name == "material" and config.theme.get("font", True) is not False:
        config.theme["font"] = False  # web fonts come from a third party
    if "polyfills" in config.extra:  # Material's offline plugin fetches one from a third party
        config.extra["polyfills"] = [each for each in config.extra["polyfills"] if "://" not in str(each)]
    config.extra_css.append(build.style_name)
    config.extra_javascript.append(build.script_name)


def speak(config: MkDocsConfig, build: Build, language: str, address: str, site_name: str) -> None:
    """Make the theme speak one language for the page to come.

    Copies of MkDocs' theme share state, so this is said before every page, not only before the second language.
    """
    site = build.site
    config.site_name = site_name
    config.theme["language"] = language if _has_language(config, language) else "en"
    config.extra["homepage"] = site.url(language, "") or "."
    config.extra["alternate"] = [
        {"name": build.library.terms.languages[other].name, "link": site.url(other, address) or ".", "lang": other}
        for other in site.languages
    ]


def _has_language(config: MkDocsConfig, language: str) -> bool:
    if config.theme.name != "material":
        return True
    return resources.files("material").joinpath(f"templates/partials/languages/{language}.html").is_file()
