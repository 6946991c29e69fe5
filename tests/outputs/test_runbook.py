"""The page of a runbook as its readers meet it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fixbook.outputs.environment import environment
from fixbook.outputs.pages import runbook
from fixbook.outputs.pages.page import Body
from fixbook.outputs.site import Site
from fixbook.outputs.view import View

from tests.outputs.markup_reader import read
from tests.outputs.rendering import PRINTERS, bodies, changed, library_of, text_of

JAM = "runbooks/paper-jam"
FILE = "kb/runbooks/office/north/paper-jam.yml"
Bodies = dict[tuple[str, str], Body]


@pytest.fixture(scope="module")
def pages() -> Bodies:
    return bodies(library_of(PRINTERS), runbook.pages)


def part(html: str, start: str, end: str) -> str:
    """The text between two pieces of markup."""
    after = html[html.index(start) :]
    return text_of(after[: after.index(end)])


def section(html: str, anchor: str) -> str:
    """The text below a heading of the second level."""
    found = html[html.index(f'id="{anchor}"') :]
    return text_of(found[found.index(">") + 1 :].split("<h2", maxsplit=1)[0])


def test_first_screen_names_the_likeliest_cause_its_first_relief_and_the_time(pages: Bodies) -> None:
    assert part(pages["en", JAM].html, '<a class="fb-first', "</a>").endswith(
        "A Most likely about 15 min Dry the paper First step: Put the paper on a heater."
    )


def test_relief_stands_before_what_cures_numbered_through(pages: Bodies) -> None:
    html = pages["en", JAM].html
    steps = re.findall(r'<li class="fb-step" id="([\w-]+)" data-step="(\w+)"', html)
    assert steps == [("dry-paper", "A1"), ("feed-by-hand", "A2"), ("buy-cupboard", "A3"), ("turn-roller", "B1")]
    assert html.index("Stop it now") < html.index('id="feed-by-hand"') < html.index("Fix for good")
    assert '<ol class="fb-steps" start="3">' in html


def test_badge_is_counted_from_the_steps(pages: Bodies) -> None:
    facts = part(pages["en", JAM].html, '<ul class="fb-meta fb-runbook-meta">', "</ul>")
    assert facts == (
        "sources checked 4 Mar 2026 1 of 4 steps documented not yet tested Paper team Laser North Office , Shop"
        " Paper jams One printer"
    )


def test_a_test_is_dated(tmp_path: Path) -> None:
    def test_it(data: dict[str, Any]) -> None:
        data["tested"] = {"on": "2026-03-09", "how": {"en": "On one printer."}}

    html = bodies(changed(tmp_path, FILE, test_it, PRINTERS), runbook.pages)["en", JAM].html
    assert "tested 9 Mar 2026" in text_of(html)
    assert "not yet tested" not in text_of(html)


def test_causes_are_told_apart_by_a_question_or_a_measurement(pages: Bodies) -> None:
    assert section(pages["en", JAM].html, "tell-apart") == (
        "Tell the causes apart Ask or measure If so Go to"
        " Does it happen with new paper? No jam with new paper. The paper is damp A Dry the paper"
        " Jam rate (tray) &gt; 5 % The roller is worn B Cause B"
    )


def test_a_single_cause_needs_no_table(pages: Bodies) -> None:
    html = pages["en", "runbooks/no-power"].html
    assert 'id="tell-apart"' not in html
    assert "Most likely" not in part(html, "<h3", "</h3>")


def test_table_of_contents_has_letters_and_no_marks(pages: Bodies) -> None:
    labels = [heading.label for heading in pages["en", JAM].headings if heading.level == 3]
    assert labels[:2] == ["A Dry the paper", "B The roller is worn"]


def test_step_says_who_how_long_on_what_grounds_and_how_to_go_back(pages: Bodies) -> None:
    step = part(pages["en", JAM].html, 'id="dry-paper"', 'id="feed-by-hand"')
    assert "User 10 min documented 1 #" in step
    assert "You should see The stack is flat. To undo Take it off." in step


def test_marks_lead_to_the_numbered_sources(pages: Bodies) -> None:
    html = pages["en", JAM].html
    assert 'href="#source_manual" aria-label="Source 1"' in html
    assert '<li id="source_manual"><a href="https://example.org/manual" rel="noopener">Printer manual</a></li>' in html


def test_step_of_a_plan_says_so_to_everybody(pages: Bodies) -> None:
    step = part(pages["en", JAM].html, 'id="buy-cupboard"', "</li>")
    assert "Part of the plan Full; with another plan, ask for it or have your own team do it" in step


def test_why_nothing_cures_it_is_said(pages: Bodies) -> None:
    assert "Why nothing cures it Rollers are no longer made." in text_of(pages["en", JAM].html)


def test_former_keys_stay_anchors_and_ticks(pages: Bodies) -> None:
    html = pages["en", JAM].html
    assert '<li class="fb-step" id="dry-paper" data-step="A1"><span id="dry-it"></span>' in html
    assert 'value="dry-paper" data-former="dry-it"' in html
    assert '<h3 class="fb-cause__title" id="damp" tabindex="-1"><span id="old-damp" data-toc="no"></span>' in html


def test_notes_of_a_region_hold_for_the_regions_in_it(pages: Bodies) -> None:
    html = pages["en", JAM].html
    assert 'data-region="north" data-regions="north harbour"' in html
    assert "North In winter dry all paper. Try first there: B The roller is worn Sources 1" in text_of(html)
    assert 'data-first-in="north harbour"' in html


def test_codes_that_differ_in_nothing_else_share_a_row(pages: Bodies) -> None:
    rows = section(pages["en", JAM].html, "codes")
    assert "E-1 E-2 Jam at the tray. Pressmaster A" in rows
    assert "10 PAPER_JAM Jam. Other make" in rows


def test_support_is_told_plan_by_plan_and_phase_by_phase(pages: Bodies) -> None:
    assert (
        "Full Channels Phone Office hours Hours Office hours Mon–Fri 09:00–17:00 Europe/Oslo"
        " First response in warranty High 30 min Office hours Low 1 d Office hours"
        " First response after warranty High 4 h Office hours Low 1 d Office hours What this plan covers"
    ) in section(pages["en", JAM].html, "escalate")


def test_plan_is_chosen_with_its_phase_where_phases_differ(pages: Bodies) -> None:
    options = [each.attributes for each in read(pages["en", JAM].html) if "data-phase" in each.attributes]
    assert [(each["value"], each["data-phase"]) for each in options] == [("full", "warranty"), ("full", "after")]


def test_clock_of_a_shift_is_carried_once_for_the_browser(pages: Bodies) -> None:
    clocks = [each.attributes["data-clock"] for each in read(pages["en", JAM].html) if "data-clock" in each.attributes]
    assert [json.loads(clock)["zone"] for clock in clocks] == ["Europe/Oslo"]
    assert json.loads(clocks[0])["hours"]["mon"] == [["09:00", "17:00"]]


def test_evidence_is_asked_for_with_where_to_find_it(pages: Bodies) -> None:
    html = pages["en", JAM].html
    asked = [each.attributes["data-blank"] for each in read(html) if "data-blank" in each.attributes]
    assert asked == ["Serial number", "Test page"]
    assert "Pressmaster On the back." in text_of(html)


def test_reply_belongs_to_the_support_view(pages: Bodies) -> None:
    found = re.search(r'<section class="fb-reply fb-in-support".*?</section>', pages["en", JAM].html, re.DOTALL)
    assert found is not None
    assert "Dry the paper, then print again." in text_of(found[0])


def test_incidents_checklists_and_related_articles_are_found(pages: Bodies) -> None:
    html = pages["en", JAM].html
    assert "PM-0001 A flood in the paper store All paper was wet. helped Drying worked." in section(html, "incidents")
    assert "KB-0002 The printer is dark" in section(html, "related")
    assert "CL-0001 Opening day Before the first customer. In checklists" in section(html, "related")
    assert "KB-0001 Paper jams" in section(pages["en", "runbooks/no-power"].html, "related")


def test_symptoms_are_those_of_the_language(pages: Bodies) -> None:
    assert "it eats my paper" in section(pages["en", JAM].html, "symptoms")
    assert "又卡纸了" in section(pages["zh", JAM].html, "symptoms")


def test_missing_translation_is_shown_and_marked(pages: Bodies) -> None:
    html = pages["zh", "runbooks/no-power"].html
    assert '<span class="fb-untranslated" lang="en" title="尚未翻译，以下为English原文">Plug it in.' in html


def test_retired_article_only_says_what_replaced_it() -> None:
    library = library_of(PRINTERS)
    page = next(each for each in runbook.pages(library, Site(("en", "zh"))) if each.address == "runbooks/old-jam")
    html = text_of(page.render(environment()).html)
    assert html == (
        "KB-0004 Old jam Retired Why it was retired: Merged into one. Read instead: KB-0001 Paper jams at every page"
    )
    assert not page.listed


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("5", "ms", "5 ms"),
        ("12000", "kbps", "12 000 kbps"),
        ("0.50", "%", "0.5 %"),
        ("3", "1/s", "3/s"),
        ("7", "1", "7"),
    ],
)
def test_number_stands_before_its_unit(value: str, unit: str, shown: str) -> None:
    view = View(library_of(PRINTERS), Site(("en", "zh")), "en", "")
    assert text_of(view.number(Decimal(value), unit)) == shown


def test_label_and_what_follows_are_parted_as_the_language_does(pages: Bodies) -> None:
    noted = {
        language: part(pages[language, JAM].html, '<details class="fb-more fb-region"', "</details>")
        for language in ("en", "zh")
    }
    assert "Try first there: " in noted["en"]
    assert not re.search("[：。] <a", pages["zh", JAM].html)
