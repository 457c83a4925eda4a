import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.campaign.brief import cause_in_words
from game.campaign.sentences import has, says, texts
from game.model.laws.endings import VERDICTS
from game.model.laws.explain import index_causes
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS
from game.printed_numbers import plain, shares_shown, signed
from tests.campaign.sketches import opened, played_whole, randomly_played

LONGEST_HEADLINE = 60


def test_every_order_has_its_sentence() -> None:
    """Every order of the catalogue has a sentence, and no sentence is left without an order."""
    assert set(texts()["order"]) == set(opened().setting.catalogue.names)


@pytest.mark.parametrize("section", ["order", "happening", "headline"])
def test_headlines_are_short_and_calm(section: str) -> None:
    """Every sentence that can be a headline has under sixty characters, no full stop and no exclamation mark."""
    for sentence in texts()[section].values():
        assert len(sentence) < LONGEST_HEADLINE, sentence
        assert not sentence.endswith((".", "!"))


def test_what_goes_wrong_makes_a_short_headline() -> None:
    """Every risk of an order, and every inject's title, can be a headline: under sixty characters."""
    setting = opened().setting
    for order in setting.catalogue.orders:
        assert order.risk is None or len(order.risk.says) <= LONGEST_HEADLINE, order.name
    for inject in setting.injects:
        assert len(inject.title) <= LONGEST_HEADLINE, inject.name


def test_every_country_level_and_verdict_has_its_words() -> None:
    """Countries, levels and verdicts can all be told."""
    assert set(texts()["country"]) == set(texts()["country_name"]) == set(COUNTRIES)
    assert set(texts()["level"]) == set(LEVELS)
    assert set(texts()["verdict"]) == set(texts()["verdict_name"]) == set(VERDICTS)


def test_every_cause_of_trust_and_index_has_its_sentence() -> None:
    """Whatever the rules name as a cause of a change of trust or of the index, there is a sentence for it."""
    sessions = [played_whole(), *(randomly_played(seed, 4) for seed in range(3))]
    trust = {event.cause for one in sessions for events in one.events for event in events if "trust." in event.path}
    played = sessions[0]
    index = {f"index.{cause}" for cause in index_causes(played.worlds[0], played.worlds[1], played.setting)}
    assert trust
    assert index
    assert not [cause for cause in trust | index if not has("cause", cause)]


def test_every_happening_the_rules_report_has_its_sentence() -> None:
    """A break, an alliance, a crisis, a succession and an offer taken up can all be told, for whomever they concern."""
    named = ("rupture", "ending", "faction", "shock")
    causes = {
        f"{event.cause}.{event.who}".rstrip(".")
        for seed in range(3)
        for events in randomly_played(seed, 3).events
        for event in events
        if event.cause.partition(".")[0] in named or event.cause == "ties.offer_taken"
    }
    assert causes
    assert not [cause for cause in causes if not has("happening", cause)]


def test_a_missing_sentence_is_named() -> None:
    """Asking for a sentence there is not names the nearest."""
    with pytest.raises(KeyError, match=r"no 'us.holds' in \[order\]; nearest: us.hold"):
        says("order", "us.holds")


@given(st.dictionaries(st.text(), st.floats(-50, 50), max_size=12))
@example({"": 0.05})
def test_rounded_parts_add_up(amounts: dict[str, float]) -> None:
    """Parts rounded for show add up to the rounded whole, and each is within one step of what it was."""
    shown = shares_shown(amounts)
    assert sum(shown.values()) == pytest.approx(round(sum(amounts.values()), 1), abs=1e-6)
    assert all(abs(shown[name] - amount) <= 0.1 + 1e-9 for name, amount in amounts.items())


@pytest.mark.parametrize(
    ("amount", "shown"), [(0.04, "0.0"), (-0.04, "0.0"), (-1.25, "−1.2"), (0.3, "+0.3"), (12.0, "+12.0")]
)
def test_changes_are_shown_with_a_true_sign(amount: float, shown: str) -> None:
    """A change has a sign, a true minus, and no sign when it is nothing."""
    assert signed(amount) == shown


def test_numbers_are_plain() -> None:
    """Levels are whole, with a true minus."""
    assert plain(-3.4) == "−3"
    assert plain(-0.2) == "0"
    assert plain(36.5, 1) == "36.5"


def test_a_cause_without_a_sentence_is_named_all_the_same() -> None:
    """An inject is named by its title, an order's accident by its risk, and anything else in general words."""
    campaign = opened()
    setting = campaign.setting
    inject = setting.injects[0]
    risky = next(order for order in setting.catalogue.orders if order.risk)
    assert cause_in_words(campaign, f"inject.{inject.name}") == inject.title
    assert cause_in_words(campaign, "inject.unheard_of") == says("cause", "inject")
    assert risky.risk is not None
    assert cause_in_words(campaign, f"risk.{risky.name}") == risky.risk.says.rstrip(".")
    assert cause_in_words(campaign, "law.unheard_of") == says("cause", "other")
    assert cause_in_words(campaign, "trust.votes") == says("cause", "trust.votes")
