"""Sound: three short tones, off at first. No device, or a broken one, is never a fault of the game's."""

from collections.abc import Mapping

import attrs
import numpy as np
import pygame
from numpy.typing import NDArray

from game.desktop.commands import Command, Dial, EndQuarter, GiveOrder, Withdraw
from game.desktop.window_words import words

RATE = 44100
# For each command the tones it makes: frequencies in hertz, and seconds of the whole.
CUES: Mapping[type, tuple[tuple[float, ...], float]] = {
    GiveOrder: ((523.25,), 0.09),
    Dial: ((466.16,), 0.07),
    Withdraw: ((392.0,), 0.09),
    EndQuarter: ((261.63, 329.63, 392.0), 0.45),
}


def tone(pitches: tuple[float, ...], seconds: float) -> NDArray[np.int16]:
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
    tones: dict[type, pygame.mixer.Sound] = attrs.field(factory=dict)

    def open(self) -> str:
        """Open the device; return what to say where there is none."""
        if not self.opened and not self.fault:
            try:
                pygame.mixer.init(RATE, -16, 1, 512)
                self.opened = True
            except (pygame.error, NotImplementedError) as fault:
                self.fault = words("told", "no_sound_can_be_played", value=str(fault).lower())
        return self.fault

    def cue(self, command: Command | None, volume: float) -> None:
        """Play the tone that goes with a command, if one does."""
        kind = type(command)
        cue = CUES.get(kind)
        if cue is None or not self.opened:
            return
        if kind not in self.tones:
            self.tones[kind] = pygame.mixer.Sound(buffer=tone(*cue).tobytes())
        self.tones[kind].set_volume(volume)
        self.tones[kind].play()

    def close(self) -> None:
        """Let go of the device."""
        if self.opened:
            pygame.mixer.quit()
            self.opened = False
