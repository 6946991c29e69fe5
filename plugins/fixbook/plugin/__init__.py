"""The door to MkDocs (and ProperDocs): hooks gather what MkDocs gives and call plain functions.

Articles are no MkDocs pages. The plugin gives MkDocs the hand-written Markdown in every language and a short
navigation, and writes everything else itself once MkDocs has built the rest.
"""

from __future__ import annotations

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

from fixbook.library import uncollected
from fixbook.lookup.lines import Store
from fixbook.model.audience import allowed
from fixbook.outputs import files as site_files
from fixbook.outputs.build import finished
from fixbook.outputs.environment import HERE
from fixbook.outputs.frame import Framed, Frames
from fixbook.outputs.pages.page import Place
from fixbook.outputs.strings import Strings
from fixbook.plugin import theme
from fixbook.plugin.content import Content
from fixbook.plugin.docs import Docs
from fixbook.plugin.menu import Menu
from fixbook.plugin.preview import Preview
from fixbook.problems import Level, Problem

log = logging.getLogger("mkdocs.plugins.fixbook")


class FixbookConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    edition = c.Choice(("public", "customer", "internal"), default="public")
    content = c.ListOfItems(c.Type(str), default=["."])
    drafts = c.Type(bool, default=False)
    stop_on_errors = c.Type(bool, default=True)
    edit_uri = c.Type(str, default="")
    nav_translations = c.Optional(c.DictOfItems(c.DictOfItems(c.Type(str))))
    cache = c.Type(bool, default=True)


class FixbookPlugin(BasePlugin[FixbookConfig]):  # type: ignore[no-untyped-call]
    """Renders runbooks, postmortems and what belongs to them, in every language, in one build."""

    content: Content
    frames: Frames

    serving = False
    dirty = False
    store: Store = {}  # noqa: RUF012 - replaced when the program starts

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """A preview goes on where a build stops: an author sees the page while its last link is still missing."""
        self.serving = command == "serve"
        self.dirty = dirty
        self.store = {}  # a preview keeps its plugins from build to build

    @event_priority(-50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Find the content, report every problem of it, and set the theme up."""
        self.content = Content(config, self.config, self.store, serving=self.serving, dirty=self.dirty)
        report(self.content.problems, stop=self.config.stop_on_errors and not self.serving)
        if not self.content.has_taxonomy:
            raise PluginError(
                "Without a taxonomy there is nothing to build. `fixbook check` says what is wrong with it."
            )
        self.site = self.content.site
        self.languages = self.content.outline.languages
        self.site_names = {key: name or config.site_name for key, name in self.content.outline.site_names.items()}
        self.describe = {self.site.default: config.site_description}
        theme.set_up(config, position=len(self.content.overrides))
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Save from MkDocs what need not be written again."""
        self.content.kept.put_aside()

    def on_build_error(self, error: Exception) -> None:
        """Leave nothing behind."""
        self.on_shutdown()

    def on_shutdown(self) -> None:
        """Leave nothing behind when a build is broken off either."""
        if hasattr(self, "content"):
            self.content.kept.forget()

    @event_priority(-50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put hand-written pages at their address in each language."""
        self.docs = Docs(files, config, self.site, allowed(self.config.edition))
        return self.docs.files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """One navigation a language: ours, with the hand-written pages below it."""
        self.menu = Menu(nav, self.content.outline.navigation, self.docs, self.config.nav_translations or {}, config)
        return self.menu.of[self.site.default]

    def on_page_markdown(self, markdown: str, page: DocsPage, config: MkDocsConfig, files: Files) -> str:
        """Links to ids, and to the page's own language."""
        page.meta["search"] = {"exclude": True}
        return self.docs.article_links(self.docs.own_language_links(markdown, page.file), page, self.content.outline)

    def on_page_content(self, html: str, page: DocsPage, config: MkDocsConfig, files: Files) -> str:
        """The home page's own parts around what is written in index.md."""
        language, address = self.docs.place(page.file)
        if address:
            return self.docs.fallback_note(page.file, self.content.outline) + html
        page.meta.setdefault("hide", ["navigation", "toc"])
        page.meta.setdefault("description", self.describe.get(language) or "")
        page.title = Strings.of(language).text("nav-home")
        return self.content.home_page(language, Markup(html))  # noqa: S704 - MkDocs' own rendering of docs/index.md

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """From here on pages can be framed, and every hand-written page is there in every language."""
        self.docs.share_anchors()
        template = env.get_template("main.html")

        def render(framed: Framed, place: Place) -> str:
            self._speak(config, place.language, place.address)
            with self.menu.standing_at(place.language, place.section):
                context = get_context(self.menu.of[place.language], self.docs.pages, config, framed)  # type: ignore[arg-type]
                html = template.render(context)
            return self._finish(html, place.language, framed.title, framed.meta["description"], framed.url)

        self.frames = Frames(render, lambda place: self.menu.group(place.language, place.section), self.site)
        self.env = env
        return env

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The page that says an address does not exist."""
        language = self.site.default
        self._speak(config, language, "")
        context["nav"] = self.menu.of[language]
        if template_name == "404.html":
            context["fixbook"] = self._not_found(language, context["base_url"])  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Mend the page that says an address does not exist like any other."""
        if template_name != "404.html":
            return output_content
        return self._finish(output_content, self.site.default, "", "", "")

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

    @event_priority(50)
    @uncollected()
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write everything MkDocs does not know of, before others look through the finished site."""
        content, kept = self.content, self.content.kept
        frames = kept.before.frames if kept.before else {}
        same = self.frames.unchanged(frames)
        written = sorted(f"{language} {address}" for language, address in self.docs.by_place)
        if same and content.take_all(written):
            content.note(frames, written)
        else:
            content.build.published = {address for _, address in self.docs.by_place}
            for output in content.build.outputs(self.frames):
                kept.put(output.path, output.make, output.key if same else "")
            self._not_found_pages(config)
            self._sitemap()
            content.note((frames if same else {}) | self.frames.digests(), written)
        self._speak(config, self.site.default, "")

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Show a changed runbook at once; rebuild when anything else of the content or the templates changes."""
        for root in self.content.roots:
            for name in ("kb", "postmortems"):
                if (root / name).is_dir():
                    server.watch(str(root / name))
        server.watch(str(HERE))
        server.builder = Preview(server, builder, self.content.watched, self._show)
        return server

    def _show(self, changed: list[Path]) -> bool:
        """Render the pages of changed runbooks into the previewed site; False where that would not show the change."""
        found = self.content.reread(changed)
        if found is None:
            return False
        runbooks, problems = found
        report(problems, stop=False)
        for output in self.content.build.again(runbooks, self.frames):
            write_file(output.make(), str(self.content.kept.site / output.path))
        return True

    def _speak(self, config: MkDocsConfig, language: str, address: str) -> None:
        config.site_description = self.describe.get(language)
        config.site_name = self.site_names[language]
        theme.speak(config, self.site, self.languages, language, address)

    def _finish(self, html: str, language: str, title: str, description: str, url: str) -> str:
        site, name = self.site, self.site_names[language]
        return finished(html, language=language, site=site, title=title, description=description, url=url, name=name)

    def _not_found(self, language: str, base: str) -> dict[str, str]:
        strings = Strings.of(language)
        home = f"{base.rstrip('/')}/{self.site.url(language, '')}"
        return {
            "title": strings.text("not-found-title"),
            "text": strings.text("not-found-text"),
            "home": home,
            "home_title": strings.text("to-home"),
        }

    def _not_found_pages(self, config: MkDocsConfig) -> None:
        """The page that says an address does not exist in every language but the default one, which MkDocs writes."""
        base = re.sub(r"^https?://[^/]*", "", config.site_url or "/") or "/"
        template = self.env.get_template("404.html")
        for language in self.site.languages[1:]:
            self._speak(config, language, "")
            context = get_context(self.menu.of[language], self.docs.pages, config, base_url=base)
            context["fixbook"] = self._not_found(language, base)  # type: ignore[typeddict-unknown-key]
            html = self._finish(template.render(context), language, "", "", "")
            self.content.kept.put(f"{language}/404.html", html.encode)

    def _sitemap(self) -> None:
        """sitemap.xml of every page in every language; last changes come from the history, never from today."""
        found = dict(self.content.build.listed)
        for (language, address), file in self.docs.by_place.items():
            urls, _ = found.setdefault(address, ({}, ""))
            urls[language] = file.url.removeprefix("./")
        data = site_files.sitemap(self.site, [(address, urls, day) for address, (urls, day) in found.items()])
        self.content.kept.put("sitemap.xml", lambda: data)
        self.content.kept.put("sitemap.xml.gz", lambda: site_files.gzipped(data))


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
