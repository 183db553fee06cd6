-- The database of one service and its four roles: the migrator owns it; the API (app) and the worker own nothing, have no
-- DDL and are bound by row-level security; the loader may what the API may and, which nobody else may, write law. Needs the
-- psql variables service, migrator, app, worker, loader and a password of each (migrator_password, …). It may be run again:
-- the launcher passes over what is there already, and so does psql without ON_ERROR_STOP.
CREATE ROLE :"migrator" LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE :"app" LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE :"worker" LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE :"loader" LOGIN NOSUPERUSER NOBYPASSRLS;
GRANT :"app" TO :"loader";
ALTER ROLE :"migrator" PASSWORD :'migrator_password';
ALTER ROLE :"app" PASSWORD :'app_password';
ALTER ROLE :"worker" PASSWORD :'worker_password';
ALTER ROLE :"loader" PASSWORD :'loader_password';
CREATE DATABASE :"service" OWNER :"migrator";
ALTER DATABASE :"service" SET search_path = :"service";
-- Temporary tables too.
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service" TO :"app", :"worker", :"loader";
