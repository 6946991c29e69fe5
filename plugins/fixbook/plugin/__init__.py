"""The door to MkDocs (and ProperDocs): hooks gather what MkDocs gives and call plain functions.

Articles are no MkDocs pages. The plugin gives MkDocs the hand-written Markdown in every language and a short
navigation, and writes everything else itself once MkDocs has built the rest.
"""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as DocsPage
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from fixbook.checks.all import DATED_RULES, RULES, check_library
from fixbook.derive import ledger
from fixbook.derive.history import last_changes
from fixbook.library import Library, load_library
from fixbook.lookup.lines import Store, read_store
from fixbook.model.audience import allowed
from fixbook.outputs import files as site_files
from fixbook.outputs.build import Build, finished
from fixbook.outputs.cache import BodyCache, context
from fixbook.outputs.environment import HERE, environment
from fixbook.outputs.frame import Framed, Frames
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.strings import Strings
from fixbook.plugin import theme
from fixbook.plugin.docs import Docs
from fixbook.plugin.menu import Menu
from fixbook.problems import Level, Problem

log = logging.getLogger("mkdocs.plugins.fixbook")


class FixbookConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    edition = c.Choice(("public", "customer", "internal"), default="public")
    content = c.ListOfItems(c.Type(str), default=["."])
    drafts = c.Type(bool, default=False)
    stop_on_errors = c.Type(bool, default=True)
    edit_uri = c.Type(str, default="")
    nav_translations = c.Type(dict, default={})
    cache = c.Type(bool, default=True)


class FixbookPlugin(BasePlugin[FixbookConfig]):  # type: ignore[no-untyped-call]
    """Renders runbooks, postmortems and what belongs to them, in every language, in one build."""

    library: Library
    build: Build
    frames: Frames

    serving = False
    store: Store = {}  # noqa: RUF012 - replaced when the program starts

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """A preview goes on where a build stops: an author sees the page while its last link is still missing."""
        self.serving = command == "serve"
        self.store = {}  # a preview keeps its plugins from build to build

    @event_priority(-50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the content, report every problem, and set the theme up."""
        home = Path(config.config_file_path or ".").resolve().parent
        self.roots = [(home / root).resolve() for root in self.config.content]
        whole, problems = load_library(self.roots, shown_from=home)
        if not problems or whole.taxonomy is not None:
            problems = [*problems, *check_library(whole)]
        report(problems, stop=self.config.stop_on_errors and not self.serving)
        self.library = whole.for_edition(self.config.edition, drafts=self.config.drafts)
        site = Site(tuple(whole.languages), config.use_directory_urls, config.site_url or "")
        overrides = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        self.build = Build(
            self.library,
            site,
            {language: environment(overrides, language) for language in site.languages},
            last_changes(self.roots[0]),
            self.config.edit_uri,
        )
        self.build.rules = [(rule.CODE, rule.__doc__ or "") for rule in (*RULES, *DATED_RULES) if hasattr(rule, "CODE")]
        rows = [row for rows in ledger.read_ledgers(self.library)[0].values() for row in rows]
        self.build.docs, self.build.store = Path(config.docs_dir), self.store
        if self.config.cache:
            options = [*site.languages, str(site.directory_urls), site.site_url]
            file = home / ".fixbook-cache" / f"bodies-{self.config.edition}.sqlite"
            self.build.cache = BodyCache(file, context(self.library, options, overrides))
            self.read_lines = home / ".fixbook-cache" / f"lines-{self.config.edition}.json"
            if not self.store and self.read_lines.is_file():
                self.store |= read_store(self.read_lines.read_text(encoding="utf-8", errors="replace"))
        self.build.withdrawn = ledger.withdrawn(rows, self.library)
        self.build.ledger = ledger.written(ledger.shown(rows, self.library)).encode()
        self.site_names = {key: each.site_name or config.site_name for key, each in whole.terms.languages.items()}
        self.describe = {site.default: config.site_description}
        theme.set_up(config, self.build, position=len(overrides))
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put hand-written pages at their address in each language."""
        self.docs = Docs(files, config, self.build.site, allowed(self.config.edition))
        return self.docs.files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """One navigation a language: ours, with the hand-written pages below it."""
        self.menu = Menu(nav, self.library, self.docs, self.config.nav_translations, config)
        return self.menu.of[self.build.site.default]

    def on_page_markdown(self, markdown: str, page: DocsPage, config: MkDocsConfig, files: Files) -> str:
        """Links to ids, and to the page's own language."""
        page.meta["search"] = {"exclude": True}
        return self.docs.article_links(self.docs.own_language_links(markdown, page.file), page, self.library)

    def on_page_content(self, html: str, page: DocsPage, config: MkDocsConfig, files: Files) -> str:
        """The home page's own parts around what is written in index.md."""
        language, address = self.docs.place(page.file)
        if address:
            return self.docs.fallback_note(page.file, self.library) + html
        page.meta.setdefault("hide", ["navigation", "toc"])
        page.meta.setdefault("description", self.describe.get(language) or "")
        page.title = Strings.of(language).text("nav-home")
        return self.build.home(language, Markup(html)).html  # noqa: S704 - MkDocs' own rendering of docs/index.md

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """From here on pages can be framed, and every hand-written page is there in every language."""
        self.docs.share_anchors()
        template = env.get_template("main.html")

        def render(framed: Framed, page: Page) -> str:
            self._speak(config, page.language, page.address)
            with self.menu.standing_at(page.language, page.section):
                context = get_context(self.menu.of[page.language], self.docs.pages, config, framed)  # type: ignore[arg-type]
                return template.render(context)

        self.frames = Frames(render, lambda page: self.menu.group(page.language, page.section))
        self.env = env
        return env

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The page that says an address does not exist."""
        language = self.build.site.default
        self._speak(config, language, "")
        context["nav"] = self.menu.of[language]
        if template_name == "404.html":
            context["fixbook"] = self._not_found(language, context["base_url"])  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Mend the page that says an address does not exist like any other."""
        if template_name != "404.html":
            return output_content
        return self._finish(output_content, self.build.site.default, "", "", "")

    def on_page_context(
        self, context: TemplateContext, page: DocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Language, navigation and alternates of a hand-written page."""
        language, address = self.docs.place(page.file)
        self._speak(config, language, address)
        context["nav"] = self.menu.of[language]
        return context

    def on_post_page(self, output: str, page: DocsPage, config: MkDocsConfig) -> str:
        """Mend and complete a hand-written page like a generated one."""
        language, _ = self.docs.place(page.file)
        title = page.title or self.site_names[language]
        description = str(page.meta.get("description", ""))
        return self._finish(output, language, str(title), description, page.url)

    @event_priority(-50)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write everything MkDocs does not know of."""
        target = Path(config.site_dir)

        def finish(html: str, page: Page) -> str:
            return self._finish(
                html, page.language, page.title, page.description, self.build.site.url(page.language, page.address)
            )

        for path, data in self.build.outputs(self.frames, finish):
            write_file(data, str(target / path))
        if self.build.cache is not None:
            self.build.cache.close()
            self.read_lines.write_text(json.dumps(self.store), encoding="utf-8")
        base = re.sub(r"^https?://[^/]*", "", config.site_url or "/") or "/"
        for language in self.build.site.languages[1:]:
            self._speak(config, language, "")
            context = get_context(self.menu.of[language], self.docs.pages, config, base_url=base)
            context["fixbook"] = self._not_found(language, base)  # type: ignore[typeddict-unknown-key]
            html = self._finish(self.env.get_template("404.html").render(context), language, "", "", "")
            write_file(html.encode(), str(target / language / "404.html"))
        self._sitemap(target)
        self._speak(config, self.build.site.default, "")

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when content or templates change."""
        for root in self.roots:
            for name in ("kb", "postmortems"):
                if (root / name).is_dir():
                    server.watch(str(root / name))
        server.watch(str(HERE))
        return server

    def _speak(self, config: MkDocsConfig, language: str, address: str) -> None:
        config.site_description = self.describe.get(language)
        theme.speak(config, self.build, language, address, self.site_names[language])

    def _finish(self, html: str, language: str, title: str, description: str, url: str) -> str:
        site, name = self.build.site, self.site_names[language]
        return finished(html, language=language, site=site, title=title, description=description, url=url, name=name)

    def _not_found(self, language: str, base: str) -> dict[str, str]:
        strings = Strings.of(language)
        home = f"{base.rstrip('/')}/{self.build.site.url(language, '')}"
        return {
            "title": strings.text("not-found-title"),
            "text": strings.text("not-found-text"),
            "home": home,
            "home_title": strings.text("to-home"),
        }

    def _sitemap(self, target: Path) -> None:
        """sitemap.xml of every page in every language; last changes come from the history, never from today."""
        site = self.build.site
        found = dict(self.build.listed)
        for (language, address), file in self.docs.by_place.items():
            urls, _ = found.setdefault(address, ({}, ""))
            urls[language] = file.url.removeprefix("./")
        data = site_files.sitemap(site, [(address, urls, day) for address, (urls, day) in found.items()])
        write_file(data, str(target / "sitemap.xml"))
        write_file(site_files.gzipped(data), str(target / "sitemap.xml.gz"))


def report(problems: list[Problem], *, stop: bool) -> None:
    """Log every problem; with `stop` an error ends the build before anything is written."""
    for problem in problems:
        if problem.level is Level.ERROR:
            log.error("%s", problem)
        elif problem.level is Level.WARNING:
            log.warning("%s", problem)
        else:
            log.debug("%s", problem)
    count = sum(problem.level is Level.ERROR for problem in problems)
    if count and (stop or any(problem.code == "no-taxonomy" for problem in problems)):
        raise PluginError(
            f"{count} problem{'s' if count > 1 else ''} in the content; nothing was built. `fixbook check` lists them."
        )
