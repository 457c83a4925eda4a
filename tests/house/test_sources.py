import ast
import re

from tests.house.reading import Function, docstring, functions, place, product_files, python_files, report, tree

COUNTRIES = {"russia", "iran", "united_states", "china", "gulf_states", "israel"}
RETURNS = re.compile(r"^\s*returns\b", re.MULTILINE)
SOURCE = re.compile(r"^\s*Source:\s*\S", re.MULTILINE)


def takes_arrays(function: Function) -> bool:
    """Return whether any parameter is declared as an array."""
    signature = function.args
    declared = [*signature.posonlyargs, *signature.args, *signature.kwonlyargs, signature.vararg, signature.kwarg]
    return any("Array" in ast.unparse(one.annotation) for one in declared if one is not None and one.annotation)


def is_a_law(function: Function) -> bool:
    """Return whether a function is a law: arrays in, and a docstring that says what it returns in which unit."""
    return takes_arrays(function) and RETURNS.search(docstring(function)) is not None


def test_every_public_rule_says_what_it_does() -> None:
    """Every public function in `game/model/laws` has a docstring."""
    faults = [
        f"{place(path, function.lineno)} {function.name}"
        for path in python_files("game/model/laws")
        for function in functions(tree(path))
        if not function.name.startswith("_") and not docstring(function)
    ]
    assert not faults, report(faults, "no docstring:")


def test_every_law_names_its_source() -> None:
    """Every function in `game/model/laws` that turns arrays into a quantity with a unit says where it comes from."""
    faults = [
        f"{place(path, function.lineno)} {function.name}"
        for path in python_files("game/model/laws")
        for function in functions(tree(path))
        if is_a_law(function) and not SOURCE.search(docstring(function))
    ]
    assert not faults, report(faults, "a law needs a line `Source:` in its docstring:")


def test_every_country_and_strategy_names_its_source() -> None:
    """Every country's module, and every strategy's, says in its docstring which writing it stands on."""
    played = [
        path
        for path in product_files()
        if (path.parent.name == "agents" and path.stem in COUNTRIES)
        or (path.parent.name == "strategies" and path.name != "__init__.py")
    ]
    faults = [place(path) for path in played if not SOURCE.search(docstring(tree(path)))]
    assert not faults, report(faults, "the module's docstring needs a line `Source:`")


def test_a_law_without_a_source_is_noticed() -> None:
    """A function that takes arrays and says what it returns is held to be a law; one that takes none is not."""
    law, other = functions(
        ast.parse('def f(x: Array) -> Array:\n    """F.\n\n    returns  (W,)  $/b\n    """\n\ndef g(x: int): ...')
    )
    assert is_a_law(law)
    assert not SOURCE.search(docstring(law))
    assert not is_a_law(other)
