"""What stands around every page: the hall, and what is the matter with the hub or with the last command."""

from typing import Final

from counter_client.presenters.desk_state import DeskState
from counter_client.presenters.kept import KeptWork
from counter_client.presenters.pages import Frame
from counter_client.presenters.parts import Notice
from counter_client.presenters.speech import Speech
from shared.link.state import LinkState

_TROUBLES: Final = {"refused": "away_refused", "wrong_version": "away_wrong_version", "wrong_hall": "away_wrong_hall"}


def frame_of(
    speech: Speech, link: LinkState | None, state: DeskState | None, work: KeptWork, *, has_officer: bool
) -> Frame:
    """The frame; `state` is that of the desk at which the officer sits, `work` is what waits for the hub."""
    notice = _notice(speech, link, state, work, has_officer=has_officer)
    return Frame(speech.language, speech.hall, speech.say("window_title"), speech.say("language"), notice)


def _notice(
    speech: Speech, link: LinkState | None, state: DeskState | None, work: KeptWork, *, has_officer: bool
) -> Notice | None:
    if link is None or not link.is_connected:
        return _away_notice(speech, link, state, work, has_officer=has_officer)
    if work.refused is not None:
        label, problem = work.refused
        return Notice("warning", speech.say("kept_refused", label=label), " ".join(speech.problem(problem)))
    if state is not None and state.problem is not None:
        return Notice("warning", *speech.problem(state.problem))
    return None


def _away_notice(
    speech: Speech, link: LinkState | None, state: DeskState | None, work: KeptWork, *, has_officer: bool
) -> Notice:
    first = "away_looking" if has_officer else "away_looking_first"
    key = _TROUBLES.get(link.trouble if link else "", first)
    text = speech.say(key, hall=speech.hall or speech.say("away_any_hall"))
    if work.kept is not None:
        return Notice("warning", text, speech.say("away_kept", label=work.kept.label))
    pending = (state.under_way or state.unresolved) if state else None
    if pending is not None:
        return Notice("warning", text, speech.say("away_unknown", action=speech.say(pending.action)))
    return Notice("warning", text, speech.say("away_keeps") if has_officer else "")
