"""Broken content by the thousand: `fixbook check` answers every file at its lines, and what it can still read can be rendered."""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner
from fixbook.cli import main
from fixbook.commands.report import lines, summary
from fixbook.derive import ledger
from fixbook.library import KINDS, load_library
from fixbook.outputs.build import Build
from fixbook.outputs.environment import environment
from fixbook.outputs.frame import Frames
from fixbook.outputs.markdown import sources
from fixbook.outputs.site import Site
from fixbook.problems import Level, Problem, errors
from fixbook.yamlfile import LINE_BREAK
from jinja2 import Environment

from tests.fuzzing import COUNT, FIRST, LONG, Run
from tests.library.oddities import VALUES
from tests.library.slips import broken, slipped
from tests.library.trees import TODAY, note

TREES = ("library/good", "outputs/shop", "outputs/printers")
RENDERED = 8 if LONG else 24
"""Of so many trees the pages of one are rendered: that takes ten times as long as to check it."""

TERMINAL = set(range(0x20)) | set(range(0x7F, 0xA0)) | {0x2028, 0x2029} | set(range(0x202A, 0x202F))


class Trees:
    """The small trees in folders of their own. Each trial breaks some files of one and puts them back."""

    def __init__(self, folder: Path, checkout: Path) -> None:
        self.roots = [folder / name for name in TREES]
        for name, root in zip(TREES, self.roots, strict=True):
            shutil.copytree(checkout / "tests" / name, root)
            note(root)
        self.whole = {
            root: {file: file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()} for root in self.roots
        }

    def break_some(self, chance: random.Random) -> tuple[Path, list[Path]]:
        """A tree and those of its files that are broken now; the taxonomy, without which little else is looked at, seldom is one."""
        root = chance.choice(self.roots)
        files = [file for file in self.whole[root] if file.suffix in (".yml", ".tsv")]
        some = chance.sample(files, chance.choice((1, 2, 4, 8)))
        if len(some) > 1 and chance.random() < 0.8:
            some = [file for file in some if file.stem != "taxonomy"]
        for file in some:
            file.write_bytes(self._broken(root, file, chance))
        if chance.random() < 0.1:
            some.append(self._misnamed(root, chance))
        return root, some

    def _broken(self, root: Path, file: Path, chance: random.Random) -> bytes:
        raw = self.whole[root][file]
        if file.suffix == ".tsv":
            text = slipped(raw.decode("utf-8"), chance).replace("KB-0001", chance.choice(("KB-0001", "KB-0009")))
            return text.encode("utf-8", "surrogatepass")
        inside = file.relative_to(root).as_posix()
        kinds = [kind for kind in KINDS if kind.name in inside or kind.group in inside]
        return broken(raw, chance.choice(kinds).model, chance)

    def _misnamed(self, root: Path, chance: random.Random) -> Path:
        """A copy of a file under a name, or in a folder, that it should not have."""
        raw = chance.choice([raw for file, raw in self.whole[root].items() if file.suffix == ".yml"])
        folder = chance.choice(
            ["kb", "postmortems", *(f"kb/{kind.group}" for kind in KINDS), "kb/runbooks/common/global"]
        )
        name = (
            str(chance.choice([value for value in VALUES if isinstance(value, str)]))
            .replace("/", "-")
            .replace("\0", "")
        )
        file = root / folder / f"{name[:60]}{chance.choice(('.yml', '.yml', '.yaml', '', '.YML', '.json'))}"
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_bytes(raw)
        return file

    def mend(self, root: Path, files: list[Path]) -> None:
        """Everything as it was."""
        for file in files:
            if file in self.whole[root]:
                file.write_bytes(self.whole[root][file])
            elif file.is_file():
                file.unlink()


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Trees:
    return Trees(tmp_path_factory.mktemp("trees"), Path(__file__).parent.parent.parent)


def reported(output: str) -> list[Problem]:
    return [Problem(**{**row, "level": Level(row["level"])}) for row in json.loads(output)]


def check(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """What `fixbook check` says of a tree; every form of its report is written."""
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, ["check", "--format", "json", f"--today={TODAY}"], catch_exceptions=False)
    problems = reported(result.stdout)
    failed = any(problem.level is Level.ERROR for problem in problems)
    assert result.exit_code == int(failed), result.output
    assert summary(problems, 1) in f"1 file checked: {result.stderr.partition(': ')[2]}"
    assert problems == sorted(set(problems))
    for form in ("text", "github"):
        for line in lines(problems, form):
            assert not {ord(char) for char in line} & TERMINAL, ascii(line)
            line.encode("utf-8")
    assert len(lines(problems, "text", colour=True)) == len(problems)
    return problems


def assert_inside(problems: list[Problem], root: Path) -> None:
    """Lines and columns stand in their files, as far as there is one."""
    for path in {problem.path for problem in problems}:
        file = root / path
        raw = file.read_bytes() if file.is_file() else b""
        written = LINE_BREAK.split(raw.decode("utf-8", "replace").removeprefix("\ufeff"))
        for problem in problems:
            if problem.path == path:
                assert problem.message
                assert 1 <= problem.line <= len(written), (problem, len(written))
                line = written[problem.line - 1]
                assert 1 <= problem.column <= len(line) + 1, (problem, ascii(line[:200]))


def render(root: Path, templates: Environment, problems: list[Problem]) -> int:
    """Everything a preview makes of the tree, which goes on with what it could read, and an export without errors; how many files that is."""
    library, _ = load_library(root)
    made = 0
    for edition in ("public", "internal") if library.taxonomy else ():
        chosen = library.for_edition(edition, drafts=edition == "internal")
        site = Site(tuple(chosen.languages))
        rows = [row for some in ledger.read_ledgers(library)[0].values() for row in some]
        gone = ledger.withdrawn(rows, chosen)
        build = Build(
            chosen, site, templates, withdrawn=gone, ledger=ledger.written(ledger.shown(rows, chosen)).encode()
        )
        frames = Frames(lambda framed, _: f"<title>{framed.title}</title>{framed.content}", lambda _: None, site)
        made += sum(len(output.make()) > 0 for output in build.outputs(frames))
        if not errors(problems):
            made += sum(len(text.encode()) > 0 for _, text in sources(chosen, site))
    return made


def test_broken_content_never_ends_in_a_traceback(trees: Trees, monkeypatch: pytest.MonkeyPatch) -> None:
    run, templates = Run("tree"), environment()
    inputs = rendered = 0
    codes: Counter[str] = Counter()

    def trial(number: int) -> None:
        nonlocal inputs, rendered
        chance = random.Random(number)
        root, files = trees.break_some(chance)
        inputs += len(files)
        try:
            problems = check(root, monkeypatch)
            codes.update({problem.code for problem in problems})
            assert_inside(problems, root)
            if number % RENDERED == 0:
                rendered += render(root, templates, problems)
        finally:
            trees.mend(root, files)

    for number in count(FIRST):
        run.try_out(trial, number)
        run.tell(inputs)
        if inputs >= COUNT:
            break
    assert run.findings == []
    if COUNT >= 2000:
        assert len(codes) > 45, codes
        assert rendered > 500
