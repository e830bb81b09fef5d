import pytest

from anye_desk.config import serve


def test_several_processes_need_a_key_of_their_own(monkeypatch):
    monkeypatch.delenv(serve.SECRET, raising=False)
    with pytest.raises(serve.KeyMissingError):
        serve.main(["--workers", "2"])


def test_the_settings_reach_the_server(monkeypatch):
    served = []

    def keep(server):
        served.append(server)

    monkeypatch.setattr(serve.Server, "run", keep)
    serve.main(["--port", "0"])
    assert served[0].cfg.address == [("127.0.0.1", 0)]
    assert served[0].cfg.worker_class_str == "gthread"
    assert callable(served[0].load())
