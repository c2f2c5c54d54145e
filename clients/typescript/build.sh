#!/usr/bin/env bash
# Compiles the TypeScript client and tests it (`test`), or packs it for integrators (`pack`). Called by Maven after the
# sources are generated.
set -euo pipefail
cd "$(dirname "$0")"

node_major=$(node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/' || true)
if [ "${node_major:-0}" -lt 20 ] || ! command -v npm >/dev/null; then
  echo "SKIPPED clients/typescript: Node.js 20 or newer is not installed. 未安装 Node.js,跳过 TypeScript 客户端。"
  exit 0
fi

sources() { find src package-lock.json tsconfig.json -type f -exec sha256sum {} + | LC_ALL=C sort | sha256sum; }

# Anew only when a source says otherwise than what is compiled.
compile() {
  if [ -f dist/index.js ] && [ "$(cat target/compiled.sha256 2>/dev/null)" = "$(sources)" ]; then return; fi
  # Installed anew only when the lock file says otherwise than what is installed.
  if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
    npm ci --silent --no-progress
    cp package-lock.json node_modules/.installed-lock.json
  fi
  rm -rf dist
  npm run --silent build
  sources > target/compiled.sha256
}

mkdir -p target
compile
case "$1" in
  test) npm test --silent ;;
  pack) npm pack --silent --pack-destination target > /dev/null ;;
esac
