"""The Jinja2 environment of page bodies: the package's templates, under those a site puts into its custom_dir."""

from __future__ import annotations

import keyword
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame

HERE: Final = Path(__file__).parent / "templates"


def environment(overrides: Iterable[Path] = ()) -> Environment:
    """Templates named `fixbook/runbook.html` and so on; a file of that name in one of `overrides` goes first.

    Everything is escaped unless it is Markup; an unknown name is an error, not an empty place.
    """
    loader = FileSystemLoader([*overrides, HERE])
    return Bodies(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class DirectCalls(CodeGenerator):
    """Compiles templates to what they say, because a page has hundreds of expressions.

    In our own templates a method is called as it stands: Jinja would look in every call for functions that want the
    context, and no method of ours does. What a site writes may call anything, in Jinja's way. What is Markup already
    is written as it is instead of being wrapped once more.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja2's name
        """A template, with its author and the names of its macros known before calls are compiled."""
        self.ours = Path(self.filename or "").is_relative_to(HERE)
        self.macros = {macro.name for macro in node.find_all(nodes.Macro)}
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja2's name
        """`v.t(text)`, or a macro of this template, as a plain call; any other with Jinja's search."""
        called = node.node
        method = isinstance(called, nodes.Getattr) and not keyword.iskeyword(called.attr)
        macro = isinstance(called, nodes.Name) and called.name in self.macros
        if not self.ours or forward_caller or node.dyn_args or node.dyn_kwargs or not (method or macro):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if isinstance(called, nodes.Getattr):
            self.visit(called.node, frame)
            self.write(f".{called.attr}(")
        else:
            self.visit(called, frame)
            self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("(written if (written := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(").__class__ is Markup else escape(written))")


class Bodies(Environment):
    """An environment whose templates are compiled by `DirectCalls`."""

    code_generator_class = DirectCalls
