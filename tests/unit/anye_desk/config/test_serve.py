import socket

import pytest

from anye_desk.config import serve


@pytest.fixture
def taken(socket_enabled):
    """Return a port that something else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def served(monkeypatch):
    """Return where each server that is started would listen; none is."""
    found = []

    def keep(server):
        [bound] = server.cfg.address
        with socket.socket(fileno=bound) as kept:
            found.append((server, kept.getsockname()))

    monkeypatch.setattr(serve.Server, "run", keep)
    return found


def test_the_settings_reach_the_server(served, socket_enabled):
    serve.main(["--port", "0"])
    [(server, (host, port))] = served
    assert host == "127.0.0.1"
    assert port
    assert server.cfg.worker_class_str == "anye_desk.config.worker.Worker"
    assert callable(server.load())


def test_a_port_in_use_is_said_in_a_sentence_that_names_the_way_out(taken, served, capfd):
    with pytest.raises(SystemExit) as refused:
        serve.main(["--port", str(taken)])
    assert refused.value.code == 2
    said = capfd.readouterr().err
    assert f"端口 {taken} 已被占用" in said
    assert "PORT=" in said
    assert served == []


def test_make_run_takes_the_next_free_port(taken, served, capfd):
    serve.main(["--port", str(taken), "--or-next"])
    [(_, (_, port))] = served
    assert taken < port < taken + serve.PORTS_TRIED
    assert f"端口 {taken} 已被占用" in capfd.readouterr().out


def test_an_address_of_another_machine_is_refused_in_words(served, socket_enabled, capfd):
    with pytest.raises(SystemExit):
        serve.main(["--host", "192.0.2.1"])
    assert "192.0.2.1" in capfd.readouterr().err
