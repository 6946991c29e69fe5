"""Inline Markdown of text fields: what becomes HTML, what stays text."""

from __future__ import annotations

import pytest
from fixbook.outputs.markup import code_block, inline, plain, references, resolve

CASES = [
    ("plain text", "plain text"),
    ("**bold** and `code`", "<strong>bold</strong> and <code>code</code>"),
    ("a < b & c", "a &lt; b &amp; c"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
    ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
    ("![x](https://example.org/x.png)", ""),  # pictures have a field of their own
    ("[docs](https://example.org/a?b=1&c=2)", '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener">docs</a>'),
    ("loss of 25 % in 30 ms", "loss of 25\u202f% in 30\u202fms"),
    ("`sleep 5 s` takes 5 s", "<code>sleep 5 s</code> takes 5\u202fs"),
    ("5 steps", "5 steps"),
    ("two\nlines", "two lines"),
]


@pytest.mark.parametrize(("text", "html"), CASES, ids=[text[:20] for text, _ in CASES])
def test_text_becomes_this_html(text: str, html: str) -> None:
    assert inline(text).replace("\n", " ") == html


def test_link_to_an_id_is_resolved_or_becomes_text() -> None:
    html = inline("see [this](KB-0012#step) and [that](KB-0013)")
    assert references(html) == [("KB-0012", "step"), ("KB-0013", "")]
    assert resolve(html, {("KB-0012", "step"): "../x/#step"}) == 'see <a href="../x/#step">this</a> and that'


def test_plain_text_has_no_marks_left() -> None:
    assert plain("**a** `b` [c](KB-0001) snake_case *d*") == "a b c snake_case d"


def test_code_is_escaped_and_reachable_by_keyboard() -> None:
    html = code_block("echo '<b>' && x", "bash")
    assert '<code tabindex="0">' in html
    assert "<b>" not in html
    assert code_block("<b>", "no-such-language").count("&lt;") == 1
