"""Sound: three short tones, off at first. No device, or a broken one, is never a fault of the game's."""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np
import pygame

RATE = 44100
# For each command the tones it makes: frequencies in hertz, and seconds of the whole.
CUES: Mapping[str, tuple[tuple[float, ...], float]] = {
    "Draft": ((523.25,), 0.09),
    "Withdraw": ((392.0,), 0.09),
    "EndQuarter": ((261.63, 329.63, 392.0), 0.45),
}


def tone(pitches: tuple[float, ...], seconds: float) -> np.ndarray[Any, np.dtype[np.int16]]:
    """Return a soft chord that dies away, one channel of 16 bits."""
    time = np.arange(round(RATE * seconds)) / RATE
    wave = sum(np.sin(2 * np.pi * pitch * time) for pitch in pitches) / len(pitches)
    shape = np.minimum(time / 0.008, 1.0) * np.exp(-5.0 * time / seconds)
    return np.asarray(wave * shape * 12000, np.int16)


@attrs.define(eq=False)
class Sound:
    """The device, opened when sound is first wanted.

    fault  why there is no sound, "" where there is
    """

    opened: bool = False
    fault: str = ""
    kept: dict[str, Any] = attrs.field(factory=dict)

    def open(self) -> str:
        """Open the device; return what to say where there is none."""
        if not self.opened and not self.fault:
            try:
                pygame.mixer.init(RATE, -16, 1, 512)
                self.opened = True
            except (pygame.error, NotImplementedError) as fault:
                self.fault = f"No sound can be played here ({str(fault).lower()}). Everything else goes on."
        return self.fault

    def cue(self, command: Any, volume: float) -> None:
        """Play the tone that goes with a command, if one does."""
        found = CUES.get(type(command).__name__)
        if found is None or not self.opened:
            return
        name = type(command).__name__
        if name not in self.kept:
            self.kept[name] = pygame.mixer.Sound(buffer=tone(*found).tobytes())
        self.kept[name].set_volume(volume)
        self.kept[name].play()

    def close(self) -> None:
        """Let go of the device."""
        if self.opened:
            pygame.mixer.quit()
            self.opened = False
