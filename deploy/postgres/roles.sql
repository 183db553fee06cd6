-- The database of one service and its two roles: the migrator owns it, the application has no DDL and is bound by
-- row-level security. Needs the psql variables service, migrator, app, migrator_password and app_password; the launcher
-- runs the same file and passes over what is there already.
CREATE ROLE :"migrator" LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE :"app" LOGIN NOSUPERUSER NOBYPASSRLS;
ALTER ROLE :"migrator" PASSWORD :'migrator_password';
ALTER ROLE :"app" PASSWORD :'app_password';
CREATE DATABASE :"service" OWNER :"migrator";
ALTER DATABASE :"service" SET search_path = :"service";
REVOKE CONNECT ON DATABASE :"service" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service" TO :"app";
