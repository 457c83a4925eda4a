"""Every experiment, by the number of its claim."""

from collections.abc import Mapping

from tests.claims import on_money, on_the_pair, on_wedges
from tests.claims.paired import Experiment

EXPERIMENTS: Mapping[str, Experiment] = {
    experiment.name: experiment
    for experiment in sorted(
        (*on_the_pair.EXPERIMENTS, *on_money.EXPERIMENTS, *on_wedges.EXPERIMENTS),
        key=lambda experiment: experiment.name,
    )
}
