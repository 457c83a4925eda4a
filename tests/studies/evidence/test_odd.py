from game.model.laws.turn import PHASES
from game.model.state.measures import measures_of
from game.model.state.world import World
from tests.studies.claims.carriers import laws
from tests.studies.claims.record import ADVICE, blessing
from tests.studies.evidence.odd_doc import PAGE, page

ELEMENTS = (
    "## 1. Purpose and patterns",
    "## 2. Entities, state variables and scales",
    "## 3. Process overview and scheduling",
    "## 4. Design concepts",
    "## 5. Initialisation",
    "## 6. Input",
    "## 7. Submodels",
)


def test_the_odd_page_is_what_the_code_makes_it() -> None:
    """docs/odd.md says what the code, the ruleset and the base scenario say now; when blessed, it is written here."""
    text = page()
    if blessing():
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text, ADVICE.replace("tests/studies/claims", "tests/studies/evidence")


def test_all_seven_elements_are_told() -> None:
    """The page has the seven elements of the protocol, in order."""
    places = [page().index(element) for element in ELEMENTS]
    assert places == sorted(places)


def test_no_measure_phase_or_law_is_left_out() -> None:
    """Every lasting measure, every phase and every law with a source stands on the page."""
    text = page()
    assert all(f"| `{one.name}` |" in text for one in measures_of(World).values() if not one.fleeting)
    assert all(f"**{phase.__name__}**" in text for phase in PHASES)
    assert all(f"- `{name}`:" in text for name in laws())
