import json

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


def test_what_is_served_is_of_the_pinned_version_and_ours_to_serve():
    lock = json.loads((vendor.ROOT / "package-lock.json").read_text("utf-8"))
    pinned = lock["packages"]["node_modules/govuk-frontend"]["version"]
    style = (vendor.TARGET / vendor.STYLE).read_text("utf-8")
    script = (vendor.TARGET / vendor.SCRIPT).read_text("utf-8")
    assert f'--govuk-frontend-version:"{pinned}"' in style
    assert script.startswith(f'const version="{pinned}"')
    assert vendor.cleaned(style) == style
    assert "MIT License" in (vendor.TARGET / "LICENSE.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("script", "says"),
    [(None, "install Node.js"), ("#!/bin/sh\necho SELF_SIGNED >&2; exit 1\n", "EXTRA_CA_CERTS")],
)
def test_whoever_renews_them_without_npm_or_its_certificate_is_told_what_helps(
    tmp_path, monkeypatch, script, says
):
    if script:
        (tmp_path / "npm").write_text(script)
        (tmp_path / "npm").chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}")
    with pytest.raises(SystemExit, match=says):
        vendor.main()
