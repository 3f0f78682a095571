-- Which blobs a manifest names, as deflated JSON; null where that is not known. Apart from its facts, which are read far more often.
ALTER TABLE facts ADD COLUMN contents bytea;
