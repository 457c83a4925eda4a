"""The page of the Python interface: what `import wedge` gives, with signatures and docstrings."""

import inspect
from collections.abc import Iterator
from types import FunctionType

import wedge
from docs.generators.markdown import first_line
from game.loose_types import OneOfMany


def page() -> str:
    """The whole page."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Its lines."""
    yield "# Python"
    yield ""
    yield "What `import wedge` gives stays; everything else in the package may change from one version to the next."
    yield ""
    yield from ("```python", *(inspect.getdoc(wedge) or "").split("\n\n", 1)[1].splitlines(), "```", "")
    for name in sorted(wedge.__all__):
        thing = getattr(wedge, name)
        if inspect.isclass(thing):
            yield from of_class(name, thing)
        elif inspect.isfunction(thing):
            yield from of_function(f"wedge.{name}", thing, "##")


def of_class(name: str, kind: type) -> Iterator[str]:
    """What the page says of a class and all that can be asked of it."""
    yield f"## wedge.{name}"
    yield ""
    yield from told(inspect.getdoc(kind))
    for own, member in vars(kind).items():
        if own.startswith("_"):
            continue
        if isinstance(member, property):
            yield f"`.{own}`"
            yield f": {first_line(member.__doc__)}"
            yield ""
        elif isinstance(member, FunctionType | classmethod | staticmethod):
            function = member if isinstance(member, FunctionType) else member.__func__
            yield from of_function(f"{name}.{own}", function, "###")


def of_function(name: str, function: OneOfMany, level: str) -> Iterator[str]:
    """What the page says of a function: its signature and its docstring."""
    yield f"{level} {name}"
    yield ""
    yield from ("```python", f"{name.rpartition('.')[2]}{signature(function)}", "```", "")
    yield from told(inspect.getdoc(function))


def signature(function: OneOfMany) -> str:
    """A signature without the names of modules, which a reader need not import."""
    text = str(inspect.signature(function)).replace("collections.abc.", "")
    for module in ("game.model.play.simulation.", "game.campaign.campaign.", "game.model.scenario.setup."):
        text = text.replace(module, "")
    return text


def told(doc: str | None) -> Iterator[str]:
    """A docstring: its paragraphs, and a list of what it says of each thing that is handed over."""
    for paragraph in (doc or "").split("\n\n"):
        listed = [line for line in paragraph.splitlines() if "  " in line.strip() and not line.startswith(" ")]
        if listed:
            yield from ("```text", *paragraph.splitlines(), "```", "")
        else:
            yield from (paragraph, "")
