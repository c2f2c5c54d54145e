--liquibase formatted sql

--changeset huiyu:insurance-schema
create schema insurance;
grant usage on schema insurance to huiyu_app;
