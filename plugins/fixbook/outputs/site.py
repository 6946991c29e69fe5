"""Addresses of the site: one address a page in each language, links relative to the page they stand on."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """How addresses become files and links.

    An address is what the languages share: "" is home, "runbooks/black-screen" an article. Every page is
    written to <address>/index.html; without directory addresses (offline use) links spell the file name out.
    """

    languages: tuple[str, ...]
    directory_urls: bool = True
    site_url: str = ""

    @property
    def default(self) -> str:
        """The language at the root of the site."""
        return self.languages[0]

    def folder(self, language: str, address: str) -> str:
        """Site-relative folder of a page: "zh/runbooks/black-screen"; "" for the home page of the default language."""
        return "/".join(part for part in ("" if language == self.default else language, address) if part)

    def file(self, language: str, address: str) -> str:
        """Site-relative file of a page."""
        return posixpath.join(self.folder(language, address), "index.html")

    def url(self, language: str, address: str) -> str:
        """Site-relative link target of a page: "zh/runbooks/black-screen/"."""
        folder = self.folder(language, address)
        if not self.directory_urls:
            return posixpath.join(folder, "index.html")
        return f"{folder}/" if folder else ""

    def absolute(self, language: str, address: str) -> str:
        """Address on the net, or "" where the site has no site_url."""
        return f"{self.site_url.rstrip('/')}/{self.url(language, address)}" if self.site_url else ""

    @staticmethod
    def relative(from_folder: str, target: str) -> str:
        """A link from a page in `from_folder` to a site-relative target (a file, or a folder with a final slash)."""
        path, mark, rest = split(target)
        link = posixpath.relpath("/" + path, "/" + from_folder)
        if path.endswith("/") or path == "":
            link = "./" if link == "." else f"{link}/"
        return f"{link}{mark}{rest}"


def split(target: str) -> tuple[str, str, str]:
    """(path, "?" or "#" or "", what follows it) of a link target."""
    for mark in ("?", "#"):
        if mark in target:
            path, _, rest = target.partition(mark)
            return path, mark, rest
    return target, "", ""
