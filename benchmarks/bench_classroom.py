"""How a class is served: six teams with forty phones, then sixty players and a thousand observers.

Scripted phones play a whole class over the wire against the real server, which runs in processes of its own on the same
machine; so the figures hold for both together. Run alone: `.venv/bin/python benchmarks/bench_classroom.py`.
"""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from game.classroom.rehearsal.lesson import RehearsalOutcome, RehearsalPlan
from game.classroom.rehearsal.rehearse import rehearsed
from game.classroom.rehearsal.script import ScriptPace

SCENARIO = ("partners_of_convenience",)
CLASSES = {
    "6 teams, 40 phones": RehearsalPlan(SCENARIO, quarters=4, phones=40),
    "6 teams, 60 phones, 1000 observers": RehearsalPlan(
        SCENARIO, quarters=4, phones=60, observers=1000, pace=ScriptPace(0.5, 3.0)
    ),
}


def measured(plan: RehearsalPlan) -> RehearsalOutcome:
    """Return how one class went."""
    with TemporaryDirectory() as folder:
        return asyncio.run(rehearsed(plan, Path(folder) / "class.wedge", lambda _: None))


def main() -> None:
    """Print how each class went."""
    for name, plan in CLASSES.items():
        found = measured(plan)
        early, late = found.memory
        memory = f"{early:.0f} to {late:.0f} MB" if early and late else "unknown"
        print(f"{name}, {plan.quarters} quarters in {found.seconds:.0f} s")
        print(
            f"  acknowledged   {found.acts} acts, p95 {found.ack * 1000:.0f} ms, worst {found.ack_worst * 1000:.0f} ms"
        )
        print(f"  resolved       p95 {found.resolve:.2f} s")
        print(f"  messages       {found.said} deliveries, {found.lost} lost")
        print(f"  debrief        there {found.debrief:.1f} s after it was opened")
        print(f"  refused        {sum(found.refused.values())} acts")
        print(f"  memory         {memory}; {found.bytes_sent / 1e6:.0f} MB sent")


if __name__ == "__main__":
    main()
