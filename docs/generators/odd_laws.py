"""The submodels of the ODD page: every law and every rule of decision with its equations and its figures."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import attrs

from docs.generators.equations import Equations, equations
from docs.generators.markdown import code, number, span, table
from game.model.state.figures import Figure
from game.model.state.ruleset import ruleset

ROOT = Path(__file__).resolve().parents[2]
LAWS = "game.model.laws"
# In the order in which a quarter runs through them; then what several of them read, and what is read at the ends.
PHASES = (
    *("calendar", "offers", "stores", "favours", "blows", "iran_war", "ukraine", "standing", "market", "homes"),
    *("needs", "exchange", "minds", "ties", "ladder", "margin", "gauge", "interests"),
)
BESIDE = ("common", "verdict", "opening")
# How orders become deeds, and how the computer's countries decide; in the order in which a quarter needs them.
DECISIONS = (
    "game.model.levers.effect_paths",
    "game.model.levers.effects",
    "game.model.levers.budget",
    "game.model.levers.eyes",
    "game.model.levers.readings",
    "agents.anchor",
    "agents.pursuit",
    "agents.draft",
    "agents.crises",
    "agents.answering",
    "agents.table",
    "game.model.play.outcomes",
    "game.model.play.legacy",
)
# What reads files and texts, and what is told elsewhere.
PASSED_OVER = frozenset({
    *("_read", "read_effect", "_split", "parts", "of", "secret", "gauges", "_parts", "page", "none", "empty", "listed"),
})  # fmt: skip


@attrs.frozen
class LawPage:
    """One module's laws.

    says       the first sentence of its docstring
    constants  its own names for what does not change
    taken      functions that it takes from others, as `module.name`
    """

    name: str
    says: str
    constants: tuple[str, ...]
    taken: tuple[str, ...]
    laws: tuple[tuple[Equations, str], ...]


def source(module: str) -> ast.Module:
    """The syntax tree of a module, by its dotted name."""
    found = find_spec(module)
    assert found is not None
    assert found.origin is not None
    return ast.parse(Path(found.origin).read_text(encoding="utf-8"))


def law_page(module: str) -> LawPage:
    """The laws of a module, by its dotted name."""
    tree = source(module)
    modules = frozenset(alias.asname or alias.name for node in imports(tree) for alias in node.names if is_module(node))
    laws = [(equations(node, modules, owned), ast.get_docstring(node) or "") for node, owned in functions(tree)]
    taken = [
        f"{(node.module or '').rpartition('.')[2]}.{alias.name}"
        for node in imports(tree)
        if (node.module or "").startswith(f"{LAWS}.")
        for alias in node.names
    ]
    taken += [f"{alias.name}.*" for node in imports(tree) if is_module(node) for alias in node.names]
    says = (ast.get_docstring(tree) or "").split("\n\n")[0]
    return LawPage(module.rpartition(".")[2], flowing(says), tuple(constants(tree)), tuple(taken), tuple(laws))


def imports(tree: ast.Module) -> Iterator[ast.ImportFrom]:
    """What a module takes from others."""
    return (node for node in tree.body if isinstance(node, ast.ImportFrom))


def is_module(node: ast.ImportFrom) -> bool:
    """Whether an import takes whole modules."""
    return node.module == LAWS


def functions(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, Mapping[str, str]]]:
    """The functions of a module and the methods of its classes, with the sections of figures that objects hold."""
    for node in tree.body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        owned = dict(held(node)) if isinstance(node, ast.ClassDef) else {}
        for one in inner:
            if isinstance(one, ast.FunctionDef) and one.name not in PASSED_OVER and not one.name.startswith("__"):
                yield one, owned


def held(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """The sections of figures that a class holds: the name of its part, and `figures.section`."""
    for given in (one for one in ast.walk(node) if isinstance(one, ast.Assign)):
        targets, values = given.targets[0], given.value
        both = (targets.elts, values.elts) if isinstance(targets, ast.Tuple) and isinstance(values, ast.Tuple) else None
        for target, value in zip(*(both or ([targets], [values])), strict=False):
            section = ast.unparse(value).removeprefix("rules.")
            if re.fullmatch(r"figures\.\w+", section) and isinstance(target, ast.Attribute):
                yield target.attr, section


def constants(tree: ast.Module) -> Iterator[str]:
    """What a module calls by a name of its own: rows of names, codes, and what its classes hold."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.strip("_").isupper():
                yield f"{name} = {' '.join(ast.unparse(value).split())}"
            case ast.Assign(targets=[ast.Tuple() as names], value=value):
                yield f"{ast.unparse(names)} = {ast.unparse(value)}"
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if name.isupper():
                yield f"{name} = {' '.join(ast.unparse(value).split())}"
            case ast.ClassDef(name=name, body=body):
                fields = [ast.unparse(one.target) for one in body if isinstance(one, ast.AnnAssign)]
                if fields:
                    yield f"{name}({', '.join(fields)})"
            case _:
                pass


def flowing(text: str) -> str:
    """A paragraph of a docstring on one line."""
    return " ".join(text.split())


def told(modules: Sequence[str]) -> Iterator[str]:
    """The lines of some modules' laws, one after another."""
    for module in modules:
        page = law_page(module)
        yield f"#### {page.name}"
        yield ""
        yield page.says
        yield ""
        if page.taken:
            yield f"From others: {', '.join(code(name) for name in page.taken)}."
            yield ""
        if page.constants:
            yield from ("```text", *page.constants, "```", "")
        for law, says in page.laws:
            yield from told_law(page.name, law, says)
        yield from told_figures(page)


def told_law(module: str, law: Equations, says: str) -> Iterator[str]:
    """The lines of one law: what it is, what it is handed, its source, its equations."""
    paragraphs = says.split("\n\n")
    source = next((text for text in paragraphs if text.startswith("Source:")), "")
    handed = [text for text in paragraphs[1:] if re.match(r"\w[\w, ]* {2,}\S", text)]
    rest = [text for text in paragraphs[1:] if text != source and text not in handed]
    yield f"**`{module}.{law.head}`** {flowing(' '.join([paragraphs[0], *rest]))}"
    yield ""
    for text in handed:
        yield from (f"- {entry}" for entry in entries(text))
        yield ""
    yield from ("```text", *(law.lines or ("return w",)), "```", "")
    if source:
        yield f"*{flowing(source)}*"
        yield ""


def entries(text: str) -> Iterator[str]:
    """What a docstring says of each thing that is handed over or given back."""
    lines = list[str]()
    for line in text.splitlines():
        if match := re.match(r"(\w[\w, ]*?) {2,}(\S.*)", line):
            lines.append(f"`{match[1]}`: {match[2]}")
        elif lines:
            lines[-1] += f" {line.strip()}"
    return iter(lines)


def told_figures(page: LawPage) -> Iterator[str]:
    """The table of every figure that a module's laws read."""
    read = figures_of(page)
    if not read:
        return
    heads = ("figure", "value", "range", "unit", "what it is", "source")
    yield from table(heads, (figure_row(path, figure) for path, figure in read.items()))


def figure_row(path: str, figure: Figure) -> tuple[str, ...]:
    """What a table says of one figure."""
    bounds = span(figure.low, figure.high) if figure.low < figure.high else "held"
    return code(path), number(figure.value), bounds, figure.unit, figure.says, figure.source


def figures_of(page: LawPage) -> Mapping[str, Figure]:
    """Every figure that a module's laws read; where a name is put together, all that fit it."""
    known, read = ruleset(), dict[str, Figure]()
    for law, _ in page.laws:
        for path in law.figures:
            pattern = re.compile(re.sub(r"\\\{.*?\\\}", r"\\w+", re.escape(path)))
            fitting = [path] if path in known else [name for name in known if pattern.fullmatch(name)]
            read |= {name: known[name] for name in fitting}
    return read
