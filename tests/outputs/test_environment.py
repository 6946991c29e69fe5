"""Templates that a site writes mean what Jinja2 says they mean, however ours are compiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixbook.outputs.environment import environment


class Icon:
    """Something a template calls."""

    def render(self, **given: str) -> str:
        return " ".join(f"{name}={value}" for name, value in given.items())


SHOWN = {
    "{% block title %}a < b{% endblock %}, {{ self.title() }}": "a < b, a < b",
    "{{ icon.render(class='big') }}": "class=big",
    "{{ actions.greet('<b>') }}": "hello &lt;b&gt;",
    "{% macro row(text) %}<p>{{ text }}</p>{% endmacro %}{{ row('<b>') }}": "<p>&lt;b&gt;</p>",
    "{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}{{ '<' }}{% endcall %}": "[&lt;]",
    "{% for each in [1, 2] %}{{ loop.cycle('odd', 'even') }} {% endfor %}": "odd even ",
}


@pytest.mark.parametrize("template", SHOWN)
def test_template_of_a_site_may_call_what_jinja_can_call(tmp_path: Path, template: str) -> None:
    (tmp_path / "fixbook").mkdir()
    (tmp_path / "fixbook" / "foot.html").write_text(template, encoding="utf-8")
    made = environment([tmp_path]).get_template("fixbook/foot.html")
    assert made.render(icon=Icon(), actions={"greet": lambda name: f"hello {name}"}) == SHOWN[template]
