"""Work on sound as samples: 16 bit, one channel, 22,050 a second."""

import math
from array import array
from collections.abc import Iterator
from typing import Final, TypeAlias

Samples: TypeAlias = "array[int]"

RATE: Final = 22_050
FULL_SCALE: Final = 32_768

LEVEL_DB: Final = -18.0
"""The level of every clip, in dB of full scale."""
PEAK_DB: Final = -1.5
"""No sample is louder than this, in dB of full scale."""

_FRAME: Final = RATE // 100
_GATE_DB: Final = -20.0
_SILENCE_DB: Final = -42.0
_FADE_IN: Final = RATE * 5 // 1000
_FADE_OUT: Final = RATE * 10 // 1000


def prepared(samples: Samples) -> Samples:
    """A recording made ready to stand beside the others: silence cut off, level and peak as everywhere, ends faded."""
    return faded(levelled(trimmed(samples)))


def trimmed(samples: Samples) -> Samples:
    """Without the silence at both ends: what stays 42 dB below the loudest 10 ms."""
    loudness = [_power(frame) for frame in _frames(samples)]
    floor = max(loudness, default=0.0) * _power_ratio(_SILENCE_DB)
    heard = [index for index, power in enumerate(loudness) if power > floor]
    return samples[heard[0] * _FRAME : (heard[-1] + 1) * _FRAME] if heard else array("h")


def levelled(samples: Samples) -> Samples:
    """At the common level; peaks that would then stand out are rounded off."""
    measured = level_db(samples)
    if measured == -math.inf:
        return samples
    gain = _amplitude_ratio(LEVEL_DB - measured)
    return array("h", (round(_limited(sample * gain)) for sample in samples))


def faded(samples: Samples) -> Samples:
    """With both ends brought to zero, so that nothing clicks where clips meet."""
    result, last = samples[:], len(samples) - 1
    for index in range(min(_FADE_IN, len(samples))):
        result[index] = result[index] * index // _FADE_IN
    for index in range(min(_FADE_OUT, len(samples))):
        result[last - index] = result[last - index] * index // _FADE_OUT
    return result


def level_db(samples: Samples) -> float:
    """The mean level of the voiced part in dB of full scale.

    As in EBU R 128, frames far below the rest (here 20 dB below the loudest 10 ms) do not count: a word with a pause
    inside is not quieter than one without.
    """
    powers = [_power(frame) for frame in _frames(samples)]
    gate = max(powers, default=0.0) * _power_ratio(_GATE_DB)
    voiced = [power for power in powers if power > gate]
    return 10 * math.log10(sum(voiced) / len(voiced)) if voiced else -math.inf


def peak_db(samples: Samples) -> float:
    """The loudest sample in dB of full scale."""
    peak = max(map(abs, samples), default=0)
    return 20 * math.log10(peak / FULL_SCALE) if peak else -math.inf


def _frames(samples: Samples) -> Iterator[Samples]:
    return (samples[start : start + _FRAME] for start in range(0, len(samples), _FRAME))


def _power(frame: Samples) -> float:
    return sum(sample * sample for sample in frame) / len(frame) / FULL_SCALE**2


def _limited(value: float) -> float:
    """Straight up to the knee, then bent so that it never passes the ceiling."""
    over = abs(value) - _KNEE
    if over <= 0:
        return value
    return math.copysign(_KNEE + _ROOM * math.tanh(over / _ROOM), value)


def _amplitude_ratio(decibels: float) -> float:
    return math.pow(10.0, decibels / 20)


def _power_ratio(decibels: float) -> float:
    return math.pow(10.0, decibels / 10)


_KNEE: Final = FULL_SCALE * _amplitude_ratio(PEAK_DB - 3)
_ROOM: Final = FULL_SCALE * _amplitude_ratio(PEAK_DB) - _KNEE
