"""Sound and voice are extras that can never do harm."""

import numpy as np
import pygame
import pytest

from game.desktop.commands import GiveOrder
from game.desktop.sound import CUES, Sound, tone
from game.desktop.toolkit.scene import Rect, Scene, Widget
from game.desktop.voice import Voice, script, speaking_command


def test_no_sound_device_is_said_once_and_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a device the player is told in words, and every later tone is silence."""

    def fails(*_: object) -> None:
        raise pygame.error("ALSA: no card")

    monkeypatch.setattr(pygame.mixer, "init", fails)
    sound = Sound()
    assert "No sound can be played here" in sound.open()
    sound.cue(GiveOrder("us.strike"), 0.5)
    assert not sound.opened


def test_the_dummy_device_plays_every_tone(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a device each tone is played, and the device is let go of."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    sound = Sound()
    assert sound.open() == ""
    sound.cue(GiveOrder("us.strike"), 0.5)
    assert GiveOrder in sound.tones
    sound.close()
    assert not pygame.mixer.get_init()


@pytest.mark.parametrize("kind", CUES)
def test_tones_begin_and_end_softly(kind: type) -> None:
    """No tone clicks: each begins at nothing, ends near nothing, and is never too loud."""
    wave = tone(*CUES[kind])
    assert wave[0] == 0
    assert np.abs(wave[-50:]).max() < 300
    assert np.abs(wave).max() < 16000


def test_a_voice_is_found_where_the_system_has_one() -> None:
    """The first speaking program there is is used; without one there is no voice, and saying something is silence."""
    assert speaking_command("linux", lambda name: "/usr/bin/say" if name == "say" else None)[0] == "say"
    assert speaking_command("linux", lambda name: None) == ()
    Voice(()).say("anything")
    Voice(("/no/such/program",)).say("anything")


def test_prose_is_read_aloud_and_buttons_are_not() -> None:
    """Headings and sentences are read; what is only pressed is not."""
    widgets = (
        Widget("h", "heading", "Moscow waits", Rect(0, 0, 9, 9)),
        Widget("b", "button", "Done", Rect(0, 9, 9, 9)),
    )
    assert script(Scene("brief", widgets)) == "Moscow waits"
