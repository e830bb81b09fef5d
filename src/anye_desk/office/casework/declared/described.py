"""A kind of case as plain data, for whoever reads a declaration without reading Python."""

from typing import Any

from anye_desk.office.casework.declaring import CAPACITIES, Capacity, Kind, Move, State

Plain = dict[str, Any]


def described(kind: Kind) -> Plain:
    """Return a kind's declaration: its states, moves, roles and clocks, each with its words."""
    return {
        "name": kind.name,
        "zh": kind.words.zh,
        "en": kind.words.en,
        "version": kind.version,
        "states": [_state(state) for state in kind.states],
        "moves": [_move(move) for move in kind.moves],
        "roles": [
            {"name": str(one), "zh": CAPACITIES[one].zh, "en": CAPACITIES[one].en}
            for one in roles_of(kind)
        ],
        "clocks": [
            {
                "state": one.name,
                "working_days": one.within,
                "on_silence": one.on_silence or None,
            }
            for one in kind.states
            if one.has_clock
        ],
    }


def roles_of(kind: Kind) -> list[Capacity]:
    """Return in which capacities anything can be done with a case of a kind."""
    acting = {one for move in kind.moves for one in move.who}
    return [one for one in Capacity if one in acting]


def _state(state: State) -> Plain:
    return {
        "name": state.name,
        "zh": state.words.zh,
        "en": state.words.en,
        "turn": sorted(state.turn),
        "is_final": state.is_final,
    }


def _move(move: Move) -> Plain:
    return {
        "name": move.name,
        "zh": move.words.zh,
        "en": move.words.en,
        "from": list(move.starts),
        "to": move.end or None,
        "who": sorted(move.who),
        "guards": [
            {"name": guard.name, "zh": guard.words.zh, "en": guard.words.en}
            for guard in move.guards
        ],
        "reasons": [reason.code for reason in move.reasons],
        "part": move.part or None,
        "bulk": move.bulk,
        "takes_back": move.takes_back or None,
        "key": move.key or None,
    }
