#!/bin/sh
# Run once by the PostgreSQL image on an empty volume: the database and roles of every service. With ON_ERROR_STOP=0 it may be
# run again, and adds what a newer version needs (docs/runbooks/roles.md).
set -eu
for service in gateway directory criteria funding poverty culture recognition reporting identity; do
  psql -v ON_ERROR_STOP="${ON_ERROR_STOP:-1}" -U "$POSTGRES_USER" -d postgres -f /deploy/roles.sql \
    -v service="$service" -v migrator="${service}_migrator" -v app="${service}_app" \
    -v worker="${service}_worker" -v worker_password="$LANGMOI_PASSWORD" \
    -v loader="${service}_loader" -v loader_password="$LANGMOI_PASSWORD" \
    -v migrator_password="$LANGMOI_PASSWORD" -v app_password="$LANGMOI_PASSWORD"
done
