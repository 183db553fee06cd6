#!/bin/sh
# Registers what namespace.yaml lists; run again it changes nothing.
set -eu
until temporal operator namespace describe -n default >/dev/null 2>&1; do sleep 1; done
sed -n '/^searchAttributes:/,$ s/^  \([A-Za-z]*\): \([A-Za-z]*\)$/\1 \2/p' /deploy/namespace.yaml |
  while read -r name type; do
    temporal operator search-attribute create -n default --name "$name" --type "$type" || true
  done
