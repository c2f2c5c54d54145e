--liquibase formatted sql

--changeset huiyu:childcare-schema
create schema childcare;
grant usage on schema childcare to huiyu_app;
