"""The page of all levers and courses: what each country can do, be asked, plan and want, from the levers' files."""

from collections.abc import Iterator, Sequence

from docs.generators.markdown import code, number, table
from game.model.levers.catalogue import Choice, Course, Crisis, LeverEffect, Move, Policy, ThirdParty, seat_of
from game.model.levers.reading import catalogue
from game.model.state.axes import COUNTRIES

BY_LAW = "law"


def page() -> str:
    """The whole page."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Its lines, a country after another."""
    levers = catalogue()
    yield "# Levers and courses"
    yield ""
    yield f"All {len(levers.policies)} policies, {len(levers.moves)} moves, {len(levers.crises)} crises and"
    yield f"{len(levers.courses)} courses that ship. [What the fields mean](levers.md); [what the names are](names.md)."
    yield "An effect in italics is printed on the card and made by a law, so that it is not added twice."
    yield ""
    for country in (*COUNTRIES, ""):
        yield f"## {country.replace('_', ' ').title() or 'Any country'}"
        yield ""
        for policy in levers.policies:
            if seat_of(policy.id) == country:
                yield from of_policy(policy)
        for move in levers.moves:
            if seat_of(move.id) == country:
                yield from of_move(move)
        for crisis in levers.crises:
            if seat_of(crisis.id) == country:
                yield from of_crisis(crisis)
        for course in levers.courses:
            if seat_of(course.id) == country:
                yield from of_course(course)
        aims = [aim for aim in (*levers.ambitions, *levers.agendas) if seat_of(aim.id) == country]
        if aims:
            yield from table(("aim", "what it is", "test"), ((code(one.id), one.title, code(one.test)) for one in aims))


def of_policy(policy: Policy) -> Iterator[str]:
    """A policy's entry."""
    yield f"### {policy.title}"
    yield ""
    yield f"`{policy.id}`, a policy. {policy.says}"
    yield ""
    marked = [f"{place} {name}" for place, name in enumerate(policy.dials)]
    marked[policy.opening] = f"**{marked[policy.opening]}**"
    upkeep = ", ".join(map(str, policy.upkeep))
    felt = ("at once", "a quarter later")[policy.delay] if policy.delay < 2 else f"{policy.delay} quarters later"
    yield f"- Dial: {', '.join(marked)}; upkeep {upkeep} weeks; felt {felt}"
    yield from of_lever(policy)


def of_move(move: Move) -> Iterator[str]:
    """A move's entry."""
    yield f"### {move.title}"
    yield ""
    yield f"`{move.id}`, a move. {move.says}"
    yield ""
    yield f"- Price: {move.cost} weeks"
    for need in move.needs:
        yield f"- Needs: `{need.test}`"
    yield from of_lever(move)


def of_lever(lever: Policy | Move) -> Iterator[str]:
    """What policies and moves share."""
    yield f"- Effects: {effects(lever.effects)}"
    yield f"- {lever.third.country.replace('_', ' ').title()}: {effects([lever.third])}. {lever.third.says}"
    risk = lever.risk
    yield f"- Risk: {number(risk.chance)} of {effects([LeverEffect(risk.path, risk.size, risk.when)])}. {risk.says}"
    yield f"- Good: {lever.good} Backfires: {lever.backfires}"
    yield f"- Fit: `{lever.fit}`, usually {number(lever.usual_fit)}"
    claims = f"; claims {', '.join(lever.claims)}" if lever.claims else ""
    yield f"- Serves: {lever.serves}; seen: {lever.visibility}{claims}"
    yield ""


def effects(listed: Sequence[LeverEffect | ThirdParty]) -> str:
    """Effects in a line."""
    texts = (f"`{one.path}` {number(one.size)} {one.when}" for one in listed)
    return "; ".join(f"*{text}*" if one.by == BY_LAW else text for text, one in zip(texts, listed, strict=True))


def of_crisis(crisis: Crisis) -> Iterator[str]:
    """A crisis's entry."""
    yield f"### {crisis.title}"
    yield ""
    yield f"`{crisis.id}`, a crisis, to be answered {crisis.clock}. {crisis.says} It comes where `{crisis.when}`."
    yield ""
    yield from table(("choice", "weeks", "effects", "what is said of it"), map(of_choice, crisis.choices))


def of_choice(choice: Choice) -> tuple[str, ...]:
    """A choice's row."""
    return choice.title, str(choice.cost), effects(choice.effects), choice.says


def of_course(course: Course) -> Iterator[str]:
    """A course's entry."""
    yield f"### {course.title}"
    yield ""
    yield f"`{course.id}`, a course: {course.character}. {course.says}"
    yield ""
    yield f"- Starts where `{course.starts_when}`; dropped where `{course.drops_when}`"
    yield f"- Dials: {', '.join(f'`{policy}` {step}' for policy, step in course.dials_set.items()) or 'none'}"
    yield f"- Steps: {'; '.join(map(code, course.steps)) or 'none'}"
    yield f"- Red lines: {'; '.join(map(code, course.red_lines)) or 'none'}"
    yield ""
