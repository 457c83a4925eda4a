"""A class that is reached from elsewhere: through a proxy, under a public name, over HTTPS."""

import json
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from game.classroom.server.addresses import Addresses, led_here, public_fault, reach
from game.classroom.server.room_opening import Wanted
from game.classroom.server.serving import prepared
from tests.classroom.sketches import CAMPAIGN, Running, inline, running, until

PUBLIC = "https://class.school.example"
AS_THE_PROXY = {"host": "class.school.example", "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9"}


@contextmanager
def reached(folder: Path, where: Addresses) -> Iterator[Running]:
    """Serve a room that is reached in some way."""
    listening = socket.create_server(("127.0.0.1", 0))
    found = prepared([folder / "room.wedge"], Wanted("IR 302", CAMPAIGN, 8, "whole"), where, listening)
    for table in found.registry.tables:
        table.open_room.workers = inline()
    with running(found) as host:
        yield host


def behind_proxies(*proxies: str, public: str = PUBLIC) -> Addresses:
    """Return how a server is reached that believes some proxies."""
    return led_here(reach(None, False), public, frozenset(proxies), None)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Return the files of a certificate for localhost and of its key, made for these tests."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl not installed")
    folder = tmp_path_factory.mktemp("tls")
    files = str(folder / "cert.pem"), str(folder / "key.pem")
    subprocess.run(
        [*("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"),
         *("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", files[1], "-out", files[0])],
        check=True, capture_output=True,
    )  # fmt: skip
    return files


def test_a_class_is_told_under_its_public_address(tmp_path: Path) -> None:
    """Join address, code's link and console name the public address, and the server answers under that name."""
    with reached(tmp_path, behind_proxies("127.0.0.1")) as host:
        assert host.registry.address == PUBLIC
        assert host.registry.tables[0].open_room.around.address == PUBLIC
        assert PUBLIC in host.registry.reach
        assert httpx.get(f"{host.url}/?code={host.code}", headers=AS_THE_PROXY).status_code == 200
        strange = httpx.get(host.url, headers={**AS_THE_PROXY, "host": "elsewhere.example"})
        assert strange.status_code == 400
        assert PUBLIC in strange.text


def test_a_page_of_the_public_address_may_act_whatever_name_the_proxy_asks_under(tmp_path: Path) -> None:
    """Proxies that ask under the server's own address send the page's origin all the same; other sites are refused."""
    with reached(tmp_path, behind_proxies("127.0.0.1")) as host:
        sent = {"name": "Amira", "seat": "iran", "id": "j1"}
        answers = [
            httpx.post(f"{host.url}/api/rooms/{host.code}/join", json=sent, headers={"origin": origin})
            for origin in (PUBLIC, "https://elsewhere.example")
        ]
        assert [answer.status_code for answer in answers] == [201, 403]
        address = f"{host.url.replace('http', 'ws')}/ws/{answers[0].json()['token']}"
        with connect(address, origin=Origin(PUBLIC)) as phone:
            assert json.loads(phone.recv())["type"] == "hello"
        with connect(address, origin=Origin("https://elsewhere.example")) as phone:
            assert json.loads(phone.recv())["type"] != "hello"


@pytest.mark.parametrize(("proxies", "counted_apart"), [(("127.0.0.1",), True), ((), False)])
def test_forwarded_addresses_are_believed_from_named_proxies_only(
    tmp_path: Path, proxies: tuple[str, ...], counted_apart: bool
) -> None:
    """Wrong codes count against the address a named proxy speaks for; without one nobody can speak for another."""
    with reached(tmp_path, behind_proxies(*proxies)) as host:
        codes = [
            httpx.get(
                f"{host.url}/api/rooms/QQQQ{n:02d}", headers={**AS_THE_PROXY, "x-forwarded-for": f"203.0.113.{n}"}
            )
            for n in range(40)
        ]
        assert all(answer.status_code == 404 for answer in codes) == counted_apart


def test_the_facilitators_cookie_is_for_https_alone_where_people_come_over_https(tmp_path: Path) -> None:
    """Over a public HTTPS address the cookie never travels in the clear; on a plain network it has to."""
    for where, secure in ((behind_proxies("127.0.0.1"), True), (reach(None, False), False)):
        (tmp_path / str(secure)).mkdir()
        with reached(tmp_path / str(secure), where) as host:
            page = httpx.get(f"{host.url}/f/{host.link('facilitator')}")
            assert ("Secure" in page.headers["set-cookie"]) is secure


def test_the_server_speaks_https_itself(tmp_path: Path, certificate: tuple[str, str]) -> None:
    """With a certificate pages and sockets come over HTTPS, and the address says so."""
    with reached(tmp_path, led_here(reach(None, False), "", frozenset(), certificate)) as host:
        assert host.registry.address.startswith("https://127.0.0.1:")
        trust = ssl.create_default_context(cafile=certificate[0])
        address = host.registry.address
        assert httpx.get(f"{address}/?code={host.code}", verify=trust).status_code == 200
        token = host.link("board")
        with connect(f"wss{address.removeprefix('https')}/ws/{token}", origin=Origin(address), ssl=trust) as board:
            assert json.loads(board.recv())["type"] == "hello"


@pytest.mark.parametrize(
    "public",
    ["class.school.org", "ftp://class.school.org", "https://", "https://a/b", "https://a?x", "http://[::1", "https://a:x"],
)  # fmt: skip
def test_what_is_no_public_address_is_refused(public: str) -> None:
    """An address has a scheme, a name, and nothing behind it."""
    assert public_fault(public)
    assert not public_fault("https://class.school.org:8443/")


NGINX = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 256; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  map $http_upgrade $how {{ default upgrade; '' close; }}
  server {{
    listen 127.0.0.1:{port} ssl; ssl_certificate {certificate}; ssl_certificate_key {key};
    location {refused} {{ return 403; }}
    location / {{
      proxy_pass {url}; proxy_http_version 1.1; proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $how; proxy_read_timeout 3600s;
      proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto $scheme;
    }}
  }}
}}
"""


@attrs.frozen
class Proxied:
    """A class behind a real proxy: its address, and what its certificate is trusted by."""

    host: Running
    address: str
    trust: ssl.SSLContext


@contextmanager
def behind_nginx(folder: Path, certificate: tuple[str, str], refused: str) -> Iterator[Proxied]:
    """Serve a class behind nginx, which refuses one path."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("nginx not installed")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"https://localhost:{port}"
    with reached(folder, led_here(reach(None, False), address, frozenset({"127.0.0.1"}), None)) as host:
        text = NGINX.format(
            folder=folder, port=port, certificate=certificate[0], key=certificate[1], url=host.url, refused=refused
        )
        (folder / "nginx.conf").write_text(text)
        proxy = subprocess.Popen(
            [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL
        )
        try:
            trust = ssl.create_default_context(cafile=certificate[0])

            def answers() -> bool:
                try:
                    return httpx.get(f"{address}/healthz", verify=trust).status_code == 200
                except httpx.TransportError:
                    return False

            until(answers, seconds=30)
            yield Proxied(host, address, trust)
        finally:
            proxy.terminate()
            proxy.wait(20)


@pytest.mark.parametrize("refused", ["/nowhere", "/ws/"])
def test_a_class_is_held_behind_a_real_proxy_with_sockets_and_without(
    tmp_path: Path, certificate: tuple[str, str], refused: str
) -> None:
    """Somebody joins and speaks through nginx over HTTPS; where it refuses sockets the HTTP calls do the same."""
    with behind_nginx(tmp_path, certificate, refused) as proxied:
        sent, origin = {"name": "Amira", "seat": "iran", "id": "j1"}, {"origin": proxied.address}
        asked = f"{proxied.address}/api/rooms/{proxied.host.code}/join"
        joined = httpx.post(asked, json=sent, headers=origin, verify=proxied.trust).json()
        assert joined["ok"]
        socket_address = f"wss{proxied.address.removeprefix('https')}/ws/{joined['token']}"
        if refused == "/ws/":
            with pytest.raises(InvalidStatus), connect(socket_address, ssl=proxied.trust) as phone:
                phone.recv()
        else:
            with connect(socket_address, origin=Origin(proxied.address), ssl=proxied.trust) as phone:
                assert json.loads(phone.recv())["type"] == "hello"
        act = {"id": "m1", "do": "message", "channel": "all", "text": "hello"}
        done = httpx.post(
            f"{proxied.address}/api/act/{joined['token']}", json=act, headers=origin, verify=proxied.trust
        )
        assert done.json()["ok"], done.text
        shown = httpx.get(f"{proxied.address}/api/view/{joined['token']}", verify=proxied.trust).json()
        assert [one["text"] for one in shown["sections"]["messages"]] == ["hello"]
