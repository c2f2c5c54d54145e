#!/usr/bin/env bash
# How fast a list of 100,000 cases opens in a browser, on a running standalone platform that is made to be measured: loads
# the cases into one demo city, then opens list and worklist as a caseworker, at a desk and on a phone.
#   HUIYU_HOME=… HUIYU_PORT=… HUIYU_DATABASE_PORT=… benchmarks/case-list/run.sh [CASES]
# The figures are printed, and kept as JSON in benchmarks/target/case-list.json.
set -euo pipefail
cd "$(dirname "$0")/../.."
home=${HUIYU_HOME:-.huiyu}
PGPASSWORD=$(sed -n 's/^database.owner.password=//p' "$home/secrets.properties")
export PGPASSWORD
psql -q -h 127.0.0.1 -p "${HUIYU_DATABASE_PORT:-5433}" -U postgres -d huiyu -v division=370100 -v wanted="${1:-100000}" -f benchmarks/case-list/load.sql
mkdir -p benchmarks/target
MEASURED="$PWD/benchmarks/target/case-list.json" HUIYU_ADDRESS="http://localhost:${HUIYU_PORT:-8080}" \
  npm --prefix console run --silent measure
