"""ema_workbench, its experiments side by side. Import it only where the extra `neighbours` is installed."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice

from ema_workbench.em_framework.evaluators import SequentialEvaluator
from ema_workbench.em_framework.points import experiment_generator

from game.adapters.ema_model import PlayedScenario
from game.loose_types import Untyped
from game.model.play.seated import ENGINE
from game.studies.run.part_process import BLOCK

OutcomeCallback = Callable[[Untyped, dict[str, float]], None]


class SideBySide(SequentialEvaluator):
    """Plays all experiments of one strategy in blocks, as a batch does, instead of one after another.

    with SideBySide(model()) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=10_000, policies=4)
    """

    def evaluate_experiments(
        self, *arguments: Untyped, callback: OutcomeCallback | None = None, **options: Untyped
    ) -> None:
        """Play what ema_workbench asks for and tell its callback of each.

        arguments  scenarios, policies and the callback in ema_workbench 2; experiments and the callback in 3
        """
        if callback is None:
            *wanted, callback = arguments
        else:
            wanted = list(arguments)
        if len(wanted) > 1:
            scenarios, policies = wanted
            experiments: Iterable[Untyped] = experiment_generator(scenarios, self._msis, policies, **options)
        else:
            (experiments,) = wanted
        models = {entry.name: entry.function for entry in self._msis}
        for block in blocks(experiments):
            scenario: PlayedScenario = models[block[0].model_name]
            played = scenario.together(strategy_of(block[0]), [inputs_of(entry) for entry in block])
            for experiment, outcome in zip(block, played, strict=True):
                callback(experiment, outcome)


def blocks(experiments: Iterable[Untyped]) -> Iterator[list[Untyped]]:
    """Experiments in their order, cut where the model, the strategy or what is drawn changes, or a block is full."""
    for _, alike in groupby(
        experiments, lambda entry: (entry.model_name, strategy_of(entry), frozenset(inputs_of(entry)))
    ):
        while block := list(islice(alike, BLOCK)):
            yield block


def strategy_of(experiment: Untyped) -> str:
    """The strategy that an experiment's policy names."""
    return str(experiment.policy.get("strategy", ENGINE))


def inputs_of(experiment: Untyped) -> dict[str, Untyped]:
    """The drawn figures and the world of an experiment.

    ema_workbench 3 writes the policy into the scenario once it has told of an experiment, and scenarios are shared.
    """
    return {name: value for name, value in experiment.scenario.items() if name not in experiment.policy}
