-- The database of one service and its three roles: the migrator owns it; the API (app) and the worker own nothing, have no
-- DDL and are bound by row-level security. Needs the psql variables service, migrator, app, worker and a password of
-- each (migrator_password, …); the launcher runs the same file and passes over what is there already.
CREATE ROLE :"migrator" LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE :"app" LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE :"worker" LOGIN NOSUPERUSER NOBYPASSRLS;
ALTER ROLE :"migrator" PASSWORD :'migrator_password';
ALTER ROLE :"app" PASSWORD :'app_password';
ALTER ROLE :"worker" PASSWORD :'worker_password';
CREATE DATABASE :"service" OWNER :"migrator";
ALTER DATABASE :"service" SET search_path = :"service";
-- Temporary tables too.
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service" TO :"app", :"worker";
