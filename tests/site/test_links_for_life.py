"""What was once published leads somewhere: renames, moves, retirement and withdrawal in a copy of the starter."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.site.building import built, configure, edit, run, starter

CHECKLIST = Path("kb/checklists/opening-day.yml")
RUNBOOK = Path("kb/runbooks/in-store/global/terminal-offline.yml")


def test_short_link_stands_in_upper_and_lower_case_and_keeps_to_relative_links(tmp_path: Path) -> None:
    out = built(starter(tmp_path / "site"))
    for name in ("KB-0001", "kb-0001"):
        text = (out / "k" / name / "index.html").read_text(encoding="utf-8")
        assert '<a href="../../runbooks/terminal-offline/" lang="en"' in text
        assert '<a href="../../zh/runbooks/terminal-offline/" lang="zh"' in text
        assert '<script src="../../assets/fixbook/go.js">' in text


def test_refiled_article_keeps_its_address(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    (site / "kb/runbooks/online/europe").mkdir(parents=True)
    shutil.move(site / RUNBOOK, site / "kb/runbooks/online/europe/terminal-offline.yml")
    assert run("check", "--root", str(site)).startswith("0")
    assert (built(site) / "runbooks/terminal-offline/index.html").is_file()


def test_renamed_article_leads_from_its_former_address_once_that_is_noted(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    renamed = site / RUNBOOK.with_name("terminal-without-network.yml")
    shutil.move(site / RUNBOOK, renamed)
    complaint = run("check", "--root", str(site))
    assert complaint.startswith("1")
    assert "runbooks/terminal-offline/ would lead nowhere; add terminal-offline to former_slugs" in complaint
    edit(renamed, "audience: public", "audience: public\nformer_slugs: [terminal-offline]")
    edit(site / "kb/golden.yml", "terminal-offline", "terminal-without-network")
    run("ledger", "--root", str(site))
    assert run("check", "--root", str(site)).startswith("0")
    out = built(site)
    assert "../terminal-without-network/" in (out / "runbooks/terminal-offline/index.html").read_text(encoding="utf-8")
    assert "../terminal-without-network/" in (out / "zh/runbooks/terminal-offline/index.html").read_text(
        encoding="utf-8"
    )


def test_renamed_step_keeps_its_anchor_once_that_is_noted(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    edit(site / RUNBOOK, "key: swap-cable", "key: new-cable")
    assert "KB-0001#swap-cable would lead nowhere" in run("check", "--root", str(site))
    edit(site / RUNBOOK, "audience: public", "audience: public\nformer_keys:\n  swap-cable: new-cable")
    run("ledger", "--root", str(site))
    assert run("check", "--root", str(site)).startswith("0")
    for language in ("", "zh/"):
        text = (built(site) / language / "runbooks/terminal-offline/index.html").read_text(encoding="utf-8")
        assert 'id="swap-cable"' in text
        assert 'id="new-cable"' in text


def test_retired_article_says_what_replaced_it(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    edit(site / CHECKLIST, "    runbooks: [KB-0001]\n", "")
    edit(
        site / RUNBOOK,
        "state: published",
        "state: retired\nwhy:\n  en: The terminals were replaced.\n  zh: 终端已更换。",
    )
    text = (built(site) / "runbooks/terminal-offline/index.html").read_text(encoding="utf-8")
    assert "The terminals were replaced." in text
    assert "Replace the cable" not in text


def test_removed_article_fails_the_check_with_the_line_that_must_come_back(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    (site / RUNBOOK).unlink()
    complaint = run("check", "--root", str(site))
    assert complaint.startswith("1")
    assert 'no file says "id: KB-0001"; bring it back, retired if need be' in complaint


def test_withdrawn_article_keeps_a_page_that_names_neither_title_nor_address(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    edit(site / CHECKLIST, "    runbooks: [KB-0001]\n", "")
    edit(site / RUNBOOK, "audience: public", "audience: internal")
    run("ledger", "--root", str(site))
    out = built(configure(site), strict=False)
    text = (out / "k/KB-0001/index.html").read_text(encoding="utf-8")
    assert "KB-0001 was withdrawn on" in text
    everything = b"".join(file.read_bytes() for file in out.rglob("*") if file.is_file())
    assert b"terminal-offline" not in everything
    assert b"terminal says offline" not in everything
