#!/usr/bin/env bash
# Starts docker-compose.yml from nothing, has it train a study, kills a silo, and takes all of it down again, volumes included.
# COMPOSE=docker-compose: with the older program. UP=--no-build: with the images that are there. Needs the ports 8081 and 8082.
set -euo pipefail
cd "$(dirname "$0")/../.."
export POSTGRES_PASSWORD=try-only ORLEANSTUNE_ADMIN_KEY=try-only-admin-key

compose() { ${COMPOSE:-docker compose} -p orleanstune-try "$@"; }
call() { curl -fsS --max-time 30 -H "Authorization: Bearer $ORLEANSTUNE_ADMIN_KEY" "http://localhost:$@"; }
within() { # seconds, command
  local end=$((SECONDS + $1))
  until "${@:2}" 2>/dev/null; do
    ((SECONDS < end)) || { echo "Not within $1 s: ${*:2}"; compose logs --tail 50; exit 1; }
    sleep 1
  done
}
ready() { call "$1/health/ready" >/dev/null; }
trained() { call "$1/v1/studies/try" | grep -q '"state":"completed"'; }

trap 'compose down -v' EXIT
compose up -d "${UP:---build}" postgres silo-1 silo-2 trainer gateway-1 gateway-2
within 180 ready 8081
within 60 ready 8082
call 8081/v1/studies -o /dev/null -H 'Content-Type: application/json' -d '{
  "name": "try",
  "objectives": [{"name": "accuracy", "direction": "maximize"}],
  "searchSpace": [{"name": "learning_rate", "type": "float", "low": 0.01, "high": 1, "log": true}],
  "scheduler": {"name": "hyperband", "minResource": 1, "maxResource": 3, "eta": 3},
  "stop": {"maxTrials": 6},
  "execution": {"trainer": "mlp-classifier", "data": "digits", "parallel": 2}
}'
within 180 trained 8082
call 8082/v1/studies/try/best && echo
compose kill silo-1
within 60 trained 8081
within 60 ready 8082
echo "A study was trained, and read again after one of two silos was killed."
