#!/usr/bin/env bash
# Whether the engine is ready. By bash's own sockets: the image has neither curl nor wget, and needs none.
set -euo pipefail
exec 3<> "/dev/tcp/127.0.0.1/${MANAGEMENT_PORT:-${HTTP_PORT:-8080}}"
printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 4 _ code _ <&3
[ "$code" = 200 ]
