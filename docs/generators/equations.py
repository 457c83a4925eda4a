"""Laws as equations: the source of a pure function, read and written as lines that a reader can follow by hand.

The notation, which `docs/odd.md` explains and `tests/docs/rebuilt.py` reads back:

w.x            a measure of the world; w⁺.x after the step, w ← w⁺ where the step is over
section.name   a figure
⟦c⟧            1 where c holds, 0 elsewhere
{a where c; b otherwise}   the first value whose test holds
Chance(p, name), Normal(name, n)   luck drawn under a name
push(n), shift(n), stance(p), first_stance(p), made(m), turned(t)   what deeds put on the world
"""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from docs.generators.equation_text import (
    AND,
    COMPARED,
    GIVEN,
    NUMPY,
    OR,
    PLAIN,
    RENAMED,
    SIGN,
    SIGNS,
    SUM,
    TEST,
    TIGHT,
    Rendered,
    closes,
    is_nought,
    parameters,
    split_at,
    written,
)

OF_DEEDS = {
    "now": "push", "rest": "shift", "stance": "stance", "opening": "first_stance", "move": "made", "turn": "turned",
}  # fmt: skip


NOTHING: Mapping[str, str] = {}


@attrs.define
class EquationWriter:
    """Writes one function's body.

    aliases  what short names of the source stand for: `law` for a section of figures
    figures  every figure met, by "section.name"
    modules  names of other modules, whose functions are called through them
    renamed  what worlds and deeds are called
    once     names that are given once only: those that stand for nought need no line
    owned    sections of figures that an object holds, by the name of its part
    """

    modules: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = attrs.field(factory=dict)
    once: frozenset[str] = frozenset()
    owned: Mapping[str, str] = attrs.field(factory=dict)
    aliases: dict[str, str] = attrs.field(factory=dict)
    figures: list[str] = attrs.field(factory=list)

    # Statements

    def lines(self, body: Sequence[ast.stmt], depth: int = 0) -> Iterator[str]:
        """The lines of some statements, indented."""
        for statement in body:
            for line in self.statement(statement):
                yield "    " * depth + line

    def statement(self, node: ast.stmt) -> Iterator[str]:
        """The lines of one statement; none for what only names things."""
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Delete() | ast.Pass() | ast.Assert():
                return
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield from self.assigned(target, value)
            case ast.Assign(targets=[target], value=value):
                yield from self.assigned(target, value)
            case ast.AugAssign(target=target, op=operator, value=value):
                yield from self.assigned(target, ast.BinOp(self.loaded(target), operator, value))
            case ast.Return(value=ast.expr() as value):
                yield from self.returned(value)
            case ast.For(target=target, iter=iterated, body=inner):
                yield f"for {self.bare(target)} in {self.of(iterated)}:"
                yield from self.lines(inner, 1)
            case ast.If(test=test, body=inner, orelse=other):
                yield f"if {self.of(test)}:"
                yield from self.lines(inner, 1)
                if other:
                    yield "else:"
                    yield from self.lines(other, 1)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=rows, attr="append"), args=[row])):
                yield f"{self.of(rows)} gains {self.of(row)}"
            case ast.Expr(value=value):
                yield self.of(value)
            case ast.FunctionDef(name=name, args=arguments, body=inner):
                yield f"define {name}({', '.join(parameters(arguments))}):"
                yield from self.lines(inner, 1)
            case ast.Continue():
                yield "next"
            case _:
                # Pythons differ in which quotation marks they write around a sentence with holes.
                yield ast.unparse(node).replace('"', "'")

    @staticmethod
    def loaded(target: ast.expr) -> ast.expr:
        """What is assigned to, as it is read."""
        return ast.parse(ast.unparse(target), mode="eval").body

    def assigned(self, target: ast.expr, value: ast.expr) -> Iterator[str]:
        """The lines of an assignment; a short name for figures is noted and not printed."""
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            names = {node.id for part in target.elts for node in ast.walk(part) if isinstance(node, ast.Name)}
            read = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
            if not names & read:
                for one, its in zip(target.elts, value.elts, strict=True):
                    yield from self.assigned(one, its)
                return
        if isinstance(target, ast.Name):
            short = self.shortened(value)
            if short is not None:
                self.aliases[target.id] = short
                return
            self.aliases.pop(target.id, None)
            if target.id in self.once and self.of(value) == "0":
                self.aliases[target.id] = "0"
                return
        if isinstance(value, ast.Call) and (changed := self.but(value)):
            yield from changed
            step = f"{self.changed_world(value)}⁺"
            if isinstance(target, ast.Name):
                yield f"{self.renamed.get(target.id, target.id)} ← {step}"
                return
        yield from self.equation(self.of(target), value)

    def equation(self, left: str, value: ast.expr) -> Iterator[str]:
        """An equation, its cases a line each where there are many."""
        right = self.of(value)
        if right.startswith("{") and right.endswith("}") and len(left) + len(right) > 100:
            yield f"{left} ← {{"
            yield from (f"    {case}" for case in split_at(right[1:-1], ";", keep=True))
            yield "}"
            return
        yield f"{left} ← {right}"

    def shortened(self, value: ast.expr) -> str | None:
        """What a name stands for where it only shortens `figures.section` and the like; None where it does not."""
        text = ast.unparse(value)
        for alias, whole in self.aliases.items():
            if text == alias or text.startswith(f"{alias}."):
                text = whole + text[len(alias) :]
        if text in {"rules.figures", "figures"}:
            return "figures"
        if text == "rules.chance":
            return "chance"
        parts = text.removeprefix("rules.").split(".")
        if parts[0] == "figures" and len(parts) == 2 and all(part.isidentifier() for part in parts):
            return ".".join(parts)
        return None

    def returned(self, value: ast.expr) -> Iterator[str]:
        """The lines of what a function gives back."""
        if isinstance(value, ast.Call) and (changed := self.but(value)):
            yield from changed
            yield f"return {self.changed_world(value)}⁺"
            return
        right = self.of(value)
        if len(right) > 100 and right.startswith(("stack(", "[")):
            opens = right.index("(" if right.startswith("stack") else "[") + 1
            if len(split_at(right, ",")) == 1:
                yield f"return {right[:opens]}"
                yield from (f"    {part}" for part in split_at(right[opens:-1], ",", keep=True))
                yield right[-1]
                return
        if right.startswith("{") and len(right) > 100 and closes(right) == len(right) - 1:
            yield "return {"
            yield from (f"    {case}" for case in split_at(right[1:-1], ";", keep=True))
            yield "}"
            return
        yield f"return {right}"

    def changed_world(self, call: ast.Call) -> str:
        """The name of the world that a `but` changes."""
        assert isinstance(call.func, ast.Attribute)
        return self.of(call.func.value)

    def but(self, call: ast.Call) -> list[str]:
        """The lines of a world with some measures replaced; none where it is something else."""
        match call:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=world), attr="but"), args=[], keywords=keywords):
                own = self.renamed.get(world, world)
                lines = list[str]()
                for word in keywords:
                    if word.arg is None:
                        lines.append(f"{own}⁺ takes {self.of(word.value)}")
                    else:
                        lines += self.equation(f"{own}⁺.{word.arg}", word.value)
                return lines
            case _:
                return []

    # Expressions

    def of(self, node: ast.expr) -> str:
        """The text of an expression."""
        return self.expression(node).text

    def expression(self, node: ast.expr) -> Rendered:
        """An expression, rendered."""
        match node:
            case ast.Constant(value=value):
                return Rendered(
                    f'"{value}"' if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value)
                )
            case ast.JoinedStr(values=values):
                return Rendered('"' + "".join(self.piece(value) for value in values) + '"')
            case ast.Name(id=name):
                return Rendered(self.aliases.get(name, self.renamed.get(name, name)))
            case ast.Attribute():
                return self.attribute(node)
            case ast.Subscript(value=value, slice=place):
                return self.subscript(value, place)
            case ast.BinOp(left=left, op=operator, right=right):
                return self.sum(left, operator, right)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Rendered(f"−{self.expression(operand).within(SIGN)}", SIGN)
            case ast.UnaryOp(op=ast.Not() | ast.Invert(), operand=operand):
                return Rendered(f"not {self.expression(operand).within(TEST)}", AND)
            case ast.BoolOp(op=operator, values=values):
                word, holds = (" and ", AND) if isinstance(operator, ast.And) else (" or ", OR)
                return Rendered(word.join(self.expression(value).within(holds + 1) for value in values), holds)
            case ast.Compare(left=left, ops=operators, comparators=others):
                text = self.expression(left).within(SUM)
                for operator_, other in zip(operators, others, strict=True):
                    text += f" {COMPARED[type(operator_)]} {self.expression(other).within(SUM)}"
                return Rendered(text, TEST)
            case ast.IfExp(test=test, body=body, orelse=other):
                return Rendered(f"{{{self.of(body)} where {self.of(test)}; {self.of(other)} otherwise}}")
            case ast.Call():
                return self.call(node)
            case _:
                return self.collection(node)

    def collection(self, node: ast.expr) -> Rendered:
        """A tuple, a list, a dictionary or one of those made over something."""
        match node:
            case ast.Tuple(elts=parts):
                return Rendered(f"({', '.join(self.of(part) for part in parts)}{',' * (len(parts) == 1)})")
            case ast.List(elts=parts):
                return Rendered(f"[{', '.join(self.of(part) for part in parts)}]")
            case ast.Dict(keys=keys, values=values):
                pairs = zip(keys, values, strict=True)
                inner = ", ".join(f"{self.of(key) if key else '**'}: {self.of(value)}" for key, value in pairs)
                return Rendered(f"dict⟨{inner}⟩")
            case ast.ListComp(elt=element, generators=made) | ast.GeneratorExp(elt=element, generators=made):
                return Rendered(f"[{self.of(element)} {self.over(made)}]")
            case ast.DictComp(key=key, value=value, generators=made):
                return Rendered(f"dict⟨{self.of(key)}: {self.of(value)} {self.over(made)}⟩")
            case ast.Starred(value=value):
                return Rendered(f"*{self.of(value)}")
            case _:
                return Rendered(ast.unparse(node))

    def over(self, made: Sequence[ast.comprehension]) -> str:
        """What a collection is made over."""
        texts = []
        for one in made:
            texts.append(f"for {self.bare(one.target)} in {self.of(one.iter)}")
            texts += [f"if {self.of(test)}" for test in one.ifs]
        return " ".join(texts)

    def bare(self, node: ast.expr) -> str:
        """The names that a loop gives, without brackets around them."""
        return ", ".join(self.of(part) for part in node.elts) if isinstance(node, ast.Tuple) else self.of(node)

    def piece(self, node: ast.expr) -> str:
        """A piece of a text with holes."""
        match node:
            case ast.Constant(value=text):
                return str(text)
            case ast.FormattedValue(value=value):
                return f"{{{self.of(value)}}}"
            case _:
                return ast.unparse(node)

    def attribute(self, node: ast.Attribute) -> Rendered:
        """A measure, a figure, or a part of something else."""
        text = f"{self.of(node.value)}.{node.attr}"
        if text.startswith("self."):
            text = self.owned.get(node.attr, node.attr)
        if text.startswith("rules.figures."):
            text = text.removeprefix("rules.")
        if text.startswith("figures.") and text.count(".") > 1:
            text = text.removeprefix("figures.")
            self.figures.append(text)
        return Rendered(text)

    def subscript(self, value: ast.expr, place: ast.expr) -> Rendered:
        """A row of a measure, or a figure whose name is put together."""
        whole, index = self.expression(value).within(TIGHT), place
        if whole == "0":
            return Rendered("0")
        where = ", ".join(self.of(part) for part in index.elts) if isinstance(index, ast.Tuple) else self.slice(index)
        if whole.startswith("figures."):
            whole = whole.removeprefix("figures.")
            named = where.strip('"')
            self.figures.append(f"{whole}.{named}")
        return Rendered(f"{whole}[{where}]")

    def slice(self, place: ast.expr) -> str:
        """A place, or a stretch of places."""
        if isinstance(place, ast.Slice):
            return ast.unparse(place)
        return self.of(place)

    def sum(self, left: ast.expr, operator: ast.operator, right: ast.expr) -> Rendered:
        """A sum, a product and the like; what is multiplied by a written nought is nought."""
        sign, holds = SIGNS[type(operator)]
        if isinstance(operator, ast.Mult) and (is_nought(left) or is_nought(right)):
            return Rendered("0")
        if (known := written(ast.BinOp(left, operator, right))) is not None:
            return Rendered(f"{known:g}".replace("-", "−"))
        first, second = self.expression(left), self.expression(right)
        if isinstance(operator, ast.Add) and "0" in (first.text, second.text):
            return second if first.text == "0" else first
        tighter = holds + 1 if isinstance(operator, ast.Sub | ast.Div) else holds
        return Rendered(f"{first.within(holds)} {sign} {second.within(tighter)}", holds)

    def call(self, node: ast.Call) -> Rendered:
        """A call: of luck, of deeds, of arithmetic, or of another law."""
        name = ast.unparse(node.func)
        arguments = node.args
        if name == "np.where" and len(arguments) == 3:
            return self.cases(*arguments)
        if name == "flag":
            return Rendered(f"⟦{self.of(arguments[0])}⟧")
        if name == "where_is":
            states = " or ".join(self.of(state) for state in arguments[1:])
            return Rendered(f"⟦{self.of(arguments[0])} is {states}⟧")
        if name in {"np.equal", "np.not_equal"}:
            sign = "=" if name == "np.equal" else "≠"
            both = [self.expression(argument).within(SUM) for argument in arguments]
            return Rendered(f"{both[0]} {sign} {both[1]}", TEST)
        if isinstance(node.func, ast.Attribute):
            return self.method(node, node.func)
        words = [self.of(one) for one in arguments if not self.given(one)]
        words += [f"{word.arg}={self.of(word.value)}" for word in node.keywords]
        return Rendered(f"{PLAIN.get(name, name)}({', '.join(words)})")

    def given(self, node: ast.expr) -> bool:
        """Whether an argument is one that every law is handed."""
        if isinstance(node, ast.Name):
            return node.id in GIVEN or self.aliases.get(node.id, "") in {"figures", "chance"}
        return ast.unparse(node) in {"rules.figures", "rules.chance", "readings_turn(readings)"}

    def method(self, node: ast.Call, function: ast.Attribute) -> Rendered:
        """A call of something's own."""
        owner, name = self.of(function.value), function.attr
        evolved = ast.unparse(node.func) == "attrs.evolve"
        words = [self.of(one) for one in node.args if evolved or not self.given(one)]
        if owner in {"chance", "rules.chance", "figures.chance"}:
            match name:
                case "happens":
                    return Rendered(f"Chance({words[2]}, {words[1]})")
                case "normal":
                    return Rendered(f"Normal({', '.join(words[1:])})")
                case _:
                    return Rendered(f"{name.capitalize()}({', '.join(words[1:])})")
        if owner == "deeds" and name in OF_DEEDS:
            return Rendered(f"{OF_DEEDS[name]}({', '.join(words)})")
        if name == "copy" and not words:
            return self.expression(function.value)
        words += [
            f"{word.arg}={self.of(word.value)}" if word.arg else f"**{self.of(word.value)}" for word in node.keywords
        ]
        if owner == "attrs":
            head = f"fields({words[0]})" if name == "astuple" else f"{words[0]}.but({', '.join(words[1:])})"
            return Rendered(head)
        if owner == "np":
            return Rendered(f"{NUMPY.get(name, name)}({', '.join(words)})")
        if owner in self.modules or owner == "self":
            return Rendered(f"{PLAIN.get(name, name)}({', '.join(words)})")
        return Rendered(f"{owner.removeprefix('figures.')}.{name}({', '.join(words)})")

    def cases(self, test: ast.expr, then: ast.expr, other: ast.expr) -> Rendered:
        """The values of a choice, one a case; a choice within its last case goes on in the same list."""
        parts = [f"{self.of(then)} where {self.of(test)}"]
        while isinstance(other, ast.Call) and ast.unparse(other.func) == "np.where" and len(other.args) == 3:
            test, then, other = other.args
            parts.append(f"{self.of(then)} where {self.of(test)}")
        return Rendered("{" + "; ".join((*parts, f"{self.of(other)} otherwise")) + "}")


@attrs.frozen
class Equations:
    """A function as it is printed.

    handed   the names of its parameters
    figures  every figure it reads, by "section.name"; holes in braces where a name is put together
    """

    name: str
    handed: tuple[str, ...]
    lines: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def head(self) -> str:
        """The function with what it is handed."""
        return f"{self.name}({', '.join(self.handed)})"


def is_given(node: ast.Name) -> bool:
    """Whether a name is given here, and not read."""
    return isinstance(node.ctx, ast.Store)


def looped(function: ast.FunctionDef) -> set[str]:
    """Names that loops give."""
    made = (node.target for node in ast.walk(function) if isinstance(node, ast.For | ast.comprehension))
    return {name.id for target in made for name in ast.walk(target) if isinstance(name, ast.Name)}


def equations(
    function: ast.FunctionDef, modules: frozenset[str] = frozenset(), owned: Mapping[str, str] = NOTHING
) -> Equations:
    """The equations of one function.

    modules  names of other modules, whose functions are called through them
    owned    sections of figures that the function's object holds, by the name of its part
    """
    names = {one.arg for one in function.args.args}
    given = Counter(node.id for node in ast.walk(function) if isinstance(node, ast.Name) and is_given(node))
    once = frozenset(name for name, times in given.items() if times == 1)
    renamed = {
        name: new for name, new in RENAMED.items() if name in names or (given[name] and name not in looped(function))
    }
    writer = EquationWriter(modules, renamed, once, owned)
    lines = tuple(writer.lines(function.body))
    return Equations(function.name, tuple(parameters(function.args)), lines, tuple(dict.fromkeys(writer.figures)))
