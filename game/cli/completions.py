"""What completes a word on the command line. The rooms that know are opened only when somebody asks."""


def scenario_names(incomplete: str) -> list[str]:
    """Return the scenarios that complete a word on the command line."""
    from game.model.scenario.setup_files import setup_names as names

    return [name for name in names() if name.startswith(incomplete)]


def course_names(incomplete: str) -> list[str]:
    """Return the courses that complete a word on the command line."""
    from game.model.play.seated import COURSE
    from game.model.scenario.setup_files import shipped_levers

    names = [course.id.removeprefix(COURSE) for course in shipped_levers().courses]
    return [name for name in names if name.startswith(incomplete)]


def strength_names(incomplete: str) -> list[str]:
    """Return the strengths that complete a word on the command line."""
    from agents.strengths import STRENGTHS

    return [name for name in STRENGTHS if name.startswith(incomplete)]


def side_names(incomplete: str) -> list[str]:
    """Return the countries that complete a word on the command line."""
    from game.model.state.axes import CODES, COUNTRIES

    return [name for name in (*CODES, *COUNTRIES) if name.startswith(incomplete)]
