"""`run_server`: the application under uvicorn."""

from __future__ import annotations

import math
import signal
import socket

from extractor.serve.options import ServeOptions, require_serve

# So many times the time limit of a page the requests that were asked may take when the service is told to stop: one in the work, and those in line behind it.
_GRACE = 2


def run_server(options: ServeOptions, *, verbose: bool = False) -> None:
    """Serve until SIGINT or SIGTERM; requests that were asked are answered, unless SIGINT comes twice. Raises OSError where the port is taken, ImportError where the extra is missing."""
    require_serve()
    import logging

    import uvicorn

    from extractor.serve.application import create_app

    if verbose:
        logging.basicConfig(format="extractor: %(message)s")
        logging.getLogger("extractor.serve").setLevel(logging.INFO)
    # Before the workers start: a port that is taken is told at once.
    with socket.socket(socket.AF_INET6 if ":" in options.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((options.host, options.port))
        probe.listen(128)
        config = uvicorn.Config(
            create_app(options),
            log_level="info" if verbose else "warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_grace(options.time_limit),
        )
        # Once it has stopped, uvicorn raises the signal that stopped it once more: SIGTERM is the ordinary end of a service, and no failure.
        signal.signal(signal.SIGTERM, lambda *_: None)
        uvicorn.Server(config).run(sockets=[probe])


def _grace(time_limit: float) -> int | None:
    """Seconds; None for as long as it takes, where a page may take as long as it likes."""
    return None if math.isinf(time_limit) else math.ceil(_GRACE * time_limit)
