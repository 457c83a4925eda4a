from game.model.scenario.claims import claims
from game.studies.evidence.tensions import TENSIONS
from tests.studies.claims.page import PAGE, page
from tests.studies.claims.record import ADVICE, blessing, recorded


def test_the_page_is_what_the_record_makes_it() -> None:
    """docs/claims.md says what the record and the claims say; when blessed, it is written here."""
    text = page(recorded(), claims())
    if blessing():
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text, ADVICE


def test_every_claim_stands_on_the_page() -> None:
    """Each of the 88 claims is told once, in our own words."""
    text = page(recorded(), claims())
    assert all(text.count(f" {claim.claim}") == 1 for claim in claims().values())


def test_the_five_tensions_are_told() -> None:
    """Each tension names experiments of the record, and one of its own that puts both sides together."""
    assert len(TENSIONS) == 5
    for tension in TENSIONS:
        assert set(tension.experiments) <= recorded().keys()
        assert tension.decides in tension.experiments
