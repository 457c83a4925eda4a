"""Phase 12, rupture and lock-in: hazards, never thresholds."""

import numpy as np

from game.model.state.arithmetic import mean, sigmoid
from game.model.state.axes import IRAN, PARTNERS, RUSSIA, Array
from game.model.state.events import Event, Step
from game.model.state.figures import FigureSection
from game.model.state.setting import Setting
from game.model.state.world import World


def rupture(world: World, before: World, setting: Setting) -> Step:
    """Return the world after the partnership may have broken, or become an alliance."""
    del before
    figures, turn = setting.figures.rupture, world.turn + 1
    strand = world.index / setting.figures.units.points
    broke = setting.chance.happens(turn, "rupture", breaking(world, strand, figures)) * (1 - world.ruptured)
    locked = setting.chance.happens(turn, "alliance", locking(world, strand, figures))
    locked = locked * (1 - world.ruptured) * (1 - world.allied) * (1 - broke)
    kept = 1 - broke * (1 - figures.help_after_break)
    trust = world.trust * (1 - broke * figures.trust_lost)
    trust = trust + locked * figures.trust_won * (1 - trust)
    after = world.but(
        ruptured=np.maximum(world.ruptured, broke),
        allied=np.maximum(world.allied, locked) * (1 - broke),
        help=np.maximum(world.help * kept, setting.figures.cooperation.least_help),
        index=world.index * kept,
        trust=trust,
        clause=np.maximum(world.clause * (1 - broke), locked),
        institutions=(world.institutions + locked * figures.institutions_won * (1 - world.institutions)) * kept,
    )
    return after, lambda: (
        Event("rupture.broke", "ruptured", broke),
        Event("rupture.allied", "allied", locked),
        *(
            Event("trust.rupture", f"trust.{name}", after.trust[i] - world.trust[i], seen_by=(name,))
            for i, name in enumerate(PARTNERS)
        ),
    )


def breaking(world: World, strand: Array, figures: FigureSection) -> Array:
    """Return the chance that the partnership breaks this quarter, (W,).

    strand  (W,) the index as a share, 0–1

    Source: theory.md 4.1, rupture as a hazard; base rate from theory.md 5 (5–15 % in eight quarters); claims C10, C54.
    """
    drive = figures.rest + figures.grievance * world.grievance[IRAN] + figures.slight * world.slight[IRAN]
    drive = drive + figures.accommodated * mean(world.accommodation)
    glue = figures.strength * strand + figures.trust * mean(world.trust) + figures.clause * world.clause
    return sigmoid(drive - glue)


def locking(world: World, strand: Array, figures: FigureSection) -> Array:
    """Return the chance that the partnership becomes an alliance this quarter, (W,).

    Source: claim C22 (left alone it may harden); theory.md 4.1, likewise for a treaty with a defence clause.
    """
    threat = np.minimum(world.threat[RUSSIA], world.threat[IRAN])
    drive = figures.lock_rest + figures.lock_strength * strand + figures.lock_trust * mean(world.trust)
    drive = drive + figures.lock_threat * threat + figures.lock_clause * world.clause
    drive = drive + figures.lock_institutions * world.institutions
    return sigmoid(drive - figures.lock_grievance * world.grievance[IRAN])
