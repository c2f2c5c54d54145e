--liquibase formatted sql

--changeset huiyu:assistance-schema
create schema assistance;
grant usage on schema assistance to huiyu_app;
