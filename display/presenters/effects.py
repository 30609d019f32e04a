"""What the presenter asks of the voice."""

from dataclasses import dataclass

from display.voice.airtime import SpokenCall


@dataclass(frozen=True, slots=True)
class Speak:
    """Speak this call when its turn comes."""

    call: SpokenCall


@dataclass(frozen=True, slots=True)
class ServiceBegan:
    """The holder of this ticket is at the counter."""

    label: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The call of this ticket holds no longer."""

    label: str


Effect = Speak | ServiceBegan | Withdraw
Effects = tuple[Effect, ...]
