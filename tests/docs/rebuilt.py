"""The laws rebuilt from docs/odd.md alone: its equations read back as a program that plays one world.

A measure is an array without an axis of worlds. Whatever an equation names is looked up among the laws of its module,
those that the module takes from others, and the arithmetic that the page explains.
"""

import re
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from docs.generators.equation_text import split_at
from game.model.state import arithmetic, axes, codes, deeds
from game.model.state.chance import Chance
from game.model.state.deeds import Deeds
from game.model.state.ruleset import ruleset
from game.model.state.world_state import WorldState, declared

LAW = re.compile(
    r"^\*\*`(?P<module>\w+)\.(?P<name>\w+)\((?P<handed>[^)]*)\)`\*\*.*?^```text\n(?P<body>.*?)^```",
    re.MULTILINE | re.DOTALL,
)
PART = re.compile(r"^#### (\w+)\n(.*?)(?=^#### |^### |\Z)", re.MULTILINE | re.DOTALL)
HELD = re.compile(r"^```text\n((?:\(?[A-Z].*\n)+)```", re.MULTILINE)
SECTIONS = {path.split(".")[0] for path in ruleset()}
FIGURE = re.compile(rf"(?<![\w.])({'|'.join(sorted(SECTIONS))})(\.(?!but\b)\w+|(?=\[Q))")
OF_DEEDS = re.compile(r"(?<![\w.])(push|shift|stance|first_stance|made|turned)\(")
SIGNS = {"·": "*", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=", "√": "sqrt", "σ": "sigmoid"}


class RebuiltWorld:
    """One world: every measure as an attribute, and the world of the step that is being taken."""

    def __init__(self, values: dict[str, Any]) -> None:
        """Hold measures by name."""
        self.__dict__.update(values)

    @classmethod
    def of(cls, state: WorldState) -> "RebuiltWorld":
        """The first world of a state."""
        return cls({"turn": state.turn, **{name: np.array(getattr(state, name)[..., 0]) for name in declared()}})

    def __getattribute__(self, name: str) -> Any:
        """A measure, as a copy that may be written into."""
        value = object.__getattribute__(self, name)
        return value.copy() if isinstance(value, np.ndarray) else value

    def but(self, **changed: Any) -> "RebuiltWorld":
        """The world with some measures replaced."""
        after = dict(self.__dict__)
        for name, value in changed.items():
            after[name] = np.array(np.broadcast_to(np.squeeze(value), np.shape(after[name])), np.float64)
        return RebuiltWorld(after)

    @property
    def worlds(self) -> int:
        """One."""
        return 1


class RebuiltDeeds:
    """A quarter's deeds in the first of some worlds."""

    def __init__(self, real: Deeds) -> None:
        """Hold the deeds."""
        self.real, self.service, self.spent, self.raised = real, real.service[:, 0], real.spent[:, 0], real.raised[:, 0]

    def push(self, name: str) -> float:
        """What is put on a name; nothing on none."""
        return float(self.real.now(name)[0]) if name else 0.0

    def shift(self, name: str) -> float:
        """How far its resting point is moved; no way for none."""
        return float(self.real.rest(name)[0]) if name else 0.0

    def stance(self, policy: str) -> float:
        """How far a policy stands."""
        return float(self.real.stance(policy)[0])

    def first_stance(self, policy: str) -> float:
        """How far it stood at the opening."""
        return Deeds.opening(policy)

    def made(self, move: str) -> float:
        """1 where a move is made."""
        return float(self.real.move(move)[0])

    def turned(self, turn: str) -> float:
        """The chance that a machine is brought to a state."""
        return float(self.real.turn(turn)[0])


def read_back(text: str) -> str:
    """An expression of the page as Python."""
    text = inside(text, "⟦", "⟧", held)
    text = inside(text, "{", "}", chosen)
    text = text.replace("dict⟨", "{").replace("⟩", "}")
    text = re.sub(r" = ", " == ", text)
    return FIGURE.sub(figure, OF_DEEDS.sub(r"deeds.\1(", text))


def inside(text: str, opens: str, closes: str, change: Callable[[str], str]) -> str:
    """A text with everything between two brackets changed, innermost first; quotation marks protect what is in them."""
    stack, quoted = [""], False
    for letter in text:
        quoted ^= letter == '"'
        if letter == opens and not quoted:
            stack.append("")
        elif letter == closes and not quoted and len(stack) > 1:
            inner = stack.pop()
            stack[-1] += change(inner)
        else:
            stack[-1] += letter
    return "".join(stack)


def held(text: str) -> str:
    """⟦…⟧ as Python."""
    if " is " in text:
        code, _, states = text.partition(" is ")
        return f"where_is({code}, {', '.join(states.split(' or '))})"
    return f"flag({text})"


def chosen(text: str) -> str:
    """Cases as Python."""
    parts = split_at(text, ";")
    last = parts.pop().removesuffix(" otherwise")
    for part in reversed(parts):
        value, _, test = rest_of(part)
        last = f"where({test}, {value}, {last})"
    return last


def rest_of(part: str) -> tuple[str, str, str]:
    """A case as its value and its test, at the `where` that is in no bracket."""
    depth = 0
    for place, letter in enumerate(part):
        depth += (letter in "([{⟦⟨") - (letter in ")]}⟧⟩")
        if not depth and part.startswith(" where ", place):
            return part[:place], " where ", part[place + len(" where ") :]
    raise ValueError(part)


def figure(match: re.Match[str]) -> str:
    """A figure as Python."""
    name = match[2].removeprefix(".")
    return f'figures["{match[1]}"]["{name}"]' if name else f'figures["{match[1]}"]'


def plain(text: str) -> tuple[str, list[str]]:
    """The page's signs as Python's, and its quoted texts, each replaced by its number."""
    for sign, word in SIGNS.items():
        text = text.replace(sign, word)
    quoted = list[str]()

    def put_away(match: re.Match[str]) -> str:
        """Keep a quoted text, marked where it has holes."""
        quoted.append(f"f{match[0]}" if "{" in match[0] else match[0])
        return f"Q{len(quoted) - 1}Q"

    return re.sub(r'"[^"]*"', put_away, text), quoted


def line_of(line: str) -> str:
    """One line of the page as Python, quoted texts and all."""
    bare, quoted = plain(line)
    return re.sub(r"Q(\d+)Q", lambda match: quoted[int(match[1])], statement(bare))


def statement(line: str) -> str:
    """One line of the page as Python."""
    indent, line = line[: len(line) - len(line.lstrip())], line.strip()
    if match := re.fullmatch(r"return (\w+)⁺", line):
        return f"{indent}return stepped({match[1]})"
    if match := re.fullmatch(r"(\w+) ← (\w+)⁺", line):
        return f"{indent}{match[1]} = stepped({match[2]})"
    if match := re.fullmatch(r"(\w+)⁺ takes (.*)", line):
        return f"{indent}next_of({match[1]}).update({read_back(match[2])})"
    if match := re.fullmatch(r"(\w+)⁺\.(\w+) ← (.*)", line):
        return f"{indent}next_of({match[1]})['{match[2]}'] = {read_back(match[3])}"
    if match := re.fullmatch(r"(.*?) gains (.*)", line):
        return f"{indent}{match[1]}.append({read_back(match[2])})"
    if " ← " in line:
        left, _, right = line.partition(" ← ")
        return f"{indent}{read_back(left)} = {read_back(right)}"
    return indent + read_back(line)


def joined_lines(body: str) -> list[str]:
    """The lines of a body, those that go on over several put together."""
    lines, depth = list[str](), 0
    for line in body.splitlines():
        if depth:
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
        depth += sum(letter in "([{" for letter in line) - sum(letter in ")]}" for letter in line)
    return lines


def program(name: str, handed: str, body: str) -> str:
    """One law as a Python function."""
    lines = [f"    {line_of(line)}" for line in joined_lines(body)]
    return "\n".join((f"def {name}({handed}):", *lines))


class RebuiltLaws:
    """Every law of the page, ready to be called."""

    def __init__(self, page: str, figures: dict[str, dict[str, float]], chance: Chance) -> None:
        """Read a page.

        chance  the luck of the world that is played
        """
        self.chance, self.turn = chance, 1
        self.pending: dict[int, dict[str, Any]] = {}
        text = page.partition("### 7.1")[2].partition("### 7.3")[0]
        shared = {**vars(codes), **vars(deeds), **vars(axes), **self.arithmetic(), "figures": figures}
        self.modules: dict[str, dict[str, Any]] = {}
        for module, part in PART.findall(text):
            space = self.modules[module] = dict(shared)
            for law in LAW.finditer(part):
                source = program(law["name"], law["handed"], law["body"])
                exec(compile(source, f"{module}.{law['name']}", "exec"), space)
            for constant in HELD.findall(part):
                self.constants(constant, space)
        for module, part in PART.findall(text):
            for other, name in re.findall(r"`(\w+)\.(\w+)`", part.partition("\n\n**")[0].partition("From others:")[2]):
                self.modules[module][name] = self.modules[other][name]
        for name, law in self.modules["margin"].items():
            self.modules["ladder"].setdefault(name, law)

    @staticmethod
    def constants(lines: str, space: dict[str, Any]) -> None:
        """Put a module's constants and classes among its names."""
        for line in lines.splitlines():
            if record := re.fullmatch(r"(\w+)\(([\w, ]+)\)", line):
                fields = tuple(record[2].split(", "))
                space[record[1]] = record_of(fields)
            else:
                exec(line.replace("np.array", "column_of"), space)

    def arithmetic(self) -> dict[str, Any]:
        """What the page explains in words."""
        names = {name: getattr(arithmetic, name) for name in ("clip", "exp", "toward", "logit", "sigmoid")}
        return {
            **names,
            "max": np.maximum,
            "min": np.minimum,
            "sqrt": np.sqrt,
            "where": np.where,
            "remainder": np.remainder,
            "stack": stacked,
            "joined": joined,
            "zeros_like": np.zeros_like,
            "flag": flag,
            "where_is": where_is,
            "column": stacked,
            "column_of": column_of,
            "sum": added,
            "next_of": self.next_of,
            "stepped": self.stepped,
            "ones": np.ones,
            "zeros": np.zeros,
            "full": np.full,
            "abs": np.abs,
            "fields": fields,
            "Chance": self.happens,
            "Normal": self.normal,
        }

    def next_of(self, world: RebuiltWorld) -> dict[str, Any]:
        """What a step that is being taken changes in a world."""
        return self.pending.setdefault(id(world), {})

    def stepped(self, world: RebuiltWorld) -> RebuiltWorld:
        """The world after the step."""
        return world.but(**self.pending.pop(id(world), {}))

    def happens(self, probability: float, name: str) -> float:
        """Luck under a name."""
        return float(self.chance.happens(self.turn, name, np.array([np.squeeze(probability)], np.float64))[0])

    def normal(self, name: str, count: int) -> Any:
        """Normal luck under a name."""
        return self.chance.normal(self.turn, name, count)[:, 0]


def record_of(fields: Sequence[str]) -> Callable[..., Any]:
    """What makes a record of some fields."""

    def made(*values: Any, **named: Any) -> SimpleNamespace:
        """A record."""
        return SimpleNamespace(**dict(zip(fields, values, strict=False)), **named)

    return made


def fields(record: SimpleNamespace) -> tuple[Any, ...]:
    """All that a record holds, in order."""
    return tuple(vars(record).values())


def stacked(rows: Any, *more: Any) -> Any:
    """Rows under one another."""
    return np.array([np.squeeze(row) for row in ([rows, *more] if more else list(rows))], np.float64)


def column_of(rows: Any) -> Any:
    """A column as a row of numbers, as there is one world."""
    return np.squeeze(np.array(rows, np.float64))


def joined(parts: Sequence[Any], axis: int = 0) -> Any:
    """Rows behind one another."""
    return np.concatenate([np.atleast_1d(part) for part in parts], axis=axis)


def added(parts: Sequence[Any]) -> Any:
    """The sum of some rows."""
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + part
    return whole


def flag(condition: Any) -> Any:
    """⟦…⟧."""
    return np.where(condition, 1.0, 0.0)


def where_is(code: Any, *states: float) -> Any:
    """⟦x is A or B⟧."""
    return np.where(np.isin(code, states), 1.0, 0.0)
