#!/usr/bin/env bash
# Builds (`pages`) or tests (`test`) the console. Called by Maven after the TypeScript client's sources are generated.
set -euo pipefail
cd "$(dirname "$0")"

node_version=$(node --version 2>/dev/null | tr -d v || true)
if [ "$(printf '%s\n' 20.19 "${node_version:-0}" | sort -V | head -1)" != 20.19 ] || ! command -v npm >/dev/null; then
  echo "The console needs Node.js 20.19 or newer, with npm (found: ${node_version:-none}). 控制台需要 Node.js 20.19 或更新版本。" >&2
  exit 1
fi

# Installed anew only when the lock file says otherwise than what is installed.
if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
  npm ci --silent --no-progress --ignore-scripts
  cp package-lock.json node_modules/.installed-lock.json
fi

sources() {
  find src public index.html package-lock.json tsconfig.json vite.config.ts ../clients/typescript/src -type f -exec sha256sum {} + \
    | LC_ALL=C sort | sha256sum
}

case "$1" in
  pages)
    # `huiyu up` after a change elsewhere need not build the console again.
    if [ ! -f dist/index.html ] || [ "$(cat dist.sha256 2>/dev/null)" != "$(sources)" ]; then
      npm run --silent check
      npm run --silent build
      sources > dist.sha256
    fi ;;
  test) npm run --silent test ;;
esac
